"""How often a database is asked: its own overhead is paid once, not per rule."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from segmatrix.kit.engine.evaluating import evaluate
from tests.kit.engine.cases import case

PEOPLE = [{"user_id": "u1", "account_id": "A", "plan": "pro", "seats": 3}]
EVENTS = [["u1", "login", "-1d"], ["u1", "order", "-1h", {"amount": 5}]]
OF_PEOPLE = {
    "Trait": 'plan is "pro"',
    "Number": "seats > 2",
    "Event": 'did "login"',
    "Other event": 'did "order" at least 2 times in the last 7 days',
    "Amount": 'sum of amount for "order" > 1',
    "Sequence": 'did "login" then "order"',
    "Session": "had a session longer than 1 minute",
}


@dataclass
class Counting:
    """A database that counts what it is asked."""

    backend: Any
    asked: list[Any] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.backend.name

    def to_pyarrow(self, expression: Any) -> Any:
        self.asked.append(expression)
        return self.backend.to_pyarrow(expression)


def queries(segments: dict[str, str], **more: Any) -> int:
    """Return how many queries it takes to answer some rules."""
    one = case({"people": PEOPLE, "events": EVENTS, "segments": segments, **more})
    counting = Counting(one.data.backend)
    evaluate(replace(one.data, backend=counting), one.rules, one.as_of, engine="database")
    return len(counting.asked)


@pytest.mark.parametrize("number", [1, 3, len(OF_PEOPLE)])
def test_all_rules_about_people_are_one_query(number: int) -> None:
    assert queries(dict(list(OF_PEOPLE.items())[:number])) == 1


def test_measures_are_in_the_same_query() -> None:
    revenue = {"name": "Revenue", "value": 'sum of amount for "order"', "over": "sum"}
    assert queries(OF_PEOPLE, measures=[revenue]) == 1


def test_rules_about_accounts_take_people_accounts_and_who_belongs_where() -> None:
    quantified = {name: f"any person ({rule})" for name, rule in OF_PEOPLE.items()}
    assert queries(quantified | {"Own": 'did "order"'}, unit="account") == 3


def test_an_earlier_instant_is_a_query_of_its_own() -> None:
    stages = [
        {"name": "awareness", "rule": "everyone"},
        {"name": "use", "rule": 'did "login" and seats > 2'},
    ]
    entered = {"S": 'entered stage "use" in the last 30 days'}
    assert queries(OF_PEOPLE | entered, stages=stages) == 2


def test_a_query_has_an_end() -> None:
    """Spark has memory for so many joins of a task, however few the rows."""
    steps = {str(days): f'did "login" then "order" in the last {days} days' for days in range(1, 9)}
    assert 1 < queries(steps) < len(steps)
