"""What is odd about a rule that can be evaluated all the same."""

from dataclasses import dataclass
from enum import StrEnum

from segmatrix.kit.rules.errors import Place, RuleError
from segmatrix.kit.rules.nodes import Span
from segmatrix.kit.rules.rulefile import SegmentRule, StageRule


class Oddity(StrEnum):
    """Which kind of finding, a stable word for programs."""

    WHERE = "where"  # a name after a bare `where` is a property too
    NEVER = "never"  # contradicts itself
    ALWAYS = "always"  # holds whatever the data
    NOBODY = "nobody"  # empty on this data
    EVERYBODY = "everybody"  # everybody on this data
    SAME = "same"  # equal to another segment
    WITHIN = "within"  # part of another segment
    WINDOW = "window"  # reaches back before the data
    UNHEARD = "unheard"  # asks for scores that nobody gave


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd about a rule, with its place.

    Attributes:
        oddity: which kind it is.
        segment: the segment, or the stage, whose rule it is.
        reason: what is odd, one sentence.
        mend: what to do about it.
        span: the characters of the rule's text that it concerns.
        place: where the rule stands.
    """

    oddity: Oddity
    segment: str
    reason: str
    mend: str
    span: Span
    place: Place

    def __str__(self) -> str:
        return str(self.as_error())

    def as_error(self) -> RuleError:
        """Return it as what is wrong with a rule is shown."""
        return RuleError(
            self.reason, code=self.oddity, span=self.span, hint=self.mend, place=self.place
        )


def found(
    oddity: Oddity, owner: SegmentRule | StageRule, span: Span, reason: str, mend: str
) -> Finding:
    """Return a finding about a rule with its place in the file, else in the text."""
    placed = owner.placed(RuleError(reason, code=oddity, span=span, hint=mend))
    assert placed.place is not None, "what is placed has a place"
    return Finding(oddity, owner.name, reason, mend, span, placed.place)
