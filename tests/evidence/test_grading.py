"""What a claim is worth, by what speaks for and against it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.evidence.grading import Badge, Finding, graded, stated, together
from segmatrix.evidence.terms import Basis, Stance

TODAY = date(2026, 6, 1)
FOR, AGAINST, BESIDE = Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT
OPINION, SAID, DONE, TESTED = Basis

CASES: dict[str, tuple[list[tuple[Stance, Basis, str]], int]] = {
    "nothing is linked": ([], 0),
    "a colleague says so": ([(FOR, OPINION, "a")], 1),
    "two colleagues say so": ([(FOR, OPINION, "a"), (FOR, OPINION, "b")], 1),
    "one source says so": ([(FOR, SAID, "a")], 2),
    "one source says so twice": ([(FOR, SAID, "a"), (FOR, SAID, "a")], 2),
    "two sources say so": ([(FOR, SAID, "a"), (FOR, SAID, "b")], 3),
    "a source and a colleague say so": ([(FOR, SAID, "a"), (FOR, OPINION, "b")], 2),
    "customers do so": ([(FOR, DONE, "a")], 3),
    "two sources say so and a test shows it": (
        [(FOR, SAID, "a"), (FOR, SAID, "b"), (FOR, TESTED, "c")],
        4,
    ),
    "a test speaks against it": ([(AGAINST, TESTED, "a")], 0),
    "a test speaks against what one source says": ([(FOR, SAID, "a"), (AGAINST, TESTED, "b")], 2),
    "two sources, one of them against it": ([(FOR, SAID, "a"), (AGAINST, SAID, "b")], 2),
    "two sources, one of them only background": ([(FOR, SAID, "a"), (BESIDE, SAID, "b")], 2),
}


@pytest.mark.parametrize("name", CASES)
def test_the_grade_when(name: str) -> None:
    found, grade = CASES[name]
    assert graded((Finding(*each) for each in found), today=TODAY, days=None).grade == grade


def test_a_badge_counts_what_it_rests_on() -> None:
    badge = graded(
        [
            Finding(FOR, SAID, "a", date(2026, 5, 1)),
            Finding(FOR, SAID, "a", date(2026, 5, 3)),
            Finding(AGAINST, DONE, "b", date(2026, 5, 9)),
            Finding(BESIDE, SAID, "c"),
        ],
        today=TODAY,
        days=90,
    )
    assert (badge.sources, badge.supports, badge.refutes, badge.context) == (1, 2, 1, 1)
    assert badge.newest == date(2026, 5, 3)  # what speaks against a claim does not refresh it
    assert badge.conflict
    assert not badge.assumption


@pytest.mark.parametrize(
    ("age", "days", "stale"),
    [(90, 90, False), (91, 90, True), (91, None, False), (5000, None, False), (None, 90, None)],
)
def test_support_goes_stale_the_day_after_its_time(
    age: int | None, days: int | None, stale: bool | None
) -> None:
    day = None if age is None else TODAY - timedelta(days=age)
    badge = graded([Finding(FOR, SAID, "a", day)], today=TODAY, days=days)
    assert badge.stale is stale


def test_an_assumption_cannot_go_stale() -> None:
    old = Finding(AGAINST, SAID, "a", date(2001, 1, 1))
    assert graded([old], today=TODAY, days=1).stale is False


def test_a_stated_number_is_a_colleagues_word_until_evidence_is_linked() -> None:
    word = stated("m1", date(2026, 1, 1))
    assert graded([word], today=TODAY, days=90).grade == 1
    assert graded([word], today=TODAY, days=90).stale
    export = Finding(FOR, DONE, "crm", date(2026, 5, 20))
    badge = graded([word, export], today=TODAY, days=90)
    assert (badge.grade, badge.stale) == (3, False)


def test_a_cell_has_the_grade_of_its_best_claim_and_all_exceptions() -> None:
    fresh, old = date(2026, 5, 20), date(2025, 1, 1)
    badge = together(
        [
            [Finding(FOR, SAID, "a", fresh), Finding(AGAINST, SAID, "b", fresh)],
            [Finding(FOR, SAID, "c", old)],
            [],
        ],
        today=TODAY,
        days=180,
    )
    assert badge is not None
    assert badge.grade == 2  # two claims do not corroborate each other
    assert badge.sources == 2
    assert badge.conflict
    assert badge.stale
    assert (badge.unsupported, badge.stale_claims, badge.assumption) == (1, 1, False)


def test_support_of_one_claim_and_refutation_of_another_are_no_conflict() -> None:
    badge = together(
        [[Finding(FOR, SAID, "a")], [Finding(AGAINST, SAID, "b")]], today=TODAY, days=None
    )
    assert badge is not None
    assert not badge.conflict


def test_a_cell_without_claims_has_no_badge() -> None:
    assert together([], today=TODAY, days=None) is None


findings = st.builds(
    Finding,
    st.sampled_from(Stance),
    st.sampled_from(Basis),
    st.sampled_from("abcd"),
    st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31)),
)
several = st.lists(findings, max_size=8)
lasting = st.none() | st.integers(1, 1000)


def badge_of(linked: list[Finding], days: int | None = None) -> Badge:
    return graded(linked, today=TODAY, days=days)


@given(several, findings)
def test_more_support_never_lowers_the_grade(linked: list[Finding], more: Finding) -> None:
    assert badge_of([*linked, more]).grade >= badge_of(linked).grade


@given(several, findings)
def test_only_support_changes_the_grade(linked: list[Finding], more: Finding) -> None:
    if more.stance != FOR:
        assert badge_of([*linked, more]).grade == badge_of(linked).grade


@given(st.data(), several, lasting)
def test_the_order_does_not_matter(
    data: st.DataObject, linked: list[Finding], days: int | None
) -> None:
    shuffled = data.draw(st.permutations(linked))
    assert badge_of(shuffled, days) == badge_of(linked, days)


@given(several)
def test_grade_nought_and_assumption_are_the_same(linked: list[Finding]) -> None:
    badge = badge_of(linked)
    assert badge.assumption == (badge.grade == 0) == (badge.supports == 0)


@given(several, findings, lasting)
def test_fresh_support_is_never_stale(
    linked: list[Finding], more: Finding, days: int | None
) -> None:
    today = Finding(FOR, more.basis, more.source, TODAY)
    assert badge_of([*linked, today], days).stale is False


@given(st.lists(several, min_size=1, max_size=4), lasting)
def test_a_cell_is_worth_as_much_as_its_best_claim(
    claims: list[list[Finding]], days: int | None
) -> None:
    whole = together(claims, today=TODAY, days=days)
    badges = [badge_of(each, days) for each in claims]
    assert whole is not None
    assert whole.grade == max(each.grade for each in badges)
    assert whole.conflict == any(each.conflict for each in badges)
    assert whole.unsupported == sum(each.assumption for each in badges)
