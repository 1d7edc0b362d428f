"""What a rule file defines: segments, stages and measures, each with the text it was written as."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from segmatrix.kit.rules.errors import Place, RuleError
from segmatrix.kit.rules.nodes import Rule, Subject
from segmatrix.kit.rules.scalars import USE_A_BLOCK, Scalar


class Over(StrEnum):
    """How the numbers of a segment's members become one."""

    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """A segment's name and the rule that defines it.

    Attributes:
        text: the rule as it was written.
        rule: its tree.
        scalar: where the text stands in a file, if it does.
    """

    name: str
    text: str
    rule: Rule
    scalar: Scalar | None = field(default=None, compare=False, repr=False)

    def placed(self, error: RuleError) -> RuleError:
        """Return an error of this rule with its place."""
        return placed(error, Place(segment=self.name), self.text, self.scalar)


@dataclass(frozen=True, slots=True)
class StageRule:
    """A stage of the journey and the rule that says who is in it, unless a later stage has them.

    Attributes:
        text: the rule as it was written.
        rule: its tree.
        scalar: where the text stands in a file, if it does.
    """

    name: str
    text: str
    rule: Rule
    scalar: Scalar | None = field(default=None, compare=False, repr=False)

    def placed(self, error: RuleError) -> RuleError:
        """Return an error of this rule with its place."""
        return placed(error, Place(stage=self.name), self.text, self.scalar)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number per segment: what is taken of each member, and how these become one.

    Attributes:
        text: the number expression as it was written.
        value: its tree.
        scalar: where the text stands in a file, if it does.
    """

    name: str
    text: str
    value: Subject
    over: Over
    scalar: Scalar | None = field(default=None, compare=False, repr=False)

    def placed(self, error: RuleError) -> RuleError:
        """Return an error of this number with its place."""
        return placed(error, Place(measure=self.name), self.text, self.scalar)


def placed(error: RuleError, owner: Place, text: str, scalar: Scalar | None) -> RuleError:
    """Return an error of a rule's text with its place: in the file, else in the text.

    Args:
        owner: the segment, stage or measure whose text it is.
    """
    if scalar is None:
        line, column = error.located(text)
        return error.at(replace(owner, line=line, column=column))
    at = scalar.source.place(scalar.index(error.span.start))
    found = error.at(replace(owner, file=at.file, line=at.line, column=at.column))
    if scalar.may_be_cut and error.code in ("syntax", "quotes", "bracket", "symbol"):
        found.hint = f"{found.hint} {USE_A_BLOCK}".strip()
    return found
