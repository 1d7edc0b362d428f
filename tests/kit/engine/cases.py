"""Cases that say what a rule means, read from YAML.

The format is that of `spec/rules/meaning/README.md`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import utc
from segmatrix.kit.rules.rulefile import Rules

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

Row = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One case: customer data, rules, and what must come of them."""

    given: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    @property
    def as_of(self) -> datetime:
        return _instant(self.given.get("as_of", NOON))

    @property
    def merges(self) -> list[tuple[str, str]]:
        return [(str(gone), str(kept)) for gone, kept in self.given.get("merges", [])]

    @cached_property
    def rules(self) -> Rules:
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

    @cached_property
    def data(self) -> CustomerData:
        tables = {name: arrow(rows) for name, rows in self.tables.items()}
        return CustomerData.from_arrow(tables, self.merges, zone=self.given.get("timezone", "UTC"))


def load(path: Path) -> list[Any]:
    """Return the cases of a file as parameters, as they are written, named by their sentence."""
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [pytest.param(one, id=one["name"]) for one in given]


def case(given: Mapping[str, Any]) -> Case:
    """Return a case with its rows spelled out."""
    as_of = _instant(given.get("as_of", NOON))

    def when(written: Any) -> date:
        if isinstance(written, str) and (ago := _BEFORE.fullmatch(written)):
            return as_of - int(ago[1]) * _UNITS[ago[2]]
        whole_day = isinstance(written, date) and not isinstance(written, datetime)
        return written if whole_day else _instant(written)

    tables: dict[str, list[Row]] = {}
    for name in ("people", "accounts"):
        if name in given:
            tables[name] = [_plain(row) for row in given[name]]
    if "events" in given:
        tables["events"] = [
            {"user_id": user, "event": event, "timestamp": when(time), **_plain(*more)}
            for user, event, time, *more in given["events"]
        ]
    if "feedback" in given:
        tables["feedback"] = [
            {"user_id": user, "kind": kind, "timestamp": when(time)} | _told(*more)
            for user, kind, time, *more in given["feedback"]
        ]
    if "exposures" in given:
        tables["exposures"] = [
            {"user_id": user, "experiment": name, "variant": variant, "timestamp": when(time)}
            for user, name, variant, time in given["exposures"]
        ]
    return Case(given, tables)


def arrow(rows: Sequence[Row]) -> pa.Table:
    """Return rows as a table; a column has the type of its values."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.table({name: _column([row.get(name) for row in rows]) for name in names})


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
    if value is not None and name in ("user_id", "account_id", "message_id"):
        return str(value)
    if isinstance(value, datetime) or (isinstance(value, str) and _INSTANT.fullmatch(value)):
        return _instant(value)
    return value


def _instant(written: Any) -> datetime:
    if isinstance(written, str):
        written = datetime.fromisoformat(written)
    if not isinstance(written, datetime):
        assert isinstance(written, date)
        written = datetime(written.year, written.month, written.day, tzinfo=UTC)
    return utc(written)


def _texts(lists: Mapping[str, Sequence[Any]]) -> dict[str, list[str]]:
    return {name: [str(one) for one in ids] for name, ids in lists.items()}
