"""The map as pages read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import access, terms
from segmatrix.matrix.models import AgreedPlacement, Axis, Placement
from segmatrix.matrix.queries.matrices import MatrixView, view_of
from segmatrix.matrix.queries.segments import SegmentView, segments_of
from segmatrix.matrix.queries.texts import Ids, Text

AGREED = "agreed"
"""Stands for the group where the id of a reason names a member."""


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
    """Where one member puts a segment, 1 to 9 across and up.

    Attributes:
        round_id: The round in which it was placed so; empty for what was placed openly.
    """

    segment_id: str
    member_id: str
    member_name: str
    department: str
    x: int
    y: int
    reason: str
    round_id: str = ""


@dataclass(frozen=True, slots=True)
class AgreedPlacementView:
    """Where the group settled on putting a segment, 1 to 9 across and up.

    Attributes:
        potential_x: Where it could be across; None, as `potential_y`, while nobody said.
        investment: What it takes to get it there.
    """

    segment_id: str
    x: int
    y: int
    rationale: str
    dissent: str
    by_name: str
    at: datetime
    version: int
    potential_x: int | None = None
    potential_y: int | None = None
    investment: str = ""


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


def axes(matrix_id: str) -> tuple[AxisView, AxisView]:
    """Return the axes that the map has: across, up.

    For workers and higher rooms: the caller answers for who asked.
    """
    across, up = Axis.objects.filter(matrix=matrix_id, current=True).order_by("slot")
    return AxisView.of(across), AxisView.of(up)


def agreed_placements(matrix_id: str) -> tuple[AgreedPlacementView, ...]:
    """Return where the group put segments on the axes that the map has.

    For higher rooms: the caller answers for who asked.
    """
    rows = AgreedPlacement.objects.filter(
        segment__matrix=matrix_id,
        segment__standing=terms.Standing.CURRENT,
        x_axis__current=True,
        y_axis__current=True,
        current=True,
    )
    return tuple(_agreed(row) for row in rows)


def reason_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return why segments stand where people put them on the present axes, and the group.

    The id of each names the segment and, behind a colon, the member or `AGREED`.
    """
    shown = {
        "segment__matrix": matrix_id,
        "segment__standing": terms.Standing.CURRENT,
        "x_axis__current": True,
        "y_axis__current": True,
    }
    if ids is not None:
        shown["segment__in"] = {ident.partition(":")[0] for ident in ids}
    own = Placement.objects.filter(**shown).select_related("segment").order_by("pk")
    group = AgreedPlacement.objects.filter(**shown, current=True).select_related("segment")
    reasons = chain((_reason(row) for row in own), (_rationale(row) for row in group))
    found = {each.id: each for each in reasons}
    yield from found.values() if ids is None else (found.get(one, Text(id=one)) for one in ids)


def _reason(row: Placement) -> Text:
    return Text(
        id=f"{row.segment_id}:{row.member_id}",
        text=row.reason,
        place=row.segment.name,
        about=row.segment_id,
        by=row.member_name,
    )


def _rationale(row: AgreedPlacement) -> Text:
    return Text(
        id=f"{row.segment_id}:{AGREED}",
        text="\n".join(filter(None, (row.rationale, row.dissent, row.investment))),
        place=row.segment.name,
        about=row.segment_id,
        by=row.by_name,
        at=row.at,
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
        round_id=row.round_id,
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
        potential_x=row.potential_x,
        potential_y=row.potential_y,
        investment=row.investment,
    )
