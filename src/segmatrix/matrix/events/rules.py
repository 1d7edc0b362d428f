"""Inputs and facts about the rule that defines a segment."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class SetSegmentRule(InMatrix):
    """Define a segment by a rule; an empty text takes the definition away.

    Attributes:
        version: The `rule_version` that the text was typed over; None takes whatever stands.
        instead_of: Of an undo: the rule that it takes back. It does not overwrite another one, such
            as a merge or a renaming has made of it since.
    """

    segment_id: str
    rule: str
    version: int | None = None
    instead_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class SegmentRuleSet(Fact):
    matrix_id: str
    segment_id: str
    rule: str
    version: int

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:rule"
