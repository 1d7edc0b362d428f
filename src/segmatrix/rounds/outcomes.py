"""What a round came to, as values: the answers, and how much of them anybody gets.

`Told` is what this room knows of an answer, `Shown` what anybody else gets of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from segmatrix.kit.agreement.ellipses import Ellipse
from segmatrix.kit.agreement.faultlines import FaultLine
from segmatrix.kit.agreement.reports import AgreementReport, ItemReport
from segmatrix.kit.agreement.terms import Profile, Verdict
from segmatrix.rounds.terms import Identity, Kind

SETTLED = (Verdict.AGREED, Verdict.KEEP, Verdict.DROP)
AXES = {Kind.PLACE: ("x", "y"), Kind.RATE: ("value",)}
"""The fields of an answer that are steps of the grid, by kind."""


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
    objections: int


@dataclass(frozen=True, slots=True)
class Dots:
    """How many dots are on one option, from how many people."""

    option: str
    dots: int
    people: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What the answers to one question come to.

    Attributes:
        answers: All that are known, those farthest from the middle first, then by what they say. Of
            dots in an anonymous round each has a reason at most: how one person spends them tells
            who it is.
        unknown: How many said that they don't know.
        axes: What is said of each axis that was rated: `x` and `y`, or `value`.
        counts: How many chose what, of a choice, the most frequent first.
        order: The options of a ranking by their mean place, the first first, with that place.
        dots: The options that have dots, those with most first.
        medians: Per axis the middle answer of each department; None where it is not shown. Those
            too small to be seen are taken together as `withholding.TOGETHER`.
        ellipse: What holds half of the places, of a segment that enough people placed.
        statement: How departments stand to a statement, if it is one.
        verdict: What the rule that was chosen says: of two axes the less agreed one.
    """

    asked: Asked
    answers: tuple[Shown, ...]
    unknown: int
    axes: Mapping[str, ItemReport]
    counts: Mapping[str, int]
    order: tuple[tuple[str, float], ...]
    dots: tuple[Dots, ...]
    medians: Mapping[str, Mapping[str, Fraction | None]]
    ellipse: Ellipse | None
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
        unseen: The departments that are not told apart, because they are too small.
    """

    tallies: tuple[Tally, ...]
    report: AgreementReport | None
    fault_lines: tuple[FaultLine, ...]
    unseen: tuple[str, ...]

    @property
    def to_discuss(self) -> tuple[Tally, ...]:
        """What is not settled, the farthest apart first.

        Dots are not among it: they say what matters to people, not where they differ.
        """
        left = [
            tally
            for tally in self.tallies
            if not tally.settled and tally.n > 1 and tally.asked.kind is not Kind.DOTS
        ]
        return tuple(sorted(left, key=lambda tally: -tally.apart))
