"""The cases of the specification: customer data, rules, and what must come of them.

Each file is a list of cases in YAML; `README.md` beside them says what its keys are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import yaml

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.data.zones import utc
from segmatrix.kit.rules.rulefile import Rules

Row: TypeAlias = dict[str, Any]

NOON = "2026-06-15T12:00:00Z"
_BEFORE = re.compile(r"-(\d+)([mhdw])")
_UNITS = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
# Keys of a case that stand as they are in a file of rules.
_OF_RULES = ("unit", "timezone", "measures", "stages", "themes", "scores")
_IDS = ("user_id", "account_id", "message_id")


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        name: the sentence that it stands for.
        given: the case as it is written.
        tables: the rows of each table, with instants as such, and days where a row names one.
    """

    name: str
    given: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    @property
    def as_of(self) -> datetime:
        """The instant of the question."""
        return _instant(self.given.get("as_of", NOON))

    @property
    def timezone(self) -> str:
        """The zone that days begin in."""
        zone: str = self.given.get("timezone", "UTC")
        return zone

    @property
    def merges(self) -> list[tuple[str, str]]:
        """The pairs of an id and the id that it goes into."""
        return [(str(gone), str(kept)) for gone, kept in self.given.get("merges", [])]

    @cached_property
    def rules(self) -> Rules:
        """The rules, a lone one as the segment `S`.

        Raises:
            RuleError: if the case is one of rules that cannot be read.
        """
        written = self.given.get("segments") or {"S": self.given["rule"]}
        studies = self.given.get("clusters", {})
        text = yaml.safe_dump(
            {
                **{key: self.given[key] for key in _OF_RULES if key in self.given},
                "lists": _texts(self.given.get("lists", {})),
                "clusters": {study: _texts(clusters) for study, clusters in studies.items()},
                "events": list(self.given.get("events_known", [])),
                "segments": [{"name": name, "rule": rule} for name, rule in written.items()],
            },
            allow_unicode=True,
        )
        return Rules.parse(text)

    def standing(self) -> dict[str, pa.Table]:
        """Return the tables as they stand in a database, where a day has begun at an instant."""
        found = {
            name: arrow([self._begun(row) for row in rows])
            for name, rows in self.tables.items()
            if rows
        }
        if self.merges:
            found["merges"] = merging(self.merges)
        return found

    def _begun(self, row: Row) -> Row:
        """Return a row whose time, if it is a day, is the start of that day."""
        time = row.get("timestamp")
        if time is None or isinstance(time, datetime):
            return row
        return {**row, "timestamp": Calendar.at(self.as_of, self.timezone).instant(time)}


def shipped() -> Iterator[tuple[str, list[Case]]]:
    """Yield the cases that come with the package, by the subject that they are about."""
    for path in sorted(_folder().glob("*.yaml")):
        yield path.stem, load(path)


def load(path: Path) -> list[Case]:
    """Return the cases of a file."""
    return [case(one) for one in yaml.safe_load(path.read_text(encoding="utf-8"))]


def case(given: Mapping[str, Any]) -> Case:
    """Return a case with its rows spelled out."""
    as_of = _instant(given.get("as_of", NOON))

    def when(written: Any) -> date:
        if isinstance(written, str) and (ago := _BEFORE.fullmatch(written)):
            return as_of - int(ago[1]) * _UNITS[ago[2]]
        whole_day = isinstance(written, date) and not isinstance(written, datetime)
        return written if whole_day else _instant(written)

    tables: dict[str, list[Row]] = {
        name: [_plain(row) for row in given[name]]
        for name in ("people", "accounts")
        if name in given
    }
    if "events" in given:
        tables["events"] = [
            {"user_id": user, "event": event, "timestamp": when(time), **_plain(*more)}
            for user, event, time, *more in given["events"]
        ]
    if "feedback" in given:
        tables["feedback"] = [
            {"user_id": user, "kind": kind, "timestamp": when(time), **_told(*more)}
            for user, kind, time, *more in given["feedback"]
        ]
    if "exposures" in given:
        tables["exposures"] = [
            {"user_id": user, "experiment": name, "variant": variant, "timestamp": when(time)}
            for user, name, variant, time in given["exposures"]
        ]
    return Case(given["name"], given, tables)


def arrow(rows: Sequence[Row]) -> pa.Table:
    """Return rows as a table; a column has the type of its values."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.table({name: _column([row.get(name) for row in rows]) for name in names})


def merging(pairs: Sequence[tuple[str, str]]) -> pa.Table:
    """Return merges as a table, of pairs of an id and the id that it goes into."""
    return arrow([{"from_id": gone, "into_id": kept} for gone, kept in pairs])


def _folder() -> Path:
    """Return where the cases are: in the package, or beside its source."""
    packed = Path(str(files("segmatrix.kit.conformance"))) / "cases"
    return packed if packed.is_dir() else Path(__file__).parents[4] / "spec" / "rules" / "meaning"


def _column(values: list[Any]) -> pa.Array:
    if any(isinstance(value, float) for value in values):
        return pa.array([None if value is None else float(value) for value in values])
    return pa.array(values)


def _told(score: Any = None, text: Any = None, more: Mapping[str, Any] | None = None) -> Row:
    return {"score": score, "text": text, **_plain(more)}


def _plain(row: Mapping[str, Any] | None = None) -> Row:
    """Return a row with ids as text and instants as such."""
    return {str(name): _value(str(name), value) for name, value in (row or {}).items()}


def _value(name: str, value: Any) -> Any:
    if value is not None and name in _IDS:
        return str(value)
    if isinstance(value, datetime) or (isinstance(value, str) and _INSTANT.fullmatch(value)):
        return _instant(value)
    return value


def _instant(written: Any) -> datetime:
    if isinstance(written, str):
        written = datetime.fromisoformat(written)
    if not isinstance(written, datetime):
        written = datetime(written.year, written.month, written.day, tzinfo=UTC)
    return utc(written)


def _texts(lists: Mapping[str, Sequence[Any]]) -> dict[str, list[str]]:
    return {name: [str(one) for one in ids] for name, ids in lists.items()}
