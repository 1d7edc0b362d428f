"""Inputs and facts about where segments stand on the map. Positions count 1 to 9."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class PlaceSegment(InMatrix):
    """Put a segment where the actor thinks it belongs.

    Attributes:
        reason: Why, if they say so.
        x_axis_id: The axis that was answered, refused if the map asks another by now; empty for
            the one it asks. So is `y_axis_id`.
    """

    segment_id: str
    x: int
    y: int
    reason: str = ""
    x_axis_id: str = ""
    y_axis_id: str = ""


@dataclass(frozen=True, kw_only=True)
class SegmentPlaced(Fact):
    matrix_id: str
    segment_id: str
    member_id: str
    member_name: str
    department: str
    x: int
    y: int
    reason: str
    x_axis_id: str
    y_axis_id: str

    @property
    def subject(self) -> str:
        return f"placement:{self.segment_id}:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class WithdrawPlacement(InMatrix):
    """Take the actor's own placement of a segment off the map."""

    segment_id: str
    x_axis_id: str = ""
    y_axis_id: str = ""


@dataclass(frozen=True, kw_only=True)
class PlacementWithdrawn(Fact):
    matrix_id: str
    segment_id: str
    member_id: str
    x_axis_id: str
    y_axis_id: str

    @property
    def subject(self) -> str:
        return f"placement:{self.segment_id}:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class TakeOverPlacements(InMatrix):
    """Put on the map where people placed segments in a round that was revealed.

    Attributes:
        round_id: The round.
        instead_of: The rounds before it that asked the same, whose points it replaces.
        points: Where each segment was put: objects with `segment_id`, `x`, `y`, `reason`, and
            `member_id`, `member_name` and `department`, which are empty for a point of an anonymous
            round. Their order tells nothing of who gave them.
    """

    round_id: str
    x_axis_id: str
    y_axis_id: str
    instead_of: list[str]
    points: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class PutBackPlacements(InMatrix):
    """Take off the map what a round brought there, and put back what it replaced.

    Attributes:
        points: What it replaced, as `TakeOverPlacements.points` with the `round_id` of each.
    """

    round_id: str
    x_axis_id: str
    y_axis_id: str
    points: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class PlacementsTakenOver(Fact):
    """What was placed in a round is on the map.

    Attributes:
        replaced: What was there before, as `PutBackPlacements.points`.
    """

    matrix_id: str
    round_id: str
    x_axis_id: str
    y_axis_id: str
    points: list[dict[str, Any]]
    replaced: list[dict[str, Any]] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return f"round:{self.round_id}:placements"


@dataclass(frozen=True, kw_only=True)
class PlacementsPutBack(Fact):
    """What was placed in a round is off the map again."""

    matrix_id: str
    round_id: str
    x_axis_id: str
    y_axis_id: str
    points: list[dict[str, Any]]

    @property
    def subject(self) -> str:
        return f"round:{self.round_id}:placements"


@dataclass(frozen=True, kw_only=True)
class AgreePlacement(InMatrix):
    """Record where the group settled on putting a segment.

    Attributes:
        rationale: Why there.
        dissent: Who thought otherwise, and why.
        potential: Where the segment could be, with `x`, `y` and the `investment` that takes; empty
            for nowhere else. None leaves what stands.
        version: The version of the agreed placement it replaces, 0 for none; None takes whatever
            stands.
    """

    segment_id: str
    x: int
    y: int
    rationale: str = ""
    dissent: str = ""
    potential: dict[str, Any] | None = None
    x_axis_id: str = ""
    y_axis_id: str = ""
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class PlacementAgreed(Fact):
    matrix_id: str
    segment_id: str
    placement_id: str
    x: int
    y: int
    rationale: str
    dissent: str
    version: int
    by_name: str
    x_axis_id: str
    y_axis_id: str
    potential_x: int | None = None  # and below: no fact had them before there were potentials
    potential_y: int | None = None
    investment: str = ""

    @property
    def subject(self) -> str:
        return f"agreed:{self.segment_id}"


@dataclass(frozen=True, kw_only=True)
class ClearAgreedPlacement(InMatrix):
    """Open the question again where the group puts a segment."""

    segment_id: str
    x_axis_id: str = ""
    y_axis_id: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreedPlacementCleared(Fact):
    matrix_id: str
    segment_id: str
    x_axis_id: str
    y_axis_id: str

    @property
    def subject(self) -> str:
        return f"agreed:{self.segment_id}"


@dataclass(frozen=True, kw_only=True)
class ReinstateAgreedPlacement(InMatrix):
    """Let an agreed placement recorded earlier hold again."""

    segment_id: str
    placement_id: str
