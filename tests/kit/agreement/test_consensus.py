"""What all departments would sign, and what Polis published of three conversations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.agreement.consensus import (
    Votes,
    agreeing_z,
    department_consensus,
    polis_consensus,
    significant,
)
from tests.kit.agreement.shared import document

# The statements whose consensus SOURCE.md names, and the one of most agreement: those who agree, of
# how many, with p and z.
CONVERSATIONS = {
    "below-100-ptpts": {
        "people": {11, 3, 9},
        "consensus": {"26": 0.507937, "28": 0.486111, "12": 0.257143, "38": 0.240000},
        "agreeing": [(26, 15, 16, 0.888889, 3.6380), (28, 13, 14, 0.875000, 3.3566)],
    },
    "25ptpt-3gp-no-strict-with-meta": {
        "people": {11, 10, 6},
        "consensus": {"30": 0.666346, "19": 0.666346, "27": 0.660839, "17": 0.605769},
        "agreeing": [(27, 25, 26, 0.928571, 4.8113)],
    },
    "150ptpt-3gp-no-strict-no-meta": {
        "people": {24, 36, 61},
        "consensus": {"82": 0.741533, "0": 0.690564, "56": 0.636161, "34": 0.590909},
        "agreeing": [(0, 50, 53, 0.927273, 6.5320)],
    },
}

VOTES = st.builds(Votes, *[st.integers(0, 20)] * 4)


def test_the_golden_values() -> None:
    agreed = [Votes(agree=8, disagree=1, unclear=1), Votes(agree=7, disagree=2, passed=1)]
    split = [Votes(agree=8, disagree=1, unclear=1), Votes(agree=1, disagree=8, unclear=1)]
    assert department_consensus(agreed) == pytest.approx(0.593, abs=5e-4)
    assert department_consensus(split) == pytest.approx(0.144, abs=5e-4)


@pytest.mark.parametrize(
    ("agree", "z", "more"), [(8, 2.111, True), (7, 1.508, True), (6, 0.905, False)]
)
def test_a_share_is_significant_from_seven_of_ten_on(agree: int, z: float, more: bool) -> None:
    assert agreeing_z(agree, 10) == pytest.approx(z, abs=5e-4)
    assert significant(agree, 10) is more


def test_a_department_that_did_not_answer_counts_nowhere() -> None:
    one = [Votes(agree=8, disagree=1, unclear=1)]
    assert department_consensus([*one, Votes()]) == department_consensus(one)
    assert department_consensus([Votes()]) is None


@given(st.lists(VOTES, min_size=1, max_size=5))
def test_it_lies_between_nothing_and_one(departments) -> None:
    found = department_consensus(departments)
    assert found is None or 0 < found < 1


@given(VOTES, st.lists(VOTES, max_size=3))
def test_one_more_who_agrees_makes_it_higher_and_one_who_disagrees_lower(one, others) -> None:
    answered = [Votes(one.agree + 1, one.disagree, one.unclear, one.passed), *others]
    before = department_consensus(answered)
    more = [Votes(one.agree + 2, one.disagree, one.unclear, one.passed), *others]
    less = [Votes(one.agree + 1, one.disagree + 1, one.unclear, one.passed), *others]
    assert department_consensus(less) < before < department_consensus(more)


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_consensus_of_every_statement_is_that_of_the_polis_server(name: str) -> None:
    found = document("polis-math-fixtures", f"{name}/math-pca2.json.gz")
    groups = found["group-votes"].values()
    assert {group["n-members"] for group in groups} == CONVERSATIONS[name]["people"]
    for statement, published in found["group-aware-consensus"].items():
        votes = [group["votes"][statement] for group in groups]
        ours = polis_consensus(
            Votes(each["A"], each["D"], passed=each["S"] - each["A"] - each["D"]) for each in votes
        )
        assert ours == pytest.approx(published, abs=1e-12)
        if statement in CONVERSATIONS[name]["consensus"]:
            listed = CONVERSATIONS[name]["consensus"][statement]
            assert ours == pytest.approx(listed, abs=5e-7)


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_share_who_agree_has_the_p_and_z_of_the_polis_server(name: str) -> None:
    found = document("polis-math-fixtures", f"{name}/math-pca2.json.gz")["consensus"]["agree"]
    listed = {each["tid"]: each for each in found}
    for statement, agree, seen, p, z in CONVERSATIONS[name]["agreeing"]:
        published = listed[statement]
        assert (published["n-success"], published["n-trials"]) == (agree, seen)
        assert polis_consensus([Votes(agree, passed=seen - agree)]) == pytest.approx(p, abs=5e-7)
        assert agreeing_z(agree, seen) == pytest.approx(z, abs=5e-5)
        assert agreeing_z(agree, seen) == pytest.approx(published["p-test"], abs=1e-12)
