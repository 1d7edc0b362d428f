"""What the answers of a revealed round come to.

In an anonymous round answers have neither name nor department and stand in an order that tells
nothing of who gave them; by which departments they are told apart, `withholding` says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from segmatrix.kit.agreement.consensus import Votes, department_consensus, significant
from segmatrix.kit.agreement.departments import department_share
from segmatrix.kit.agreement.ellipses import Ellipse, half_ellipse
from segmatrix.kit.agreement.ratings import Item, Rating, Ratings
from segmatrix.kit.agreement.reports import AgreementReport, ItemReport, report
from segmatrix.kit.agreement.terms import Profile, Verdict
from segmatrix.kit.agreement.verdicts import consent
from segmatrix.rounds.outcomes import (
    AXES,
    Asked,
    Dots,
    Outcome,
    Promise,
    Shown,
    Statement,
    Tally,
    Told,
)
from segmatrix.rounds.terms import Kind, Vote
from segmatrix.rounds.withholding import TOGETHER, compared, hidden, without_names

KEPT = 64  # reports of rounds, of 20 to 100 kB each; one takes 0.1 to 2 s to reckon
SEED = 0
_FIELDS = {Kind.TIER: "tier", Kind.FATE: "fate", Kind.STATEMENT: "vote"}


def tally(asked: Sequence[Asked], told: Iterable[Told], promise: Promise) -> Outcome:
    """Return what the answers of a round come to."""
    given = tuple(told)
    rated = _rated(asked, given)
    found = _report(asked, rated, promise)
    items = {each.item: each for each in found.items} if found else {}
    medians = _medians(found)
    return Outcome(
        tallies=tuple(
            _tally(
                each,
                [answer for answer in given if answer.question_id == each.id],
                {
                    axis: items[item]
                    for item in _items(each)
                    if item in items
                    for axis in (item.axis,)
                },
                medians.get(each.id, {}),
                promise,
            )
            for each in asked
        ),
        report=found,
        fault_lines=found.fault_lines if found else (),
        unseen=_unseen(rated, found, promise),
    )


def _rated(asked: Sequence[Asked], told: Iterable[Told]) -> list[Told]:
    """Return the answers that are steps of the grid, of which departments have middles."""
    on_grid = {each.id for each in asked if each.kind in AXES}
    return [each for each in told if each.value is not None and each.question_id in on_grid]


def _unseen(
    rated: Sequence[Told], found: AgreementReport | None, promise: Promise
) -> tuple[str, ...]:
    """Return the departments that are not told apart, by name.

    Who answered a question in which no department is told apart has no part in it: of a thought
    that few wrote it would name their department.
    """
    if promise.anonymous:
        return tuple(sorted(hidden(rated, promise)))
    return tuple(sorted(found.suppressed)) if found else ()


def _items(asked: Asked) -> list[Item]:
    return [Item(asked.id, axis) for axis in AXES.get(asked.kind, ())]


def _report(
    asked: Sequence[Asked], rated: Sequence[Told], promise: Promise
) -> AgreementReport | None:
    """Return what the kit says of all that was rated, None where nothing was."""
    if not rated:
        return None
    axes = {each.id: AXES.get(each.kind, ()) for each in asked}
    ratings = tuple(
        Rating(str(person), department, Item(answer.question_id, axis), answer.value[axis])
        for person, (department, answers) in enumerate(without_names(rated, promise))
        for answer in answers
        if answer.value is not None
        for axis in axes[answer.question_id]
    )
    apart = compared(rated, promise)
    return _reported(ratings, apart, promise.profile, promise.smallest, promise.anonymous)


@lru_cache(maxsize=KEPT)
def _reported(
    ratings: tuple[Rating, ...],
    apart: frozenset[str],
    profile: Profile,
    smallest: int,
    anonymous: bool,
) -> AgreementReport:
    """Return what the kit says of ratings, kept by what they are: every page asks for it.

    Args:
        apart: The questions in which departments may be compared.
    """
    found = report(Ratings(ratings), profile, k=smallest, anonymous=anonymous, seed=SEED)
    among = [each for each in ratings if each.item.segment in apart]
    if len(among) == len(ratings):
        return found
    return replace(found, department_share=department_share(Ratings(among), seed=SEED))


def _medians(found: AgreementReport | None) -> dict[str, dict[str, dict[str, Fraction | None]]]:
    """Return the middle answers that are shown by question, axis and department."""
    medians: dict[str, dict[str, dict[str, Fraction | None]]] = {}
    departments = found.departments if found else {}
    if set(departments) == {TOGETHER}:
        return medians
    for name, department in departments.items():
        for item, median in department.medians.items():
            medians.setdefault(item.segment, {}).setdefault(item.axis, {})[name] = median
    return medians


def _tally(
    asked: Asked,
    told: list[Told],
    axes: Mapping[str, ItemReport],
    medians: Mapping[str, Mapping[str, Fraction | None]],
    promise: Promise,
) -> Tally:
    known = [answer for answer in told if answer.value is not None]
    statement = _statement(known, promise) if asked.kind is Kind.STATEMENT else None
    return Tally(
        asked=asked,
        answers=tuple(_shown(_without_ballots(asked.kind, known, promise), axes, promise)),
        unknown=len(told) - len(known),
        axes=axes,
        counts=_counts(asked.kind, known),
        order=_order(known) if asked.kind is Kind.RANK else (),
        dots=_dots(known) if asked.kind is Kind.DOTS else (),
        medians=medians,
        ellipse=_ellipse(known) if asked.kind is Kind.PLACE else None,
        statement=statement,
        verdict=_verdict(axes, statement, promise),
    )


def _ellipse(known: Iterable[Told]) -> Ellipse | None:
    return half_ellipse([(each.value["x"], each.value["y"]) for each in known if each.value])


def _shown(known: Iterable[Told], axes: Mapping[str, ItemReport], promise: Promise) -> list[Shown]:
    """Return the answers in an order that their authors have no part in."""

    def place(answer: Shown) -> tuple[float, str, str, str]:
        from_middle = sum(
            abs(answer.value[axis] - float(each.spread.median))
            for axis, each in axes.items()
            if each.spread and answer.value is not None
        )
        return (-from_middle, str(answer.value), answer.reason, answer.name)

    return sorted(
        (
            Shown(answer.value, answer.reason)
            if promise.anonymous
            else Shown(answer.value, answer.reason, answer.name, answer.department)
            for answer in known
        ),
        key=place,
    )


def _counts(kind: Kind, known: Iterable[Told]) -> dict[str, int]:
    """Return how many chose what, the most frequent first; as frequent ones by their names."""
    if kind not in _FIELDS:
        return {}
    chosen = Counter(str(each.value[_FIELDS[kind]]) for each in known if each.value)
    return dict(sorted(chosen.items(), key=lambda each: (-each[1], each[0])))


def _order(known: Sequence[Told]) -> tuple[tuple[str, float], ...]:
    places: dict[str, list[int]] = {}
    for answer in known:
        for place, option in enumerate(answer.value["order"] if answer.value else (), start=1):
            places.setdefault(option, []).append(place)
    means = [(option, sum(found) / len(found)) for option, found in places.items()]
    return tuple(sorted(means, key=lambda each: (each[1], each[0])))


def _without_ballots(kind: Kind, known: list[Told], promise: Promise) -> list[Told]:
    """Return the answers without how each person spent their dots, where nobody may tell them."""
    if kind is not Kind.DOTS or not promise.anonymous:
        return known
    return [replace(answer, value=None) for answer in known]


def _dots(known: Iterable[Told]) -> tuple[Dots, ...]:
    dots, people = Counter[str](), Counter[str]()
    for answer in known:
        spent = answer.value["dots"] if answer.value else {}
        dots.update(spent)
        people.update(spent.keys())
    found = [Dots(option, number, people[option]) for option, number in dots.items()]
    return tuple(sorted(found, key=lambda each: (-each.dots, -each.people, each.option)))


def _statement(known: Sequence[Told], promise: Promise) -> Statement:
    votes: dict[str, Counter[str]] = {}
    for department, answers in without_names(known, promise):
        votes.setdefault(department, Counter()).update(
            answer.value["vote"] for answer in answers if answer.value
        )
    total = sum(votes.values(), Counter[str]())
    return Statement(
        consensus=department_consensus(
            Votes(found[Vote.AGREE], found[Vote.DISAGREE], found[Vote.UNCLEAR], found[Vote.PASS])
            for found in votes.values()
        ),
        agrees=significant(total[Vote.AGREE], total.total()),
        disagrees=significant(total[Vote.DISAGREE], total.total()),
        objections=total[Vote.DISAGREE],
    )


def _verdict(
    axes: Mapping[str, ItemReport], statement: Statement | None, promise: Promise
) -> Verdict | None:
    if statement is not None and promise.profile is Profile.CONSENT:
        return consent(
            quorum_met=promise.quorum_met, closed=True, open_objections=statement.objections
        )
    verdicts = [each.verdict for each in axes.values() if each.verdict is not None]
    return max(verdicts, key=_LESS_AGREED.index) if verdicts else None


_LESS_AGREED = (
    Verdict.KEEP,
    Verdict.DROP,
    Verdict.AGREED,
    Verdict.OPEN,
    Verdict.TOO_FEW,
    Verdict.CONTESTED,
)
