"""Whose answers are heard first."""

from typing import Any

from segmatrix.kit.agreement.terms import Profile
from segmatrix.rounds.outcomes import Asked, Promise, Tally, Told
from segmatrix.rounds.tallying import tally
from segmatrix.rounds.terms import Identity, Kind
from segmatrix.workshops.outlying import outliers
from tests.rounds.circle import at


def tallied(
    kind: Kind, answers: dict[str, tuple[Any, str]], identity: Identity = Identity.AFTER_REVEAL
) -> Tally:
    """What some people's answers come to, each with a reason or without."""
    told = [
        Told("q", name, name, "Sales", value, reason) for name, (value, reason) in answers.items()
    ]
    promise = Promise(Profile.NEAR, identity, smallest=3, quorum_met=True)
    return tally([Asked("q", kind)], told, promise).tallies[0]


def heard(found: Tally) -> list[tuple[str, str]]:
    return [(answer.name, answer.reason) for answer in outliers(found)]


PLACES = {
    "Sol": (at(1, 5), ""),
    "Mika": (at(5, 9), "They ask for it"),
    "Pri": (at(5, 5), "In the middle"),
    "Ana": (at(5, 5), ""),
    "Exa": (at(6, 5), "Near it"),
}


def test_two_steps_from_the_middle_on_either_axis_are_far() -> None:
    assert sorted(heard(tallied(Kind.PLACE, PLACES))) == [("Mika", "They ask for it"), ("Sol", "")]


def test_without_names_only_reasons_are_heard() -> None:
    found = tallied(Kind.PLACE, PLACES, Identity.ANONYMOUS)
    assert heard(found) == [("", "They ask for it")]


def test_of_a_choice_the_rarest_are_heard_and_none_where_all_are_as_frequent() -> None:
    chosen = ("primary", "primary", "primary", "secondary", "secondary", "other")
    tiers = {str(place): ({"tier": tier}, tier) for place, tier in enumerate(chosen)}
    assert [reason for _name, reason in heard(tallied(Kind.TIER, tiers))] == [
        "other",
        "secondary",
        "secondary",
    ]
    even = {name: tiers[name] for name in ("0", "1", "3", "4")}
    assert heard(tallied(Kind.TIER, even)) == []


def test_of_a_merge_what_counts_is_that_it_is_one() -> None:
    keep, merge = {"fate": "keep"}, {"fate": "merge", "other": "insurers"}
    fates = {"Sol": (merge, "Too small"), "Mika": (keep, ""), "Pri": (keep, "")}
    assert heard(tallied(Kind.FATE, fates)) == [("Sol", "Too small")]
