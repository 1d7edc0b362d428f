"""Segments over time: rows of a trend, who moved, and from where to where."""

from collections import Counter
from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import segmatrix as sm
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import Moved, Movement, Result
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.engine.trends import Flow, migration, month_ends, trend
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.generating import AS_OF, arrow, bases
from tests.kit.engine.rule_files import rule_files
from tests.kit.engine.test_differential import UNITS, law

MARCH, APRIL, MAY = (datetime(2026, month, 1) for month in (3, 4, 5))
RULES = Rules.of(
    {
        "Came": sm.rule('did "login" in the last 31 days'),
        "Bought": sm.rule('did "order" in the last 31 days'),
    }
)


@pytest.fixture
def data() -> CustomerData:
    happened = [
        ("a", "login", datetime(2026, 3, 5)),
        ("a", "order", datetime(2026, 4, 5)),
        ("b", "login", datetime(2026, 3, 6)),
        ("b", "login", datetime(2026, 4, 6)),
        ("c", "order", datetime(2026, 3, 7)),
        ("c", "login", datetime(2026, 4, 7)),
        ("c", "order", datetime(2026, 4, 7)),
    ]
    columns = zip(*happened, strict=True)
    people = pa.table({"user_id": ["a", "b", "c", "d"]})
    events = pa.table(list(map(pa.array, columns)), ["user_id", "event", "timestamp"])
    return CustomerData.from_arrow({"people": people, "events": events})


def test_a_trend_has_every_segment_at_every_instant(data: CustomerData) -> None:
    rows = trend(data, RULES, [MARCH, APRIL, MAY])

    assert [(row.as_of, row.segment, row.size, row.share, row.moved) for row in rows] == [
        (MARCH, "Came", 0, 0.0, None),
        (MARCH, "Bought", 0, 0.0, None),
        (APRIL, "Came", 2, 0.5, Moved(entered=2, left=0, stayed=0)),
        (APRIL, "Bought", 1, 0.25, Moved(entered=1, left=0, stayed=0)),
        (MAY, "Came", 2, 0.5, Moved(entered=1, left=1, stayed=1)),
        (MAY, "Bought", 2, 0.5, Moved(entered=1, left=0, stayed=1)),
    ]


def test_months_end_where_the_next_begin_in_their_zone() -> None:
    assert month_ends(3, date(2026, 5, 1), "UTC") == [MARCH, APRIL, MAY]
    assert month_ends(2, datetime(2026, 4, 30, 23), "Europe/Berlin") == [
        datetime(2026, 3, 31, 22),
        datetime(2026, 4, 30, 22),
    ]


def test_migration_counts_everybody_once_and_by_segment(data: CustomerData) -> None:
    earlier, later = Evaluator(data).evaluate_many(RULES, [APRIL, MAY])

    found = migration(earlier, later)

    assert set(found.flows) == {
        Flow((), (), 1),
        Flow(("Came",), ("Bought",), 1),
        Flow(("Came",), ("Came",), 1),
        Flow(("Bought",), ("Came", "Bought"), 1),
    }
    assert found.matrix() == [[1, 1, 0], [1, 1, 0], [0, 0, 1]]


def test_entered_and_left_are_lists_of_ids(data: CustomerData) -> None:
    earlier, later = Evaluator(data).evaluate_many(RULES, [APRIL, MAY])

    assert later.entered_left(earlier) == {
        "Came": Movement(entered=["c"], left=["a"], stayed=["b"]),
        "Bought": Movement(entered=["a"], left=[], stayed=["c"]),
    }
    alone = evaluate(data, Rules.of({"New": sm.rule("everyone")}), MAY)
    assert alone.moved(earlier)["New"] == Moved(entered=4, left=0, stayed=0)
    assert alone.entered_left(earlier)["New"].entered == ["a", "b", "c", "d"]


@UNITS
@law(6)
@given(st.data())
def test_who_moved_follows_from_who_is_in(unit: Entity, data: st.DataObject) -> None:
    base, rules = data.draw(bases()), data.draw(rule_files(unit, 3))
    evaluator = Evaluator(base.data)
    later_on = AS_OF + timedelta(days=data.draw(st.integers(-10, 10)))
    earlier, later = evaluator.evaluate_many(rules, [AS_OF, later_on])
    news = [{"user_id": "new", "account_id": "X", "event": "login", "timestamp": AS_OF}]
    evaluator.refresh(evaluator.data.appended(arrow({"events": news})))

    for now in (later, evaluator.evaluate(rules, later_on)):
        moved, movements, found = (
            now.moved(earlier),
            now.entered_left(earlier),
            migration(earlier, now),
        )
        for name in rules.by_name:
            before, after = set(earlier.members(name)), set(now.members(name))
            assert movements[name] == Movement(
                sorted(after - before), sorted(before - after), sorted(before & after)
            )
            one = movements[name]
            assert moved[name] == Moved(len(one.entered), len(one.left), len(one.stayed))
        assert Counter({(one.before, one.after): one.size for one in found.flows}) == _ways(
            earlier, now
        )


def _ways(earlier: Result, later: Result) -> Counter[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Count people, or accounts, by the segments that they were and are in."""
    held = [
        {one.name: set(result.members(one.name)) for one in result.segments}
        for result in (earlier, later)
    ]
    everybody = {*earlier.ids.to_pylist(), *later.ids.to_pylist()}
    return Counter(
        tuple(tuple(name for name, ids in one.items() if who in ids) for one in held)
        for who in everybody
    )
