"""Whoever watches an evaluation ends it in the middle of a condition; nothing is left half."""

from datetime import datetime, timedelta

import pyarrow as pa
import pytest

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.engine.watching import watched
from segmatrix.kit.rules.rulefile import Rules

START = datetime(2026, 1, 1)
AS_OF = datetime(2026, 6, 15)
ROWS = 1_200

# One condition each, which takes long: what is followed pair by pair, in many steps, in many texts.
LONG = {
    "pairs": 'did "view" then "buy" where (sku = step1.sku and shop = step1.shop)',
    "steps": "did " + " then ".join(['"view"', '"buy"'] * 5),
    "texts": 'note matches "(a?){40}b$"',
}


class Enough(Exception):
    """What whoever watches ends the work with."""


@pytest.fixture(scope="module")
def data() -> CustomerData:
    """One person with many events that nearly agree, and many people with a note each."""
    events = {
        "user_id": ["u0"] * (2 * ROWS),
        "event": ["view"] * ROWS + ["buy"] * ROWS,
        "timestamp": [START + timedelta(minutes=one) for one in range(2 * ROWS)],
        "sku": ["a"] * ROWS + ["b"] * ROWS,
        "shop": ["a"] * (2 * ROWS),
    }
    people = {
        "user_id": [f"u{one}" for one in range(10_000)],
        "note": [f"{one} aab" for one in range(10_000)],
    }
    return CustomerData.from_arrow({"events": pa.table(events), "people": pa.table(people)})


@pytest.mark.parametrize("rule", LONG.values(), ids=list(LONG))
def test_one_condition_is_left_in_the_middle_and_answered_when_asked_again(
    data: CustomerData, rule: str
) -> None:
    rules = Rules.of({"S": rule})
    answered, passed = checkpoints(Evaluator(data), rules)
    assert passed > 2

    for last in (1, passed // 2, passed):
        evaluator = Evaluator(data)
        with pytest.raises(Enough):
            checkpoints(evaluator, rules, last)
        assert evaluator.evaluate(rules, AS_OF).sizes() == answered


def test_nobody_is_asked_who_does_not_watch_any_more(data: CustomerData) -> None:
    asked = []
    with watched(lambda: asked.append(1)):
        pass

    Evaluator(data).evaluate(Rules.of({"S": 'note is "0 aab"'}), AS_OF)
    assert asked == []


def checkpoints(
    evaluator: Evaluator, rules: Rules, last: int | None = None
) -> tuple[dict[str, int], int]:
    """Return the sizes, and how many checkpoints were passed on the way; the `last` one ends it."""
    passed = 0

    def go_on() -> None:
        nonlocal passed
        passed += 1
        if passed == last:
            raise Enough

    with watched(go_on):
        sizes = evaluator.evaluate(rules, AS_OF).sizes()
    return sizes, passed
