"""What an observation is linked to, told by a kind and an id."""

from dataclasses import dataclass
from typing import Self

from segmatrix.evidence.terms import AGREED, TargetKind

MOVING = (TargetKind.STATEMENT, TargetKind.PERSONA)
"""What goes from segment to segment with its own id."""


@dataclass(frozen=True, slots=True)
class Target:
    """A claim, or a segment as a whole.

    Attributes:
        id: Of a statement, persona or segment its own id; of a measure `SEGMENT:DIMENSION`; of a
            placement `SEGMENT:MEMBER`, where the member is `agreed` for the group's.
    """

    kind: TargetKind
    id: str

    @classmethod
    def statement(cls, statement_id: str) -> Self:
        """Name a statement."""
        return cls(TargetKind.STATEMENT, statement_id)

    @classmethod
    def persona(cls, persona_id: str) -> Self:
        """Name a persona of a segment."""
        return cls(TargetKind.PERSONA, persona_id)

    @classmethod
    def segment(cls, segment_id: str) -> Self:
        """Name a segment as a whole."""
        return cls(TargetKind.SEGMENT, segment_id)

    @classmethod
    def measure(cls, segment_id: str, dimension_id: str) -> Self:
        """Name the number stated in a cell."""
        return cls(TargetKind.MEASURE, f"{segment_id}:{dimension_id}")

    @classmethod
    def placement(cls, segment_id: str, member_id: str = AGREED) -> Self:
        """Name where a member, by default the group, puts a segment."""
        return cls(TargetKind.PLACEMENT, f"{segment_id}:{member_id}")

    @property
    def segment_id(self) -> str:
        """The segment in the id, empty for what may move from one to another."""
        return "" if self.kind in MOVING else self.id.partition(":")[0]

    @property
    def rest(self) -> str:
        """What follows the segment in the id: a dimension or member, or nothing."""
        return self.id.partition(":")[2]

    def within(self, segment_id: str) -> Self:
        """Return the same of another segment, into which this one was merged."""
        rest = f":{self.rest}" if self.rest else ""
        return type(self)(self.kind, f"{segment_id}{rest}")
