"""Where everything on the map stands: pure geometry from placements and measures.

Page, SVG, PNG and captions are drawn from the one `Picture` this module makes, so they agree.
Lengths are in user units of the picture; y grows downwards, as in SVG. Grid values run from 1 to 9.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import median
from textwrap import shorten, wrap

from segmatrix.matrix.queries import AgreedPlacementView, MapView, PlacementView, SegmentView

WIDTH, HEIGHT = 760, 620
LEFT, RIGHT, TOP, BOTTOM = 70, 700, 40, 556
STEP_X = (RIGHT - LEFT) / 8
STEP_Y = (BOTTOM - TOP) / 8
LARGEST, SMALLEST = 34.0, 5.0  # radii of the biggest bubble and of the smallest one still seen
UNMEASURED = 10.0  # the radius of a bubble whose measure nobody knows; it is drawn dashed
DOT, DOT_GAP, DOTS_A_ROW = 2.6, 6.0, 9
CHARACTER = 7.4  # the mean advance of a letter of the label's type
END_LETTERS, END_LEADING = 46, 14  # what fits on half an axis, and the step to the next line


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle that something on the picture covers."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the area both cover, 0 when they do not meet."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


@dataclass(frozen=True, slots=True)
class Point:
    """One person's placement, with its own spot among those on the same grid point."""

    placement: PlacementView
    segment: SegmentView
    cx: float
    cy: float


@dataclass(frozen=True, slots=True)
class Label:
    """A segment's name and the point its text hangs on."""

    x: float
    y: float
    anchor: str  # start, middle or end, as SVG says it


@dataclass(frozen=True, slots=True)
class Bubble:
    """A segment where the group put it, or where the middle of its placements lies."""

    segment: SegmentView
    x: float
    y: float
    cx: float
    cy: float
    r: float
    settled: bool
    measured: bool
    label: Label
    agreed: AgreedPlacementView | None
    spread: "Spread | None"


@dataclass(frozen=True, slots=True)
class Spread:
    """How the placements of one segment lie: n, medians, and the middle half on each axis."""

    n: int
    x: float
    y: float
    x_half: tuple[float, float]
    y_half: tuple[float, float]


@dataclass(frozen=True, slots=True)
class EndLine:
    """A line of what the end of an axis means; one that runs up the page is `upright`."""

    text: str
    x: float
    y: float
    anchor: str
    upright: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn, in drawing order within each list."""

    ends: tuple[EndLine, ...]
    bubbles: tuple[Bubble, ...]
    points: tuple[Point, ...]
    unplaced: tuple[SegmentView, ...]


def draw(shown: MapView, areas: Mapping[str, float | None]) -> Picture:
    """Lay out the map.

    Args:
        shown: Segments, placements and agreed placements on the present axes.
        areas: The measure that sizes the bubble of each segment id; None or absent is unknown, and
            an unknown one is drawn dashed at a fixed size, never as nothing.
    """
    by_segment: dict[str, list[PlacementView]] = defaultdict(list)
    for placement in shown.placements:
        by_segment[placement.segment_id].append(placement)
    agreed = {settled.segment_id: settled for settled in shown.agreed}
    segments = {segment.id: segment for segment in shown.segments}
    points = _points(shown.placements, segments)

    largest = max((area for area in areas.values() if area), default=0.0)
    bubbles: list[Bubble] = []
    for segment in shown.segments:
        spread = spread_of(by_segment[segment.id])
        settled = agreed.get(segment.id)
        if settled is not None:
            x, y = float(settled.x), float(settled.y)
        elif spread is not None:
            x, y = spread.x, spread.y
        else:
            continue
        area = areas.get(segment.id)
        bubbles.append(
            Bubble(
                segment=segment,
                x=x,
                y=y,
                cx=across(x),
                cy=down(y),
                r=radius(area, largest),
                settled=settled is not None,
                measured=area is not None,
                label=Label(across(x), down(y), "middle"),
                agreed=settled,
                spread=spread,
            )
        )
    placed = {bubble.segment.id for bubble in bubbles}
    return Picture(
        ends=tuple(_ends(shown)),
        bubbles=tuple(_labelled(sorted(bubbles, key=lambda bubble: -bubble.r), points)),
        points=points,
        unplaced=tuple(segment for segment in shown.segments if segment.id not in placed),
    )


def _ends(shown: MapView) -> Iterable[EndLine]:
    """Write the four end sentences along their axes, each in at most two lines."""
    for axis, upright in ((shown.x, False), (shown.y, True)):
        for sentence, anchor in ((axis.low, "start"), (axis.high, "end")):
            short = shorten(sentence, 2 * END_LETTERS - 8, placeholder=" …")
            even = END_LETTERS if len(short) <= END_LETTERS else len(short) // 2 + 5
            lines = wrap(short, even)[:2]
            for number, text in enumerate(lines):
                if upright:
                    x = LEFT - 20 - (len(lines) - 1 - number) * END_LEADING
                    yield EndLine(text, x, BOTTOM if anchor == "start" else TOP, anchor, upright)
                else:
                    y = BOTTOM + 20 + number * END_LEADING
                    yield EndLine(text, LEFT if anchor == "start" else RIGHT, y, anchor, upright)


def across(x: float) -> float:
    """Return the picture's horizontal position of grid value `x`."""
    return round(LEFT + (x - 1) * STEP_X, 2)


def down(y: float) -> float:
    """Return the picture's vertical position of grid value `y`; 9 is at the top."""
    return round(BOTTOM - (y - 1) * STEP_Y, 2)


def radius(area: float | None, largest: float) -> float:
    """Return a radius whose circle's area is to the largest as `area` is to `largest`."""
    if area is None:
        return UNMEASURED
    if largest <= 0:
        return SMALLEST
    return round(max(SMALLEST, LARGEST * sqrt(max(area, 0.0) / largest)), 2)


def spread_of(placements: Sequence[PlacementView]) -> Spread | None:
    """Return how placements of one segment lie, None when there are none."""
    if not placements:
        return None
    xs = sorted(placement.x for placement in placements)
    ys = sorted(placement.y for placement in placements)
    return Spread(len(xs), median(xs), median(ys), _middle_half(xs), _middle_half(ys))


def _middle_half(ordered: Sequence[int]) -> tuple[float, float]:
    """Return the quartiles by linear interpolation (Hyndman and Fan's type 7)."""

    def quantile(share: float) -> float:
        position = (len(ordered) - 1) * share
        below = int(position)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (ordered[above] - ordered[below]) * (position - below)

    return quantile(0.25), quantile(0.75)


def _points(
    placements: Iterable[PlacementView], segments: Mapping[str, SegmentView]
) -> tuple[Point, ...]:
    """Give placements on one grid point their own spots, in rows centred on it."""
    order = {segment_id: index for index, segment_id in enumerate(segments)}
    shown = [placement for placement in placements if placement.segment_id in segments]
    shown.sort(key=lambda placement: (order[placement.segment_id], placement.member_name))
    crowd = Counter((placement.x, placement.y) for placement in shown)
    seen: Counter[tuple[int, int]] = Counter()
    points = []
    for placement in shown:
        spot = (placement.x, placement.y)
        row, column = divmod(seen[spot], DOTS_A_ROW)
        rows = (crowd[spot] - 1) // DOTS_A_ROW + 1
        in_row = min(DOTS_A_ROW, crowd[spot] - row * DOTS_A_ROW)
        seen[spot] += 1
        points.append(
            Point(
                placement,
                segments[placement.segment_id],
                round(across(placement.x) + (column - (in_row - 1) / 2) * DOT_GAP, 2),
                round(down(placement.y) + (row - (rows - 1) / 2) * DOT_GAP, 2),
            )
        )
    return tuple(points)


def _labelled(bubbles: Sequence[Bubble], points: Sequence[Point]) -> Iterable[Bubble]:
    """Place each name where it covers least: above, below, right or left of its bubble."""
    taken = [Box(b.cx - b.r, b.cy - b.r, b.cx + b.r, b.cy + b.r) for b in bubbles]
    taken += [Box(p.cx - DOT, p.cy - DOT, p.cx + DOT, p.cy + DOT) for p in points]
    for bubble in bubbles:
        width = len(bubble.segment.name) * CHARACTER
        gap = bubble.r + 6
        x, y = bubble.cx, bubble.cy
        candidates = [
            (
                Label(x, y - gap, "middle"),
                Box(x - width / 2, y - gap - 13, x + width / 2, y - gap + 4),
            ),
            (
                Label(x, y + gap + 11, "middle"),
                Box(x - width / 2, y + gap - 2, x + width / 2, y + gap + 15),
            ),
            (Label(x + gap, y + 5, "start"), Box(x + gap, y - 9, x + gap + width, y + 9)),
            (Label(x - gap, y + 5, "end"), Box(x - gap - width, y - 9, x - gap, y + 9)),
        ]
        label, box = min(candidates, key=lambda candidate: _cost(candidate[1], taken))
        taken.append(box)
        yield replace(bubble, label=replace(label, x=round(label.x, 2), y=round(label.y, 2)))


def _cost(box: Box, taken: Sequence[Box]) -> float:
    """Return the area a label would cover, counting what leaves the picture ten times."""
    area = (box.right - box.left) * (box.bottom - box.top)
    inside = box.overlap(Box(4, 4, WIDTH - 4, HEIGHT - 4))
    return sum(box.overlap(other) for other in taken) + 10 * (area - inside)
