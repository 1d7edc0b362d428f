"""How far answers moved since the round before, and when that would tell whose one is."""

import pytest

from tests.rounds.circle import Circle, at

pytestmark = pytest.mark.django_db

THREE = ("sol", "mika", "pri")


def asked_twice(circle: Circle, *identities: str, again: tuple[str, ...] = THREE) -> str:
    """A round in which three answer, and one after it in which some of them do; its id."""
    rounds = [""]
    for identity, answering in zip(identities, (THREE, again), strict=True):
        asked = circle.place(circle.banks)
        rounds.append(circle.open(identity=identity, questions=asked, follows=rounds[-1]))
        for x, who in enumerate(answering, 3):
            circle.give(rounds[-1], who, at(x, 5))
        circle.reveal(rounds[-1])
    return rounds[-1]


@pytest.mark.parametrize("identity", ["anonymous", "after_reveal"])
def test_it_is_told_of_all_who_answered_twice(circle: Circle, identity: str) -> None:
    found = circle.result(asked_twice(circle, identity, identity)).stability
    assert found is not None
    assert (found.n, found.stayed) == (6, 6)


def test_without_names_it_is_not_told_of_fewer_than_are_seen_apart(circle: Circle) -> None:
    second = asked_twice(circle, "anonymous", "anonymous", again=THREE[:2])
    assert circle.result(second).stability is None


def test_with_names_it_is_told_of_one(circle: Circle) -> None:
    found = circle.result(asked_twice(circle, "named", "named", again=("pri",))).stability
    assert found is not None
    assert found.n == 2


@pytest.mark.parametrize("identities", [("named", "anonymous"), ("anonymous", "after_reveal")])
def test_it_never_joins_answers_without_names_to_some_with_names(
    circle: Circle, identities: tuple[str, str]
) -> None:
    assert circle.result(asked_twice(circle, *identities)).stability is None
