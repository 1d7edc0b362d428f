"""The map as pages read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import access, terms
from segmatrix.matrix.models import AgreedPlacement, Axis, Placement
from segmatrix.matrix.queries.matrices import MatrixView, view_of
from segmatrix.matrix.queries.segments import SegmentView, segments_of


@dataclass(frozen=True, slots=True)
class AxisView:
    """What the map asks in one direction.

    Attributes:
        slot: `x` for across, `y` for up.
        key: The shipped pair it belongs to, empty for an own axis.
        low: What its low end means; so with `middle` and `high`.
        version: Counts its wordings.
    """

    id: str
    slot: str
    key: str
    name: str
    question: str
    low: str
    middle: str
    high: str
    version: int

    @classmethod
    def of(cls, row: Axis) -> Self:
        """Build the view from its row."""
        return cls(id=row.pk, slot=row.slot, key=row.preset, version=row.version, **row.words)

    @property
    def ready(self) -> bool:
        """Whether its sentences are all there, so that people can place on it."""
        return bool(self.low and self.middle and self.high)


@dataclass(frozen=True, slots=True)
class PlacementView:
    """Where one member puts a segment, 1 to 9 across and up."""

    segment_id: str
    member_id: str
    member_name: str
    department: str
    x: int
    y: int
    reason: str


@dataclass(frozen=True, slots=True)
class AgreedPlacementView:
    """Where the group settled on putting a segment, 1 to 9 across and up."""

    segment_id: str
    x: int
    y: int
    rationale: str
    dissent: str
    by_name: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class MapView:
    """The map with everybody's placements on its present axes.

    Attributes:
        quadrants: What the corners imply: top left, top right, bottom left, bottom right; empty
            words where the axes are no shipped pair.
    """

    matrix: MatrixView
    x: AxisView
    y: AxisView
    quadrants: tuple[str, str, str, str]
    segments: tuple[SegmentView, ...]
    placements: tuple[PlacementView, ...]
    agreed: tuple[AgreedPlacementView, ...]


def map(matrix_id: str, actor: Actor) -> MapView:
    """Return the map, in a number of queries that does not grow with it."""
    matrix = access.matrix(matrix_id, actor)
    view = view_of(matrix)
    across, up = access.axes(matrix)
    segments, _retired = segments_of(matrix)
    shown = {
        "segment__in": [segment.id for segment in segments],
        "x_axis": across,
        "y_axis": up,
    }
    placements = Placement.objects.filter(**shown).order_by("member_name", "member_id")
    agreed = AgreedPlacement.objects.filter(**shown, current=True)
    return MapView(
        matrix=view,
        x=AxisView.of(across),
        y=AxisView.of(up),
        quadrants=_quadrants(across, up),
        segments=segments,
        placements=tuple(_placement(row) for row in placements),
        agreed=tuple(_agreed(row) for row in agreed),
    )


def _quadrants(across: Axis, up: Axis) -> tuple[str, str, str, str]:
    if not across.preset or across.preset != up.preset:
        return ("", "", "", "")
    top_left, top_right, bottom_left, bottom_right = terms.PRESET_BY_KEY[across.preset].quadrants
    return (str(top_left), str(top_right), str(bottom_left), str(bottom_right))


def _placement(row: Placement) -> PlacementView:
    return PlacementView(
        segment_id=row.segment_id,
        member_id=row.member_id,
        member_name=row.member_name,
        department=row.department,
        x=row.x,
        y=row.y,
        reason=row.reason,
    )


def _agreed(row: AgreedPlacement) -> AgreedPlacementView:
    return AgreedPlacementView(
        segment_id=row.segment_id,
        x=row.x,
        y=row.y,
        rationale=row.rationale,
        dissent=row.dissent,
        by_name=row.by_name,
        at=row.at,
        version=row.version,
    )
