"""Segments as models of dbt: the queries, with instants that move with a variable.

A query has its instants as literals, worked out in Python. In a model each stands as the call of a
macro that says where it comes from, `segmatrix_back(30, "day", …)`, and works out the same when the
model is compiled: windows move with the variable `as_of`, in the civil time of the rules' zone.
"""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import TICK, Calendar, Dates, Interval
from segmatrix.kit.data.zones import Offset
from segmatrix.kit.engine.database.bases import word_of
from segmatrix.kit.engine.database.querying import question
from segmatrix.kit.engine.database.spelling import SOURCE
from segmatrix.kit.rules.nodes import Duration, Unit
from segmatrix.kit.rules.rulefile import Rules

# The instant at which the models are written does not matter; the changes of a zone's offset do,
# and are written out for all of these years, which is how far tables of zones reach.
_SOMEWHEN = datetime(2026, 1, 1)  # noqa: DTZ001 -- naive is UTC here
_YEARS = (datetime(1970, 1, 1), datetime(2037, 12, 31))  # noqa: DTZ001 -- likewise
_TOLD = re.compile("⟪(.*?)⟫")
_AS_OF = "segmatrix_as_of()"
_AFTER = "segmatrix_after"


def models(
    rules: Rules, *, data: CustomerData | None = None, dialect: str = "duckdb"
) -> dict[str, str]:
    """Return the files of a dbt project by their path: models, their sources and macros.

    Args:
        rules: the segments, one model each.
        data: what the tables look like; without data, the standard layout is assumed.
        dialect: the SQL dialect of the warehouse.

    Raises:
        RuleError: if a rule asks for what there is not, or for what the dialect cannot say.
    """
    calendar = Told.calendar(rules.timezone)
    asked = question(rules, calendar, data=data, dialect=dialect, sources=True)
    found: dict[str, str] = {}
    for name, rule in asked.segments.items():
        word = unique = f"segment_{word_of(name)}"
        number = 1
        while f"models/segmatrix/{unique}.sql" in found:
            number += 1
            unique = f"{word}_{number}"
        sql = _TOLD.sub(r"{{ \1 }}", asked.fresh().written(rule))
        head = f"-- {' '.join(name.split())}\n"
        found[f"models/segmatrix/{unique}.sql"] = f"{head}{SOURCE.sub(_sourced, sql)}\n"
    found["models/segmatrix/sources.yml"] = _sources(asked.tables)
    macros = files("segmatrix.kit.engine.database") / "dbt_macros.sql"
    found["macros/segmatrix.sql"] = macros.read_text(encoding="utf-8")
    return found


class _Instant(datetime):
    """An instant that is written as what it comes from, and is the same as another that does."""

    how: str

    @classmethod
    def told(cls, instant: datetime, how: str) -> "_Instant":
        found = cls.fromisoformat(datetime.isoformat(instant))
        found.how = how
        return found

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        return f"⟪{self.how}⟫"

    def __add__(self, length: timedelta) -> "_Instant":
        assert length == TICK, "windows end a tick later, or where they end"
        later = datetime.fromisoformat(datetime.isoformat(self)) + length
        return _Instant.told(later, f"{_AFTER}({self.how})")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Instant) and self.how == other.how

    def __hash__(self) -> int:
        return hash(self.how)


class _Day(date):
    """A day that is written as what it comes from."""

    how: str

    @classmethod
    def told(cls, day: date, how: str) -> "_Day":
        found = cls(day.year, day.month, day.day)
        found.how = how
        return found

    def isoformat(self) -> str:
        return f"⟪{self.how}⟫"


@dataclass(frozen=True)
class Told(Calendar):
    """Civil time whose instants tell how they come from `as_of`."""

    @classmethod
    def calendar(cls, zone: str) -> "Told":
        return cls(_Instant.told(_SOMEWHEN, _AS_OF), ZoneInfo(zone))

    def window(self, window: Any) -> Interval:
        """Return the instants of a window, none of them at or after `as_of`."""
        found = self._window(window)
        start = None if found.start is None else self._until_now(found.start)
        return Interval(start, self.as_of if found.end is None else self._until_now(found.end))

    def back(self, duration: Duration) -> datetime:
        """Return the instant so long before `as_of`."""
        return self._moved("back", self._plain.back(duration), duration.number, duration.unit)

    def ahead(self, duration: Duration) -> datetime:
        """Return the instant so long after `as_of`."""
        return self._moved("ahead", self._plain.ahead(duration), duration.number, duration.unit)

    def beginning(self, unit: Unit, away: int = 0) -> datetime:
        """Return the start of the calendar unit that `as_of` lies in, or of one `away` from it."""
        return self._moved("beginning", self._plain.beginning(unit, away), away, unit)

    def dates(self, interval: Interval) -> Dates:
        """Return the dates whose start lies in an interval."""
        ends = (end and _plain(end) for end in (interval.start, interval.end))
        found = self._plain.dates(Interval(*ends))
        return Dates(self._day(found.start, interval.start), self._day(found.end, interval.end))

    def offsets(self, since: datetime) -> tuple[Offset, ...]:
        """Return the zone's offsets, whatever `as_of` will be."""
        first, last = _YEARS
        return Calendar(last, self.zone).offsets(first)

    @property
    def _plain(self) -> Calendar:
        return Calendar(_plain(self.as_of), self.zone)

    def _moved(self, how: str, instant: datetime, number: int, unit: Unit) -> _Instant:
        call = f'segmatrix_{how}({number}, "{unit}", "{self.zone.key}", {_how(self.as_of)})'
        return _Instant.told(instant, call)

    def _until_now(self, instant: datetime) -> datetime:
        """Return an instant, or `as_of` if that comes first; what is told goes back mostly."""
        if isinstance(instant, _Instant) and not instant.how.startswith(_AFTER):
            return instant
        call = f"segmatrix_first({_how(instant)}, {_how(self.as_of)})"
        return _Instant.told(min(_plain(instant), _plain(self.as_of)), call)

    def _day(self, day: date | None, instant: datetime | None) -> date | None:
        if day is None or not isinstance(instant, _Instant):
            return day
        return _Day.told(day, f'segmatrix_day({instant.how}, "{self.zone.key}")')


def _plain(instant: datetime) -> datetime:
    """Return an instant that is written as one."""
    return datetime.fromisoformat(datetime.isoformat(instant))


def _how(instant: datetime) -> str:
    return instant.how if isinstance(instant, _Instant) else f'"{instant.isoformat(" ")}"'


def _sourced(found: re.Match[str]) -> str:
    return f'{{{{ source("segmatrix", "{found[1]}") }}}}'


def _sources(tables: Any) -> str:
    named = [one.name for one in fields(tables)]
    lines = [f"      - name: {name}" for name in named if getattr(tables, name) is not None]
    head = ["version: 2", "sources:", "  - name: segmatrix", "    tables:"]
    return "\n".join([*head, *lines]) + "\n"
