"""What the answers of a round come to, and how little of an anonymous one tells who gave them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.kit.agreement.terms import Profile, Verdict
from segmatrix.rounds.moving import stability
from segmatrix.rounds.outcomes import Asked, Promise, Told
from segmatrix.rounds.tallying import tally
from segmatrix.rounds.terms import Identity, Kind
from segmatrix.rounds.withholding import TOGETHER

PLACE = Asked("banks", Kind.PLACE)


def _promise(
    identity: Identity = Identity.ANONYMOUS,
    profile: Profile = Profile.NEAR,
    quorum_met: bool = True,
) -> Promise:
    return Promise(profile=profile, identity=identity, smallest=3, quorum_met=quorum_met)


def _told(
    values: Iterable[Any], departments: str = "", *, question: str = "banks", reason: str = ""
) -> list[Told]:
    """One answer per value; `departments` gives each person's by a letter."""
    return [
        Told(
            question_id=question,
            person=f"person {number}",
            name=f"Name {number}",
            department=departments[number : number + 1] or "S",
            value=value,
            reason=reason and f"{reason} {number}",
        )
        for number, value in enumerate(values)
    ]


def _at(xs: Iterable[int], y: int = 5) -> list[dict[str, int]]:
    return [{"x": x, "y": y} for x in xs]


# Golden values: NUMBERS.md, the verdict table, on the axis that runs across.
@pytest.mark.parametrize(
    ("xs", "verdict", "di"),
    [
        ([4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9], Verdict.AGREED, 0.164),
        ([1, 1, 1, 2, 2, 8, 8, 9, 9, 9, 9, 9], Verdict.CONTESTED, 2.258),
        ([6, 6, 6, 6, 7, 7, 7, 7], Verdict.AGREED, 0.217),
        ([5, 5, 5, 5], Verdict.TOO_FEW, 0.0),
    ],
)
def test_a_placement_gets_the_verdict_of_its_less_agreed_axis(xs, verdict, di):
    [found] = tally([PLACE], _told(_at(xs)), _promise()).tallies
    assert found.verdict is verdict
    assert found.axes["y"].verdict in (Verdict.AGREED, Verdict.TOO_FEW)
    assert found.axes["x"].spread is not None
    assert float(found.axes["x"].spread.di) == pytest.approx(di, abs=5e-4)


def test_the_answers_farthest_from_the_middle_stand_first():
    [found] = tally([PLACE], _told(_at([5, 5, 9, 5, 2]), reason="Since"), _promise()).tallies
    assert [shown.value["x"] for shown in found.answers if shown.value] == [9, 2, 5, 5, 5]
    assert found.answers[0].reason == "Since 2"


def test_what_is_farthest_apart_is_talked_about_first_and_what_is_settled_is_not():
    asked = [Asked(name, Kind.PLACE) for name in ("calm", "torn", "loose")]
    answers = {
        "calm": [5, 5, 5, 5, 5, 5, 5, 5],
        "torn": [1, 1, 1, 1, 9, 9, 9, 9],
        "loose": [2, 3, 5, 5, 5, 6, 7, 7],
    }
    told = [one for name, xs in answers.items() for one in _told(_at(xs), question=name)]
    found = tally(asked, told, _promise())
    assert [each.asked.id for each in found.to_discuss] == ["torn", "loose"]


def test_unknown_is_counted_and_never_a_rating():
    [found] = tally([PLACE], _told([*_at([5, 6]), None]), _promise()).tallies
    assert (found.n, found.unknown, found.axes["x"].n) == (2, 1, 2)


def test_names_and_departments_stand_with_answers_that_are_named():
    [found] = tally([PLACE], _told(_at([5, 6]), "SP"), _promise(Identity.AFTER_REVEAL)).tallies
    assert {(shown.name, shown.department) for shown in found.answers} == {
        ("Name 0", "S"),
        ("Name 1", "P"),
    }


def test_in_a_named_round_every_department_of_three_has_a_middle():
    told = _told(_at([2, 3, 4, 7, 8, 9, 5]), "SSSPPPL")
    named = tally([PLACE], told, _promise(Identity.NAMED))
    hidden = tally([PLACE], told, _promise())
    assert {name: float(m) for name, m in named.tallies[0].medians["x"].items() if m} == {
        "S": 3,
        "P": 8,
    }
    # One lawyer would be found from the whole less the rest, so a second department goes along.
    assert {name: float(m) for name, m in hidden.tallies[0].medians["x"].items() if m} == {
        TOGETHER: 7.5,
        "S": 3,
    }
    assert [float(line.gap) for line in named.fault_lines] == [5, 0]
    assert [float(line.gap) for line in hidden.fault_lines] == [4.5, 0]
    assert (named.unseen, hidden.unseen) == (("L",), ("L", "P"))


def test_choices_are_counted_without_a_verdict():
    asked = Asked("banks", Kind.TIER)
    told = _told([{"tier": "primary"}] * 3 + [{"tier": "other"}])
    [found] = tally([asked], told, _promise()).tallies
    assert (found.counts, found.verdict) == ({"primary": 3, "other": 1}, None)


@pytest.mark.parametrize("votes", [("agree", "pass", "disagree"), ("disagree", "agree", "pass")])
def test_choices_that_are_as_frequent_stand_by_name_whoever_came_first(votes):
    told = _told([{"vote": vote} for vote in votes], question="said")
    [found] = tally([Asked("said", Kind.STATEMENT)], told, _promise()).tallies
    assert list(found.counts) == ["agree", "disagree", "pass"]


def test_who_has_no_department_is_no_smaller_department():
    told = _told(_at([2, 3, 4, 7, 8, 9]), "      ")
    told = [replace(each, department="") for each in told[:3]] + told[3:]
    found = tally([PLACE], told, _promise())
    assert set(found.tallies[0].medians["x"]) == {"", " "}


def test_a_ranking_is_shown_by_mean_places():
    asked = Asked("first", Kind.RANK)
    told = _told([{"order": ["a", "b", "c"]}, {"order": ["b", "a", "c"]}], question="first")
    told += _told([{"order": ["b", "c", "a"]}], question="first")
    [found] = tally([asked], told, _promise()).tallies
    assert [(option, round(place, 2)) for option, place in found.order] == [
        ("b", 1.33),
        ("a", 2.0),
        ("c", 2.67),
    ]


# Golden values: NUMBERS.md, department-aware consensus and the significance of a share.
def test_a_statement_that_every_department_would_sign():
    votes = [("agree", 8), ("disagree", 1), ("pass", 1), ("agree", 7), ("disagree", 2), ("pass", 1)]
    values = [{"vote": vote} for vote, times in votes for _ in range(times)]
    [found] = tally(
        [Asked("said", Kind.STATEMENT)],
        _told(values, "M" * 10 + "S" * 10, question="said"),
        _promise(),
    ).tallies
    assert found.statement is not None
    assert found.statement.consensus == pytest.approx(0.593, abs=5e-4)
    assert found.statement.agrees
    assert not found.statement.disagrees


@pytest.mark.parametrize(
    ("votes", "quorum_met", "verdict"),
    [
        (["agree"] * 3, True, Verdict.AGREED),
        (["agree"] * 3, False, Verdict.OPEN),
        (["agree", "disagree", "agree"], True, Verdict.CONTESTED),
    ],
)
def test_without_objections_silence_agrees_once_enough_took_part(votes, quorum_met, verdict):
    told = _told([{"vote": vote} for vote in votes], question="said")
    promise = _promise(profile=Profile.CONSENT, quorum_met=quorum_met)
    [found] = tally([Asked("said", Kind.STATEMENT)], told, promise).tallies
    assert found.verdict is verdict


def test_stability_counts_the_axes_that_stayed_within_a_step():
    before, now = {"x": 5, "y": 5}, {"x": 6, "y": 8}
    found = stability([(Kind.PLACE, before, now), (Kind.TIER, {"tier": "a"}, {"tier": "b"})])
    assert (found.n, found.stayed, found.share) == (2, 1, 0.5)
    assert stability([]).share is None


_PEOPLE = st.lists(st.tuples(st.integers(1, 9), st.sampled_from("SPLMO")), min_size=2, max_size=14)


@settings(max_examples=60)
@given(people=_PEOPLE, order=st.randoms(use_true_random=False))
def test_who_answered_what_makes_no_difference_to_what_an_anonymous_round_shows(people, order):
    """Exchange the people within each department, and change every name: nothing changes."""
    told = _told(_at([x for x, _ in people]), "".join(letter for _, letter in people))
    others = [
        Told(one.question_id, f"other {number}", f"Other {number}", *_rest(one))
        for number, one in enumerate(told)
    ]
    order.shuffle(others)
    assert repr(tally([PLACE], told, _promise())) == repr(tally([PLACE], others, _promise()))


def _rest(one: Told) -> tuple[Any, ...]:
    return one.department, one.value, one.reason


@settings(max_examples=60)
@given(people=_PEOPLE)
def test_no_department_that_is_not_shown_can_be_told_from_what_is(people):
    """Another division of what is hidden among its departments shows the very same."""
    told = _told(_at([x for x, _ in people]), "".join(letter for _, letter in people))
    found = tally([PLACE], told, _promise())
    shown = set(found.tallies[0].medians.get("x", {})) - {TOGETHER}
    hidden = [one for one in told if one.department not in shown]
    assert not hidden or len(hidden) >= 3 or not shown
    turned = [*hidden[1:], *hidden[:1]]
    others = [one for one in told if one.department in shown] + [
        Told(one.question_id, one.person, one.name, one.department, other.value, one.reason)
        for one, other in zip(hidden, turned, strict=True)
    ]
    assert repr(tally([PLACE], others, _promise())) == repr(found)
