"""The questions as SQL that somebody who knows both databases would write, one query per rule.

People are whole numbers in these tables, as in our store, so that nobody compares texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rivals.questions import (
    FirstTime,
    Has,
    Member,
    Often,
    OnDays,
    Part,
    Question,
    Spent,
    Then,
    since,
)


@dataclass(frozen=True)
class Dialect:
    """Where the two databases write the same differently.

    Attributes:
        instant: how an instant is written, with a place for it.
        day: how the day of an instant is written.
        distance: how the days between two instants are held against a number of them.
    """

    instant: str
    day: str
    distance: str

    def at(self, instant: datetime) -> str:
        return self.instant.format(instant.isoformat(" "))


DUCKDB = Dialect(
    instant="TIMESTAMP '{}'",
    day="timestamp::DATE",
    distance="b.timestamp - a.timestamp <= INTERVAL {} DAY",
)
CLICKHOUSE = Dialect(
    instant="toDateTime64('{}', 6)",
    day="toDate(timestamp)",
    distance="b.timestamp - INTERVAL {} DAY <= a.timestamp",
)


def query(asked: Sequence[Question], number: int, dialect: Dialect) -> str:
    """Return the query that counts the members of one rule."""
    return f"SELECT count(*) FROM ({_members(asked, asked[number], dialect)}) AS members"


def _members(asked: Sequence[Question], question: Question, dialect: Dialect) -> str:
    found = " INTERSECT ".join(_people(asked, part, dialect) for part in question.parts)
    for part in question.without:
        found = f"({found}) EXCEPT {_people(asked, part, dialect)}"
    return found


def _people(asked: Sequence[Question], part: Part, dialect: Dialect) -> str:
    """Return the query for the people of whom one condition holds."""
    match part:
        case Often(event, times, days):
            return _having(f"count(*) >= {times}", _during(event, days, dialect))
        case OnDays(event, number, days):
            return _having(
                f"count(DISTINCT {dialect.day}) >= {number}", _during(event, days, dialect)
            )
        case Spent(event, amount, days):
            return _having(f"sum(amount) >= {amount}", _during(event, days, dialect))
        case FirstTime(event, days):
            return _having(
                f"min(timestamp) >= {dialect.at(since(days))}", f"WHERE event = '{event}'"
            )
        case Then(first, second, within, days):
            # The latest first step before each second one is the nearest, and enough.
            return (
                f"SELECT DISTINCT b.person AS person FROM ({_rows(second, days, dialect)}) AS b"
                f" ASOF JOIN ({_rows(first, days, dialect)}) AS a"
                " ON a.person = b.person AND b.timestamp >= a.timestamp"
                f" WHERE {dialect.distance.format(within)}"
            )
        case Has(plans, seats):
            named = ", ".join(f"'{plan}'" for plan in plans)
            return f"SELECT person FROM people WHERE plan IN ({named}) AND seats >= {seats}"
        case Member(number):
            return f"({_members(asked, asked[number], dialect)})"


def _having(condition: str, where: str) -> str:
    return f"SELECT person FROM events {where} GROUP BY person HAVING {condition}"


def _rows(event: str, days: int, dialect: Dialect) -> str:
    return f"SELECT person, timestamp FROM events {_during(event, days, dialect)}"


def _during(event: str, days: int, dialect: Dialect) -> str:
    return f"WHERE event = '{event}' AND timestamp >= {dialect.at(since(days))}"


# --- one query for all rules ----------------------------------------------------------------------


def wide(asked: Sequence[Question]) -> str:
    """Return one query with a column for each condition, and the size of each rule from these.

    Conditions on events are aggregates with a FILTER in one GROUP BY; a sequence is none, so that
    each is joined as a query of its own.
    """
    parts = dict.fromkeys(part for one in asked for part in (*one.parts, *one.without))
    columns = {part: f"c{at}" for at, part in enumerate(parts)}
    counted = [f"{sql} AS {columns[part]}" for part in parts if (sql := _filtered(part))]
    then = [part for part in parts if isinstance(part, Then)]
    joined = " ".join(
        f"LEFT JOIN ({_people(asked, part, DUCKDB)}) AS {columns[part]}"
        f" ON {columns[part]}.person = people.person"
        for part in then
    )
    sizes = ", ".join(f"count(*) FILTER ({_holds(asked, one, columns)})" for one in asked)
    return (
        f"WITH did AS (SELECT person, {', '.join(counted)} FROM events GROUP BY person)"
        f" SELECT {sizes} FROM people LEFT JOIN did ON did.person = people.person {joined}"
    )


def _filtered(part: Part) -> str:
    match part:
        case Often(event, times, days):
            return f"count(*) FILTER ({_inside(event, days)}) >= {times}"
        case OnDays(event, number, days):
            inside = _inside(event, days)
            return f"count(DISTINCT {DUCKDB.day}) FILTER ({inside}) >= {number}"
        case Spent(event, amount, days):
            return f"sum(amount) FILTER ({_inside(event, days)}) >= {amount}"
        case FirstTime(event, days):
            return f"min(timestamp) FILTER (event = '{event}') >= {DUCKDB.at(since(days))}"
    return ""


def _inside(event: str, days: int) -> str:
    return _during(event, days, DUCKDB).removeprefix("WHERE ")


def _holds(asked: Sequence[Question], question: Question, columns: Mapping[Part, str]) -> str:
    def held(part: Part) -> str:
        match part:
            case Has(plans, seats):
                named = ", ".join(f"'{plan}'" for plan in plans)
                return f"plan IN ({named}) AND seats >= {seats}"
            case Member(number):
                return _holds(asked, asked[number], columns)
            case Then():
                return f"{columns[part]}.person IS NOT NULL"
        return f"coalesce(did.{columns[part]}, false)"

    with_them = [f"({held(part)})" for part in question.parts]
    return " AND ".join([*with_them, *(f"NOT ({held(part)})" for part in question.without)])
