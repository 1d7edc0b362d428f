"""What the answers of a revealed round come to, and how much of them may be shown.

`Told` is what this room knows of an answer, `Shown` what anybody else gets of it. In an anonymous
round an answer has neither name nor department, answers stand in an order that tells nothing of who
gave them, and small departments are taken together wherever a number is made of departments.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from segmatrix.kit.agreement.consensus import Votes, agreeing_z, department_consensus, significant
from segmatrix.kit.agreement.faultlines import FaultLine
from segmatrix.kit.agreement.ratings import Item, Rating, Ratings
from segmatrix.kit.agreement.reports import AgreementReport, ItemReport, report
from segmatrix.kit.agreement.suppressing import suppressed
from segmatrix.kit.agreement.terms import Profile, Verdict
from segmatrix.kit.agreement.verdicts import consent
from segmatrix.rounds.terms import Identity, Kind, Vote

SETTLED = (Verdict.AGREED, Verdict.KEEP, Verdict.DROP)
AXES = {Kind.PLACE: ("x", "y"), Kind.RATE: ("value",)}
"""The fields of an answer that are steps of the grid, by kind."""

_FIELDS = {Kind.TIER: "tier", Kind.FATE: "fate", Kind.STATEMENT: "vote"}
_TOGETHER = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer of a revealed round as this room reckons with it; no door hands it on.

    Attributes:
        person: Whose it is, so that one person counts once.
    """

    question_id: str
    person: str
    name: str
    department: str
    value: dict[str, Any] | None
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as anybody gets it. `name` and `department` are empty in an anonymous round."""

    value: dict[str, Any] | None
    reason: str
    name: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was locked when the round opened, and whether enough took part in time.

    Attributes:
        groups: The group of each department, where some are taken together.
    """

    profile: Profile
    identity: Identity
    smallest: int
    quorum_met: bool
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def anonymous(self) -> bool:
        """Whether no name and no small department is ever shown."""
        return self.identity is Identity.ANONYMOUS


@dataclass(frozen=True, slots=True)
class Asked:
    """A question reduced to what tallying needs."""

    id: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Statement:
    """How departments stand to a statement.

    Attributes:
        consensus: How far all would sign it, 0 to 1; None without answers.
        agrees: Whether more agree than chance would have it; so `disagrees`.
        objections: How many disagree.
    """

    consensus: float | None
    agrees: bool
    disagrees: bool
    agree_z: float
    objections: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What the answers to one question come to.

    Attributes:
        answers: All that are known, those farthest from the middle first, then by what they say.
        unknown: How many said that they don't know.
        axes: What is said of each axis that was rated: `x` and `y`, or `value`.
        counts: How many chose what, of a choice, the most frequent first.
        order: The options of a ranking by their mean place, the first first, with that place.
        medians: Per axis the middle answer of each department; None where it is not shown. Those
            too small to be seen are taken together under an empty name.
        statement: How departments stand to a statement, if it is one.
        verdict: What the rule that was chosen says: of two axes the less agreed one.
    """

    asked: Asked
    answers: tuple[Shown, ...]
    unknown: int
    axes: Mapping[str, ItemReport]
    counts: Mapping[str, int]
    order: tuple[tuple[str, float], ...]
    medians: Mapping[str, Mapping[str, Fraction | None]]
    statement: Statement | None
    verdict: Verdict | None

    @property
    def n(self) -> int:
        """How many answered it otherwise than that they don't know."""
        return len(self.answers)

    @property
    def settled(self) -> bool:
        """Whether it need not be asked again."""
        return self.verdict in SETTLED

    @property
    def apart(self) -> float:
        """How far the answers are from agreement, for the order of talking: the larger the farther.

        The disagreement index of the worse axis; for a statement how evenly it is disputed.
        """
        indices = [float(each.spread.di) for each in self.axes.values() if each.spread]
        if indices:
            return max(indices)
        total = sum(self.counts.values())
        return 1 - max(self.counts.values()) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round comes to.

    Attributes:
        tallies: Per question, in the order they were asked.
        report: What is said of all that was rated on the grid; None where nothing was.
        fault_lines: Pairs of departments whose middle answers differ, the widest first; the `item`
            of each names the question and the axis.
    """

    tallies: tuple[Tally, ...]
    report: AgreementReport | None
    fault_lines: tuple[FaultLine, ...]

    @property
    def to_discuss(self) -> tuple[Tally, ...]:
        """What is not settled, the farthest apart first."""
        left = [tally for tally in self.tallies if not tally.settled and tally.n > 1]
        return tuple(sorted(left, key=lambda tally: -tally.apart))


def tally(asked: Sequence[Asked], told: Iterable[Told], promise: Promise) -> Outcome:
    """Return what the answers of a round come to."""
    given = tuple(told)
    found = _report(asked, given, promise)
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
    )


def _items(asked: Asked) -> list[Item]:
    return [Item(asked.id, axis) for axis in AXES.get(asked.kind, ())]


def _report(
    asked: Sequence[Asked], told: Sequence[Told], promise: Promise
) -> AgreementReport | None:
    """Return what the kit says of all that was rated, None where nothing was."""
    axes = {each.id: AXES.get(each.kind, ()) for each in asked}
    rated = [each for each in told if each.value is not None and axes[each.question_id]]
    if not rated:
        return None
    ratings = [
        Rating(str(person), department, Item(answer.question_id, axis), answer.value[axis])
        for person, (department, answers) in enumerate(_without_names(rated, promise))
        for answer in answers
        if answer.value is not None
        for axis in axes[answer.question_id]
    ]
    return report(
        Ratings(ratings), promise.profile, k=promise.smallest, anonymous=promise.anonymous
    )


def _without_names(told: Iterable[Told], promise: Promise) -> list[tuple[str, list[Told]]]:
    """Return the answers person by person, with the department that numbers may be made of.

    People are put in the order of what they answered, since what is drawn by chance depends on it.
    """
    given = [
        replace(each, department=promise.groups.get(each.department, each.department))
        for each in told
    ]
    hidden = _hidden(given, promise.smallest) if promise.anonymous else frozenset()
    people: dict[str, list[Told]] = {}
    for answer in given:
        people.setdefault(answer.person, []).append(answer)
    found = [
        (_TOGETHER if answers[0].department in hidden else answers[0].department, answers)
        for answers in people.values()
    ]
    return sorted(
        found, key=lambda each: (each[0], [(one.question_id, str(one.value)) for one in each[1]])
    )


def _hidden(told: Iterable[Told], smallest: int) -> frozenset[str]:
    """Return the departments that are too small to be seen in the answers to any question."""
    sizes: dict[str, Counter[str]] = {}
    for answer in told:
        sizes.setdefault(answer.question_id, Counter())[answer.department] += 1
    return frozenset().union(*(suppressed(found, smallest) for found in sizes.values()))


def _medians(found: AgreementReport | None) -> dict[str, dict[str, dict[str, Fraction | None]]]:
    """Return the middle answers that are shown by question, axis and department."""
    medians: dict[str, dict[str, dict[str, Fraction | None]]] = {}
    departments = found.departments if found else {}
    if set(departments) == {_TOGETHER}:
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
        answers=tuple(_shown(known, axes, promise)),
        unknown=len(told) - len(known),
        axes=axes,
        counts=_counts(asked.kind, known),
        order=_order(known) if asked.kind is Kind.RANK else (),
        medians=medians,
        statement=statement,
        verdict=_verdict(axes, statement, promise),
    )


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
    if kind not in _FIELDS:
        return {}
    return dict(
        Counter(str(each.value[_FIELDS[kind]]) for each in known if each.value).most_common()
    )


def _order(known: Sequence[Told]) -> tuple[tuple[str, float], ...]:
    places: dict[str, list[int]] = {}
    for answer in known:
        for place, option in enumerate(answer.value["order"] if answer.value else (), start=1):
            places.setdefault(option, []).append(place)
    means = [(option, sum(found) / len(found)) for option, found in places.items()]
    return tuple(sorted(means, key=lambda each: (each[1], each[0])))


def _statement(known: Sequence[Told], promise: Promise) -> Statement:
    votes: dict[str, Counter[str]] = {}
    for department, answers in _without_names(known, promise):
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
        agree_z=agreeing_z(total[Vote.AGREE], total.total()),
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
