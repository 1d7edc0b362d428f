"""Where a matrix stands, read off what it holds: pure counting, no advice that it cannot show."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from segmatrix.matrix.queries import MapView, SegmentView
from segmatrix.people.queries import MemberView
from segmatrix.people.terms import Role
from segmatrix.web.map.clouds import Cloud
from segmatrix.web.map.telling import Summary, furthest_apart, summaries
from segmatrix.web.matrix.sheets import Box, Sheet


@dataclass(frozen=True, slots=True)
class Placing:
    """How far a member is with placing the segments on the map, and whether readers met them."""

    member: MemberView
    placed: int
    all: int
    met: bool

    @property
    def done(self) -> bool:
        """Whether they placed every segment; nobody has while there is none."""
        return 0 < self.all <= self.placed


@dataclass(frozen=True, slots=True)
class Stale:
    """A number that is older than what it rests on, and why."""

    box: Box
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview tells.

    Attributes:
        filled, cells: How many cells of the table are answered, "not known yet" included, of all.
        gaps: Per segment, how many of its cells have no answer.
        unsettled: Segments whose place the group neither settled on nor agrees on in a round.
        apart: The unsettled segments about which people differ most.
        variants: Cells in which two texts wait for somebody to pick.
        unmet: How many have not placed every segment whom no reader of the matrix has met.
        next: What to do next: `segments`, `variants`, `cells`, `place`, `settle` or `none`.
    """

    filled: int
    cells: int
    gaps: tuple[tuple[SegmentView, int], ...]
    placings: tuple[Placing, ...]
    unsettled: tuple[SegmentView, ...]
    apart: tuple[Summary, ...]
    variants: tuple[Box, ...]
    stale: tuple[Stale, ...]
    unmet: int
    next: str

    @property
    def waited_for(self) -> tuple[Placing, ...]:
        """Those who have not placed every segment, as far as readers have met them."""
        return tuple(placing for placing in self.placings if placing.met and not placing.done)

    @property
    def placed_all(self) -> int:
        """How many people have placed every segment."""
        return sum(placing.done for placing in self.placings)

    @property
    def settled(self) -> int:
        """How many segments have a place on the map that the group agrees on."""
        return len(self.gaps) - len(self.unsettled)


def look_over(
    sheet: Sheet,
    map: MapView,
    clouds: Sequence[Cloud],
    members: Sequence[MemberView],
    *,
    me: str,
    met: Collection[str],
) -> Overview:
    """Return where the matrix stands, for the reader `me`.

    Args:
        clouds: What people said of each segment's place.
        members: Everybody who has part in the matrix; viewers and guests are not waited for.
        met: Whom its readers meet there; the others are counted, since guests read this as well.
    """
    boxes = [box for line in sheet.lines for box in line.boxes]
    empty = [box for box in boxes if box.empty]
    placings = _placings(map, members, met)
    awaited = tuple(placing for placing in placings if not placing.member.guest)
    variants = tuple(
        box for box in boxes if any(statement.variants for statement in box.cell.statements)
    )
    unsettled = tuple(cloud.segment for cloud in clouds if not cloud.settled)
    mine = next((placing for placing in placings if placing.member.id == me), None)
    return Overview(
        filled=len(boxes) - len(empty),
        cells=len(boxes),
        gaps=tuple(
            (segment, sum(box.segment.id == segment.id for box in empty))
            for segment in sheet.columns
        ),
        placings=awaited,
        unmet=sum(not (placing.done or placing.met) for placing in awaited),
        unsettled=unsettled,
        apart=tuple(furthest_apart(summaries(map, clouds))),
        variants=variants,
        stale=tuple(
            Stale(box, tuple(box.computed.stale))
            for box in boxes
            if box.computed is not None and box.computed.stale
        ),
        next=_next(
            segments=bool(sheet.columns),
            gaps=bool(empty),
            placed=mine is None or mine.done,
            variants=bool(variants),
            unsettled=bool(unsettled),
        ),
    )


def _placings(
    map: MapView, members: Sequence[MemberView], met: Collection[str]
) -> tuple[Placing, ...]:
    placed: dict[str, int] = {}
    for placement in map.placements:
        placed[placement.member_id] = placed.get(placement.member_id, 0) + 1
    return tuple(
        Placing(member, placed.get(member.id, 0), len(map.segments), member.id in met)
        for member in members
        if member.role != Role.VIEWER
    )


def _next(*, segments: bool, gaps: bool, placed: bool, variants: bool, unsettled: bool) -> str:
    steps = (
        ("segments", not segments),
        ("variants", variants),
        ("cells", gaps),
        ("place", not placed),
        ("settle", unsettled),
    )
    return next((step for step, open_ in steps if open_), "none")
