"""Wherever customer data lie, and however they came there, rules and proofs say the same."""

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.proving import why
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.asserting import assert_same
from tests.kit.engine.generating import AS_OF, Drawn
from tests.kit.engine.homes import homes
from tests.kit.engine.rule_files import rule_files
from tests.kit.engine.test_differential import law
from tests.kit.engine.test_refreshing import found, streams

EACH = (
    'plan is "pro" or seats > 0 or vip is true or since is known or seen is known or tags has "pro"'
    ' or lifetime_value > 1 or did "order" where seats > 1 or sum of seats for "order" > 1'
    ' or nps > 1 or did "login" then "order" or saw experiment "onboarding"'
)
OTHER = {
    Entity.PERSON: 'account.plan is "pro" or account.seats > 2',
    Entity.ACCOUNT: 'any person (plan is "pro" or seats > 1)',
}
KNOWN = {
    "plan": "x",
    "seats": 1.5,
    "vip": True,
    "since": date(2026, 1, 1),
    "seen": datetime(2026, 1, 1),
    "tags": ["t"],
    "lifetime_value": 3.0,
}
TOLD = Drawn(
    {
        "people": [{"user_id": "u1", "account_id": "A"}, {"user_id": "u2", **KNOWN}],
        "accounts": [{"account_id": "A"}],
        "events": [],
    },
    [("u9", "u1")],
)
LATER = [
    {"people": [{"user_id": "u1", "plan": "pro"}], "accounts": [{"account_id": "A", **KNOWN}]},
    {"people": [{"user_id": "u3", "account_id": "A"}, {"user_id": "u9", "seats": 7.0}]},
    {"people": [{"user_id": "u1", "tags": ["pro"]}, {"user_id": "u1", "plan": "free"}]},
]


def test_traits_that_come_bit_by_bit_are_told(tmp_path: Path) -> None:
    rules = Rules.of(
        {"S": 'plan is "pro" and seats > 5 and tags has "pro" and account.plan is "x"'}
    )

    for home, data in homes(TOLD, LATER, tmp_path).items():
        parts = why(data, rules, "S", "u1", AS_OF).finding.parts
        told = [one.value for part in parts for one in part.found]
        assert told == ["pro", 7.0, ["pro"], "x"], home


@pytest.mark.parametrize("unit", list(Entity))
@law(2)
@given(st.data())
def test_memberships_and_proofs_are_the_same(unit: Entity, data: st.DataObject) -> None:
    base, later = data.draw(streams())
    known = {"people": [{"user_id": "zz", **KNOWN}], "accounts": [{"account_id": "ZZ", **KNOWN}]}
    drawn = data.draw(rule_files(unit, 4))
    rules = Rules.of({"S": f"{EACH} or {OTHER[unit]}"}, unit=unit)
    with TemporaryDirectory() as folder:
        there = homes(base, [*later, known], Path(folder))
        answers = {home: found(evaluate(data, drawn, AS_OF), drawn) for home, data in there.items()}
        everybody = evaluate(there["directory"], rules, AS_OF).ids.to_pylist()
        for ident in data.draw(st.permutations(everybody))[:1]:
            proofs = {home: why(data, rules, "S", ident, AS_OF) for home, data in there.items()}
            for home, proof in proofs.items():
                assert proof == proofs["directory"], f"{ident} from the {home}"
    for home, answer in answers.items():
        assert_same(answer, answers["directory"], f"from the {home}")
