"""Inputs and facts about segments. `order` lists the ids of the columns as they then stand."""

from dataclasses import dataclass, field

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
    """Give a segment another name, in rules that refer to it too, and keep the old one as an alias.

    Attributes:
        version: The segment's version that the name was typed over; None takes whatever stands.
        takes_back: Of an undo: the aliases that the earlier renaming left, by id, with whether each
            stands again. Then no alias is kept.
        instead_of: Of an undo: the name that it takes back. It does not overwrite another one, such
            as a merge has given since.
    """

    segment_id: str
    name: str
    version: int | None = None
    takes_back: dict[str, bool] | None = None
    instead_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class SegmentRenamed(Fact):
    """A segment has another name.

    Attributes:
        rules: The rules that refer to it, as they now read, by the id of their segment.
        earlier_name: What it was called before.
        aliases: The aliases that this changed, by id, with whether each stands now: the earlier
            name comes to stand for it, a word equal to the new name ceases to.
    """

    matrix_id: str
    segment_id: str
    name: str
    version: int
    rules: dict[str, str]
    earlier_name: str = ""
    aliases: dict[str, bool] = field(default_factory=dict)

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
