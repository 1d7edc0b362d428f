"""Inputs and facts about segments. `order` lists the ids of the columns as they then stand."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix
from segmatrix.matrix.terms import Tier


@dataclass(frozen=True, kw_only=True)
class AddSegment(InMatrix):
    """Add a segment, by default as the last of its tier, in a colour not yet used.

    Attributes:
        position: The column, counted from 0, kept within the tier.
        colour: A number of `terms.PALETTE`.
    """

    name: str
    note: str = ""
    tier: str = Tier.SECONDARY
    position: int | None = None
    colour: int | None = None


@dataclass(frozen=True, kw_only=True)
class SegmentAdded(Fact):
    matrix_id: str
    segment_id: str
    name: str
    note: str
    tier: str
    colour: int
    position: int
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:standing"


@dataclass(frozen=True, kw_only=True)
class RenameSegment(InMatrix):
    """Give a segment another name, in rules that refer to it too.

    Attributes:
        version: The segment's version that the name was typed over; None takes whatever stands.
    """

    segment_id: str
    name: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SegmentRenamed(Fact):
    """A segment has another name.

    Attributes:
        rules: The rules that refer to it, as they now read, by the id of their segment.
    """

    matrix_id: str
    segment_id: str
    name: str
    version: int
    rules: dict[str, str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:name"


@dataclass(frozen=True, kw_only=True)
class AnnotateSegment(InMatrix):
    """Set the short line under a segment's name; empty takes it away.

    Attributes:
        version: The segment's version that the note was typed over; None takes whatever stands.
    """

    segment_id: str
    note: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SegmentAnnotated(Fact):
    matrix_id: str
    segment_id: str
    note: str
    version: int

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:note"


@dataclass(frozen=True, kw_only=True)
class RecolourSegment(InMatrix):
    """Give a segment another colour of the palette, and with it another shape."""

    segment_id: str
    colour: int


@dataclass(frozen=True, kw_only=True)
class SegmentRecoloured(Fact):
    matrix_id: str
    segment_id: str
    colour: int

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:colour"


@dataclass(frozen=True, kw_only=True)
class MoveSegment(InMatrix):
    """Move a segment to another column (counted from 0) among those of its tier."""

    segment_id: str
    position: int


@dataclass(frozen=True, kw_only=True)
class SegmentMoved(Fact):
    matrix_id: str
    segment_id: str
    position: int
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:position"


@dataclass(frozen=True, kw_only=True)
class TierSegment(InMatrix):
    """Make a segment primary, secondary or other; without a position it becomes the tier's last."""

    segment_id: str
    tier: str
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class SegmentTiered(Fact):
    matrix_id: str
    segment_id: str
    tier: str
    position: int
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:tier"


@dataclass(frozen=True, kw_only=True)
class RetireSegment(InMatrix):
    """Take a segment out of the table, with all that is in it kept."""

    segment_id: str


@dataclass(frozen=True, kw_only=True)
class SegmentRetired(Fact):
    matrix_id: str
    segment_id: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:standing"


@dataclass(frozen=True, kw_only=True)
class RestoreSegment(InMatrix):
    """Put a segment back where it stood in the table."""

    segment_id: str


@dataclass(frozen=True, kw_only=True)
class SegmentRestored(Fact):
    matrix_id: str
    segment_id: str
    position: int
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:standing"


@dataclass(frozen=True, kw_only=True)
class RemoveSegment(InMatrix):
    """Take back the adding of a segment that is still empty."""

    segment_id: str


@dataclass(frozen=True, kw_only=True)
class SegmentRemoved(Fact):
    matrix_id: str
    segment_id: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:standing"
