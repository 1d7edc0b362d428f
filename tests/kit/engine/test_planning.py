"""What an evaluator knows of earlier rules lets no wrong rule pass, and answers no old one."""

from datetime import datetime

import pyarrow as pa
import pytest

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.rulefile import Rules

AS_OF = datetime(2026, 6, 1)
PLAN = {"Pro": 'plan is "pro"', "Large": "seats >= 10"}


@pytest.fixture
def evaluator() -> Evaluator:
    people = {"user_id": ["a", "b", "c"], "plan": ["pro", "pro", "free"], "seats": [5, 20, 30]}
    events = {
        "user_id": ["a", "b"],
        "event": ["order", "login"],
        "timestamp": pa.array([datetime(2026, 5, 1), datetime(2026, 5, 2)], pa.timestamp("us")),
    }
    tables = {"people": pa.table(people), "events": pa.table(events)}
    return Evaluator(CustomerData.from_arrow(tables))


def sizes(evaluator: Evaluator, rules: Rules) -> dict[str, int]:
    return evaluator.evaluate(rules, AS_OF).sizes()


def test_a_rule_that_changed_is_asked_anew_and_so_is_who_refers_to_it(evaluator: Evaluator) -> None:
    both = {**PLAN, "Both": 'in segment "Pro" and in segment "Large"'}
    assert sizes(evaluator, Rules.of(both)) == {"Pro": 2, "Large": 2, "Both": 1}
    changed = {**both, "Large": "seats >= 30"}
    assert sizes(evaluator, Rules.of(changed)) == {"Pro": 2, "Large": 1, "Both": 0}


def test_a_segment_that_went_is_missed_by_a_rule_that_stayed(evaluator: Evaluator) -> None:
    sizes(evaluator, Rules.of({**PLAN, "Few": 'not in segment "Large"'}))
    with pytest.raises(RuleError, match="Large"):
        sizes(evaluator, Rules.of({"Pro": PLAN["Pro"], "Few": 'not in segment "Large"'}))


def test_a_changed_rule_may_close_a_circle_through_rules_that_stayed(evaluator: Evaluator) -> None:
    sizes(evaluator, Rules.of({"Pro": PLAN["Pro"], "Same": 'in segment "Pro"'}))
    with pytest.raises(RuleError, match="circle"):
        sizes(evaluator, Rules.of({"Pro": 'in segment "Same"', "Same": 'in segment "Pro"'}))


def test_rules_may_change_their_names_for_each_other(evaluator: Evaluator) -> None:
    sizes(evaluator, Rules.of(PLAN))
    swapped = {"Pro": "seats >= 20", "Large": 'plan is "free"'}
    assert sizes(evaluator, Rules.of(swapped)) == {"Pro": 2, "Large": 1}


def test_a_stage_that_changed_changes_who_is_in_it(evaluator: Evaluator) -> None:
    rules = {"Buying": 'stage is "buying"'}
    before = {"looking": "everyone", "buying": 'did "order"'}
    assert sizes(evaluator, Rules.of(rules, stages=before)) == {"Buying": 1}
    after = {"looking": "everyone", "buying": 'did "order" or did "login"'}
    assert sizes(evaluator, Rules.of(rules, stages=after)) == {"Buying": 2}


def test_the_order_of_stages_counts(evaluator: Evaluator) -> None:
    rules = {"First": 'stage is "first"'}
    stages = {"first": "everyone", "second": 'did "order"'}
    assert sizes(evaluator, Rules.of(rules, stages=stages)) == {"First": 2}
    turned = dict(reversed(stages.items()))
    assert sizes(evaluator, Rules.of(rules, stages=turned)) == {"First": 3}


def test_a_wrong_rule_is_told_each_time(evaluator: Evaluator) -> None:
    wrong = Rules.of({**PLAN, "Wrong": "no_such_trait is 1"})
    for _ in range(2):
        with pytest.raises(RuleError, match="no_such_trait"):
            evaluator.evaluate(wrong, AS_OF)
    assert sizes(evaluator, Rules.of(PLAN)) == {"Pro": 2, "Large": 2}
