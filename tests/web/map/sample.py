"""Maps as values, for tests that need no database."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from segmatrix.matrix.queries import (
    AgreedPlacementView,
    AxisView,
    CharterView,
    MapView,
    MatrixView,
    PlacementView,
    SegmentView,
)

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def segment(segment_id: str, *, name: str = "", tier: str = "primary") -> SegmentView:
    return SegmentView(
        id=segment_id,
        matrix_id="m",
        name=name or f"Segment {segment_id}",
        note="",
        tier=tier,
        colour=1,
        shape="circle",
        position=0,
        rule="",
        rule_version=0,
        retired=False,
        version=1,
    )


def placed(segment_id: str, member: str, x: int, y: int, reason: str = "") -> PlacementView:
    return PlacementView(segment_id, member, member.capitalize(), "Sales", x, y, reason)


def map_of(
    segments: Sequence[SegmentView],
    placements: Sequence[PlacementView],
    settled: Mapping[str, tuple[int, int]] | None = None,
) -> MapView:
    axis = {"key": "", "question": "How?", "middle": "so so", "version": 1}
    return MapView(
        matrix=MatrixView("m", "w", "Customers", "draft", 1, "person", 1, CharterView(()), 0),
        x=AxisView(id="x", slot="x", name="Needs", low="like all", high="of their own", **axis),
        y=AxisView(id="y", slot="y", name="Value", low="little", high="great", **axis),
        quadrants=("Serve", "Grow", "Keep", "Refer"),
        segments=tuple(segments),
        placements=tuple(placements),
        agreed=tuple(
            AgreedPlacementView(each, x, y, "", "", "Fara", NOON, 1)
            for each, (x, y) in (settled or {}).items()
        ),
    )
