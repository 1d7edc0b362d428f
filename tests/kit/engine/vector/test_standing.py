"""Standing evaluation: what is kept never shows, but in what need not be done again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import Movement, Result
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.engine.vector import choosing, holdings
from segmatrix.kit.engine.vector import counts as counts_of
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.generating import AS_OF, Drawn, bases
from tests.kit.engine.rule_files import rule_files

NOON = datetime(2026, 6, 15, 12)
RULES = """
segments:
  - {name: Active, rule: did "login" in the last 7 days}
  - {name: Often, rule: did "login" on at least 2 days in the last 30 days}
  - {name: Buyers, rule: 'sum of amount for "order" where (amount > 0) >= 10'}
"""
LAW = settings(
    deadline=None,
    derandomize=True,
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def told(result: Result) -> Mapping[str, Any]:
    """Return everything that a result says."""
    return {
        "ids": result.ids.to_pylist(),
        "unsure": [result.unsure(one.name) for one in result.segments],
        "members": [result.members(one.name) for one in result.segments],
        "missing": [one.missing for one in result.segments],
        "measures": [one.measures for one in result.segments],
    }


def days_before(days: float) -> datetime:
    return NOON - timedelta(days=days)


def logins(*rows: tuple[str, float]) -> pa.Table:
    return pa.table(
        {
            "user_id": [who for who, _ in rows],
            "event": ["login"] * len(rows),
            "timestamp": [days_before(days) for _, days in rows],
        }
    )


@pytest.fixture
def data() -> CustomerData:
    events = [("a", "login", 1, None), ("a", "login", 9, None), ("b", "order", 3, 20.0)]
    events += [("c", "login", 20, None), ("c", "order", 5, 1.0)]
    table = {
        "user_id": [who for who, _, _, _ in events],
        "event": [what for _, what, _, _ in events],
        "timestamp": [days_before(when) for _, _, when, _ in events],
        "amount": [amount for _, _, _, amount in events],
    }
    return CustomerData.from_arrow({"events": pa.table(table)})


@LAW
@given(bases(), st.sampled_from(Entity), st.data())
def test_many_instants_say_what_each_says_alone(
    base: Drawn, unit: Entity, drawn: st.DataObject
) -> None:
    rules = drawn.draw(rule_files(unit, 3))
    instants = [AS_OF - timedelta(days=9), AS_OF, AS_OF - timedelta(hours=1), AS_OF]

    together = Evaluator(base.data).evaluate_many(rules, instants)

    alone = [evaluate(base.data, rules, instant) for instant in instants]
    assert [told(one) for one in together] == [told(one) for one in alone]


@LAW
@given(bases(), bases(), st.sampled_from(Entity), st.data())
def test_refreshed_is_what_everything_says_at_once(
    base: Drawn, more: Drawn, unit: Entity, drawn: st.DataObject
) -> None:
    rules = drawn.draw(rule_files(unit, 3))
    evaluator = Evaluator(base.data)
    evaluator.evaluate_many(rules, [AS_OF, AS_OF - timedelta(days=9)])
    ticked = AS_OF + timedelta(hours=2)

    grown = base.data.appended({"events": more.arrow["events"]})
    evaluator.refresh(grown)

    for instant in (AS_OF, ticked):
        assert told(evaluator.evaluate(rules, instant)) == told(evaluate(grown, rules, instant))


def test_rows_that_stay_as_they_are_are_not_counted_again(
    data: CustomerData, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluator, rules = Evaluator(data), Rules.parse(RULES)
    evaluator.evaluate(rules, NOON)
    asked: list[object] = []
    ask = choosing.asked
    monkeypatch.setattr(choosing, "asked", lambda *given: asked.append(given) or ask(*given))

    evaluator.refresh(data.appended({"events": logins(("b", 2))}))
    result = evaluator.evaluate(rules, NOON)

    assert result.members("Active") == ["a", "b"]
    assert result.members("Buyers") == ["b"]
    assert asked == []


def test_another_rule_asks_only_what_is_new(
    data: CustomerData, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluator = Evaluator(data)
    evaluator.evaluate(Rules.parse(RULES), NOON)
    made: list[object] = []
    make = counts_of.BitSet.at.__func__
    monkeypatch.setattr(
        counts_of.BitSet,
        "at",
        classmethod(lambda kind, *given: made.append(given) or make(kind, *given)),
    )

    changed = RULES.replace("in the last 7 days", "in the last 25 days")
    result = evaluator.evaluate(Rules.parse(changed), NOON)

    assert result.members("Active") == ["a", "c"]
    assert len(made) == 1


def test_whoever_comes_with_later_events_is_counted(data: CustomerData) -> None:
    evaluator, rules = Evaluator(data), Rules.parse(RULES)
    evaluator.evaluate(rules, NOON)

    newcomers = [(f"n{number:03}", 1.0) for number in range(200)]
    evaluator.refresh(data.appended({"events": logins(*newcomers)}))

    result = evaluator.evaluate(rules, NOON)
    assert result.universe == 203
    assert result["Active"].size == 201


def test_little_room_changes_nothing(data: CustomerData, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = Rules.parse(RULES)
    expected = told(evaluate(data, rules, NOON))

    monkeypatch.setattr(holdings.Kept.__init__, "__defaults__", (1,))
    monkeypatch.setattr(holdings, "_ROOM_FOR_ARRAYS", 1)

    assert told(Evaluator(data).evaluate(rules, NOON)) == expected


def came_and_went(moved: Movement) -> tuple[list[str], list[str]]:
    return moved.entered, moved.left


def test_who_entered_and_who_left(data: CustomerData) -> None:
    evaluator, rules = Evaluator(data), Rules.parse(RULES)
    then, now = evaluator.evaluate_many(rules, [days_before(14), NOON])

    assert then.members("Active") == ["c"]
    assert came_and_went(now.entered_left(then)["Active"]) == (["a"], ["c"])
    assert came_and_went(now.entered_left(then)["Buyers"]) == (["b"], [])


def test_who_entered_is_told_across_refreshed_data(data: CustomerData) -> None:
    evaluator, rules = Evaluator(data), Rules.parse(RULES)
    before = evaluator.evaluate(rules, NOON)
    evaluator.refresh(data.appended({"events": logins(("Z", 1), ("b", 1))}))

    moved = evaluator.evaluate(rules, NOON).entered_left(before)["Active"]

    assert came_and_went(moved) == (["Z", "b"], [])


def test_of_a_segment_that_was_not_there_everybody_entered(data: CustomerData) -> None:
    evaluator = Evaluator(data)
    before = evaluator.evaluate(Rules.of({"Other": "everyone"}), NOON)

    moved = evaluator.evaluate(Rules.parse(RULES), NOON).entered_left(before)

    assert came_and_went(moved["Active"]) == (["a"], [])
