"""Whoever knows who was asked tries to find an answer in what an anonymous round shows.

They know everybody's department, every number of the outcome, and that people answered some of two
questions. What they must not find: what a department said of a question for which NUMBERS.md keeps
it unseen, or to which department somebody belongs who answered where few did.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from segmatrix.kit.agreement.spreads import percentile
from segmatrix.kit.agreement.terms import Profile
from segmatrix.rounds.outcomes import Asked, Outcome, Promise, Told
from segmatrix.rounds.tallying import tally
from segmatrix.rounds.terms import Identity, Kind
from segmatrix.rounds.withholding import TOGETHER

ONE, TWO = Asked("one", Kind.RATE), Asked("two", Kind.RATE)
THOUGHT, TIER = Asked("thought", Kind.FREE), Asked("tier", Kind.TIER)
K = 3
GROUPS = {"O": "L"}

Person = tuple[str, int | None, int | None]
"""A department, and a person's answers to both questions, None for none."""

Medians = Mapping[str, Fraction | None]

RATING = st.sampled_from([1, 4, 5, 9, None])
PEOPLE = st.lists(st.tuples(st.sampled_from("SPLO"), RATING, RATING), min_size=2, max_size=12)
FEW = st.lists(
    st.tuples(st.sampled_from("SPLO"), st.sampled_from([1, 5, 9]), st.none()),
    min_size=3,
    max_size=6,
)


def told(people: Iterable[Person], thinking: Iterable[int] = ()) -> list[Told]:
    """All that people answered; those at the places `thinking` wrote something as well."""
    found = []
    for number, (department, *ratings) in enumerate(people):
        who = (f"p{number}", f"Name {number}", department)
        found += [
            Told(question, *who, {"value": rating}, "")
            for question, rating in zip(("one", "two"), ratings, strict=True)
            if rating is not None
        ]
        if number in thinking:
            found.append(Told("thought", *who, {"texts": ["Zanzibar"]}, ""))
            found.append(Told("tier", *who, {"tier": "other"}, ""))
    return found


def outcome(people: Iterable[Person], thinking: Iterable[int] = ()) -> Outcome:
    """What the round shows of it, with two departments taken together before it opened."""
    promise = Promise(Profile.NEAR, Identity.ANONYMOUS, K, quorum_met=True, groups=GROUPS)
    return tally([ONE, TWO, THOUGHT, TIER], told(people, thinking), promise)


def home(person: Person) -> str:
    """The group that a person's department counts to."""
    return GROUPS.get(person[0], person[0])


@settings(max_examples=100)
@given(people=PEOPLE)
@example(people=[("S", 1, None)] * 4 + [("P", 5, None)] * 4 + [("L", 9, 9), *[("L", 9, None)] * 2])
def test_each_answer_keeps_the_rule_for_the_people_who_gave_it(people: list[Person]) -> None:
    """Departments that are shown have enough people, and what is left is none or enough of two."""
    for place, found in enumerate(outcome(people).tallies[:2], start=1):
        sizes = Counter(home(each) for each in people if each[place] is not None)
        shown = _named(found.medians.get("value", {}))
        left = [size for name, size in sizes.items() if name not in shown]
        assert all(sizes[name] >= K for name in shown.keys() - {TOGETHER})
        alone = len(left) == 1 and left[0] < K  # a large one goes by no name because of elsewhere
        assert not left or not shown or (sum(left) >= K and not alone)


def _named(medians: Medians) -> dict[str, Fraction]:
    """The middle answers that are shown."""
    return {name: median for name, median in medians.items() if median is not None}


@settings(max_examples=100)
@given(people=PEOPLE)
def test_answers_exchanged_among_the_unseen_show_the_very_same(people: list[Person]) -> None:
    """Whoever of them answered the same questions may have given each other's answers."""
    found = outcome(people)
    named = {name for each in found.tallies for name in _named(each.medians.get("value", {}))}
    unseen = [number for number, each in enumerate(people) if home(each) not in named]
    turned = list(people)
    for answered in {_answered(people[number]) for number in unseen}:
        alike = [number for number in unseen if _answered(people[number]) == answered]
        for number, other in zip(alike, [*alike[1:], *alike[:1]], strict=True):
            turned[number] = (people[number][0], *people[other][1:])
    assert repr(outcome(turned)) == repr(found)


def _answered(person: Person) -> tuple[bool, bool]:
    return person[1] is not None, person[2] is not None


@settings(max_examples=100)
@given(people=PEOPLE, chance=st.randoms(use_true_random=False))
def test_who_wrote_a_thought_or_chose_is_told_by_nothing(people, chance) -> None:
    """As many others wrote and chose the same: all that is shown is equal."""
    places = range(len(people))
    some = chance.sample(places, k=chance.randint(1, len(people)))
    others = chance.sample(places, k=len(some))
    assert repr(outcome(people, some)) == repr(outcome(people, others))


@pytest.mark.parametrize("authors", ["S", "L", "PL", "SS"])
def test_no_department_vanishes_because_few_of_it_answered_where_nobody_else_did(
    authors: str,
) -> None:
    people: list[Person] = [(each, 5, None) for each in "SSSSPPPPLLL"]
    for author, rating in zip(authors, (9, 1), strict=False):
        people[people.index((author, 5, None))] = (author, 5, rating)
    found = outcome(people)
    assert found.unseen == ()
    assert set(found.tallies[0].medians["value"]) == {"S", "P", "L"}
    assert found.report.department_share.value is None  # they differ where none is compared


@settings(max_examples=25)
@given(people=FEW)
@example(people=[("L", 1, None), ("P", 5, None), ("P", 9, None), *[("S", 5, None)] * 4])
def test_no_answer_of_an_unseen_department_can_be_worked_out(people: list[Person]) -> None:
    """Try every way in which the answers may belong to the people, and keep what fits the medians.

    Of a department that is not shown, each way may say something else, unless all that are left
    said the same.
    """
    found = outcome(people)
    medians = found.tallies[0].medians.get("value", {})
    homes = [home(each) for each in people]
    unseen = [number for number, name in enumerate(homes) if medians.get(name) is None]
    ways: dict[str, set[tuple[int, ...]]] = {homes[number]: set() for number in unseen}
    for values in set(permutations(each[1] for each in people)):
        if _fits(values, homes, medians):
            for name, possible in ways.items():
                possible.add(_of(name, values, homes))
    left = {people[number][1] for number in unseen}
    assert all(len(possible) > 1 or len(left) == 1 for possible in ways.values())


def _of(name: str, values: tuple[int, ...], homes: list[str]) -> tuple[int, ...]:
    return tuple(sorted(v for v, at in zip(values, homes, strict=True) if at == name))


def _fits(values: Iterable[int], homes: list[str], medians: Mapping[str, Fraction | None]) -> bool:
    values = tuple(values)
    named = {name: median for name, median in medians.items() if median is not None}
    together = [v for v, at in zip(values, homes, strict=True) if at not in named]
    return all(
        percentile(together if name == TOGETHER else _of(name, values, homes), 50) == median
        for name, median in named.items()
    )
