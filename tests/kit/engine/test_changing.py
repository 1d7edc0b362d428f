"""The next change: nobody comes or goes before it, somebody does then, to the microsecond."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import segmatrix as sm
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import TICK, Calendar
from segmatrix.kit.engine.changing import changes, next_change, next_changes
from segmatrix.kit.engine.changing.crossings import Crossing
from segmatrix.kit.engine.changing.edges import Edge, ends, of_test, starts
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.engine.vector.happenings import micros
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.plain import Back
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.generating import AS_OF, ZONES, Drawn, arrow, bases
from tests.kit.engine.rule_files import rule_files
from tests.kit.engine.test_differential import UNITS, law

Edges = tuple[Edge, ...]

# Ends of months, of a leap year's too; hours in which clocks are set in Europe and America.
EDGES_OF_TIME = (
    datetime(2026, 2, 28, 23, 59, 59, 999_999),
    datetime(2026, 3, 1),
    datetime(2026, 3, 8, 7),
    datetime(2026, 3, 29, 1),
    datetime(2026, 3, 30, 12),
    datetime(2026, 3, 31, 22),
    datetime(2026, 4, 30, 23),
    datetime(2026, 10, 25, 0, 30),
    datetime(2026, 10, 25, 1, 15),
    datetime(2026, 11, 1, 5, 40),
    datetime(2026, 11, 1, 6, 20),
    datetime(2027, 12, 31, 23, 30),
    datetime(2028, 2, 29, 10),
    datetime(2028, 3, 30, 10),
)


def instants() -> st.SearchStrategy[datetime]:
    """Instants near edges of time, exact and not."""
    away = st.sampled_from(
        [
            timedelta(0),
            TICK,
            -TICK,
            timedelta(minutes=10),
            timedelta(hours=1),
            timedelta(days=-1),
            timedelta(days=1, hours=1),
            timedelta(days=28),
            timedelta(days=31),
        ]
    )
    near = st.builds(datetime.__add__, st.sampled_from([AS_OF, *EDGES_OF_TIME]), away)
    return near | st.datetimes(datetime(2026, 1, 25), datetime(2028, 4, 1))


# --- ends that move -------------------------------------------------------------------------------


def lengths(least: int = 0) -> st.SearchStrategy[n.Duration]:
    units = [unit for unit in n.Unit if unit is not n.Unit.QUARTER]
    return st.builds(n.Duration, st.integers(least, 13), st.sampled_from(units))


def moving() -> st.SearchStrategy[Edges]:
    """Ends of windows and of tests of dates, and of those seen from where others begin."""
    full = [n.Unit.DAY, n.Unit.WEEK, n.Unit.MONTH, n.Unit.YEAR]
    whole = st.builds(n.Duration, st.integers(1, 3), st.sampled_from(full))
    units = st.sampled_from([*full, n.Unit.QUARTER])
    windows = st.one_of(
        st.builds(n.InTheLast, lengths(1)),
        st.builds(n.InTheLast, whole, st.just(True)),
        st.builds(n.CalendarUnit, st.sampled_from(["this", "last"]), units),
        st.builds(n.BetweenAges, st.integers(4, 9), st.integers(0, 3), units),
        st.builds(n.Since, st.sampled_from(EDGES_OF_TIME)),
        st.builds(Back, st.tuples(lengths(), lengths()), st.tuples(lengths())),
        st.builds(n.MoreThanAgo, lengths()),
    )
    tests = st.one_of(
        st.builds(n.IsInTheNext, lengths(1)),
        st.builds(n.IsInTheLast, lengths(1)),
        st.builds(n.MoreThanAgo, lengths()),
    ).map(of_test)
    sides = windows.map(lambda one: [ends(one), *filter(None, [starts(one)])])
    some = st.one_of(sides, tests).flatmap(st.sampled_from)
    began = windows.map(starts).filter(lambda one: one is not None)
    return st.one_of(some, st.builds(tuple.__add__, began, some))


@law(250)
@given(moving(), instants(), st.sampled_from(ZONES), st.data())
def test_an_end_passes_something_first_when_it_is_said_to(
    edges: Edges, after: datetime, zone: str, data: st.DataObject
) -> None:
    def end(at: datetime) -> datetime:
        for edge in edges:
            at = edge.at(Calendar(at, ZoneInfo(zone)))
        return at

    soon = st.integers(-60, 4 * 24 * 60).map(lambda minutes: after + timedelta(minutes=minutes))
    near = st.builds(
        lambda at, by: end(at) + by, soon, st.sampled_from([timedelta(0), TICK, -TICK])
    )
    marked = set(data.draw(st.lists(near | instants(), max_size=4)))
    until = datetime(2034, 1, 1)

    def behind(at: datetime) -> int:
        here = end(at)
        return sum(mark < here for mark in marked)

    marks = np.sort(np.array([micros(one) for one in marked], np.int64))
    found = Crossing(edges, marks, ZoneInfo(zone)).next(after, until)

    before = behind(after)
    if found is not None:
        assert after < found <= until
        assert behind(found - TICK) == before
        assert behind(found) != before
    last = until if found is None else found - TICK
    # Every so many minutes soon after, where clocks are set and months end, and now and then.
    fine = [after + timedelta(minutes=12 * step) for step in range(4 * 24 * 5)]
    far = data.draw(st.lists(st.datetimes(after, max(after, last)), max_size=8))
    for at in [*fine, *EDGES_OF_TIME, *far, last]:
        assert not after <= at <= last or behind(at) == before, at


MONTH, DAY = (n.InTheLast(n.Duration(1, unit)) for unit in (n.Unit.MONTH, n.Unit.DAY))


@pytest.mark.parametrize(
    ("window", "mark", "instants"),
    [
        # 28, 29, 30 and 31 March all are a month after 28 February, from its start to its end.
        (
            MONTH,
            datetime(2026, 2, 28, 12),
            [
                datetime(2026, 3, 28, 12) + TICK,
                datetime(2026, 3, 28, 23),
                datetime(2026, 3, 29, 11) + TICK,
                datetime(2026, 3, 29, 22),
                datetime(2026, 3, 30, 11) + TICK,
            ],
        ),
        # What is said to happen at 2:20 is a day ago twice on the day on which there are two.
        (
            DAY,
            datetime(2026, 10, 24, 0, 20),
            [
                datetime(2026, 10, 25, 0, 20) + TICK,
                datetime(2026, 10, 25, 1),
                datetime(2026, 10, 25, 1, 20) + TICK,
            ],
        ),
    ],
)
def test_an_end_that_runs_backwards_passes_things_again(
    window: n.Window, mark: datetime, instants: list[datetime]
) -> None:
    (began,) = filter(None, [starts(window)])
    crossing = Crossing(began, np.array([micros(mark)]), ZoneInfo("Europe/Berlin"))
    at: datetime | None = instants[0] - timedelta(days=9)
    found = []
    while at is not None and len(found) < len(instants):
        at = crossing.next(at, datetime(2026, 11, 1))
        found.append(at)

    assert found == instants


# --- memberships ----------------------------------------------------------------------------------

BASE = CustomerData.from_arrow(
    arrow(
        {
            "people": [
                {"user_id": "a", "created_at": datetime(2026, 1, 1)},
                {
                    "user_id": "b",
                    "created_at": datetime(2026, 5, 10, 8),
                    "since": date(2026, 5, 20),
                },
            ],
            "accounts": [{"account_id": "A", "plan": "pro"}],
            "events": [
                {"event": "order", "user_id": "a", "timestamp": datetime(2026, 3, 31, 12)},
                {"event": "order", "user_id": "a", "timestamp": datetime(2026, 5, 4, 12)},
                {"event": "login", "user_id": "a", "timestamp": datetime(2026, 5, 25)},
                {
                    "event": "visit",
                    "user_id": "a",
                    "account_id": "A",
                    "timestamp": datetime(2026, 5, 26),
                },
                {
                    "event": "call",
                    "user_id": "a",
                    "timestamp": datetime(2026, 1, 2),
                    "since": date(2026, 5, 20),
                    "seen": datetime(2026, 5, 2, 9),
                },
                {"event": "call", "user_id": "a", "timestamp": datetime(2026, 1, 2, 0, 20)},
            ],
            "feedback": [
                {"user_id": "a", "kind": "nps", "score": 9.0, "timestamp": datetime(2026, 5, 27)},
                {"user_id": "a", "kind": "nps", "score": 2.0, "timestamp": datetime(2026, 5, 28)},
            ],
            "exposures": [
                {
                    "user_id": "a",
                    "experiment": "pricing",
                    "variant": "A",
                    "timestamp": datetime(2026, 4, 29),
                }
            ],
        }
    )
)


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        # Somebody who is known from an instant is known after it.
        ("everyone", datetime(2026, 5, 10, 8) + TICK),
        # What is yet to come counts once it is past.
        ('did "login"', datetime(2026, 5, 25) + TICK),
        ("nps > 5", datetime(2026, 5, 27) + TICK),
        ("average nps < 6", datetime(2026, 5, 28) + TICK),
        # The start of a window belongs to it.
        ('did "order" in the last 7 days', datetime(2026, 5, 11, 12) + TICK),
        ('did "order" at least 2 times more than 7 days ago', datetime(2026, 5, 11, 12) + TICK),
        ('number of "order" in the last 7 days > 0', datetime(2026, 5, 11, 12) + TICK),
        ('saw experiment "pricing" in the last 30 days', datetime(2026, 5, 29) + TICK),
        ('first did "order" in the last 2 months', datetime(2026, 5, 31, 12) + TICK),
        ('last did "order" before 2026-05-20', None),
        (
            'stopped "order" for 7 days after doing it in the 7 days before',
            datetime(2026, 5, 11, 12) + TICK,
        ),
        (
            "had a session longer than 10 minutes in the last 130 days",
            datetime(2026, 5, 11, 23) + TICK,
        ),
        # Weeks begin on Monday, in Berlin two hours before they do in UTC.
        ('did "order" this week', datetime(2026, 5, 10, 22)),
        ('did "order" last week', datetime(2026, 5, 10, 22)),
        # A date is ahead until it is over.
        ("since is in the next 7 days", datetime(2026, 5, 12, 22) + TICK),
        ("since is in the last 7 days", datetime(2026, 5, 19, 22) + TICK),
        ("since is before 2026-06-01", datetime(2026, 5, 10, 8) + TICK),
        ('did "call" where since is in the next 7 days', datetime(2026, 5, 12, 22) + TICK),
        ('did "call" where seen is in the last 7 days', datetime(2026, 5, 9, 9) + TICK),
        # Whose somebody is, an event may say.
        ('account (plan is "pro")', datetime(2026, 5, 26) + TICK),
        # Nothing that time changes.
        ('did "order" at least 2 times', None),
    ],
)
def test_what_changes_next(rule: str, at: datetime | None) -> None:
    rules = Rules.of({"One": sm.rule(rule)}, timezone="Europe/Berlin")

    assert next_change(BASE, rules, datetime(2026, 5, 6)) == at


def test_changes_come_one_after_the_other() -> None:
    rules = Rules.of({"Login": sm.rule('did "login"'), "Loyal": sm.rule("nps > 5")})
    found = changes(BASE, rules, datetime(2026, 5, 6))

    assert [(one.at - TICK, one.segments) for one in found] == [
        (datetime(2026, 5, 25), ("Login",)),
        (datetime(2026, 5, 27), ("Loyal",)),
        (datetime(2026, 5, 28), ("Loyal",)),
    ]


def test_each_segment_has_its_own_next_change() -> None:
    rules = Rules.of({"Login": sm.rule('did "login"'), "Never": sm.rule("lifetime_value is known")})
    login = datetime(2026, 5, 25) + TICK

    assert next_changes(BASE, rules, datetime(2026, 5, 6)) == {"Login": login, "Never": None}
    assert next_change(BASE, rules, datetime(2026, 5, 6), until=login) == login
    assert next_change(BASE, rules, datetime(2026, 5, 6), until=login - TICK) is None
    assert next_change(Evaluator(BASE), rules, login) is None


def members(evaluator: Evaluator, rules: Rules, at: datetime) -> dict[str, list[str]]:
    result = evaluator.evaluate(rules, at)
    return {name: result.members(name) for name in rules.by_name}


@UNITS
@law(8)
@given(st.data())
def test_nobody_comes_or_goes_before_the_next_change_and_somebody_does_then(
    unit: Entity, data: st.DataObject
) -> None:
    base, rules = data.draw(bases()), data.draw(rule_files(unit, 6))
    as_of = data.draw(instants() | st.sampled_from(_times(base)))
    until = as_of + timedelta(days=500)
    fresh = Evaluator(base.data)
    before = members(fresh, rules, as_of)

    found = next_changes(base.data, rules, as_of, until=until)

    assert next_change(base.data, rules, as_of, until=until) == min(
        filter(None, found.values()), default=None
    )
    for name, at in found.items():
        if at is not None:
            assert as_of < at <= until
            assert members(fresh, rules, at)[name] != before[name], (name, at)
            assert members(fresh, rules, at - TICK)[name] == before[name], (name, at)
    for at in [until, *data.draw(st.lists(_later(base, as_of, until), max_size=15))]:
        now = members(fresh, rules, at)
        for name, first in found.items():
            if first is None or at < first:
                assert now[name] == before[name], (name, first, at)


def _times(base: Drawn) -> list[datetime]:
    return [row["timestamp"] for row in base.tables["events"]]


def _later(base: Drawn, first: datetime, last: datetime) -> st.SearchStrategy[datetime]:
    """Instants at which something may come into a window, leave one, or be about to."""
    happened = st.sampled_from([*_times(base), *EDGES_OF_TIME])
    away = st.builds(n.Duration, st.integers(0, 9), st.sampled_from(list(n.Unit)[:5]))
    zone = st.sampled_from(ZONES).map(ZoneInfo)
    ahead = st.builds(lambda at, by, where: Calendar(at, where).ahead(by), happened, away, zone)
    tick = st.sampled_from([timedelta(0), TICK, -TICK])
    near = st.builds(lambda at, by: max(first, min(last, at + by)), ahead, tick)
    return near | st.datetimes(first, last)
