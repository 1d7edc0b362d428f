"""Where everything on the map stands: pure geometry from what people said and measures.

Page, SVG, PNG and captions are drawn from the one `Picture` this module makes, so they agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from textwrap import shorten, wrap

from segmatrix.kit.agreement.ellipses import Ellipse
from segmatrix.matrix.queries import AgreedPlacementView, MapView, SegmentView
from segmatrix.web.map.clouds import Cloud, Dot, Spread
from segmatrix.web.map.labelling import Label, label
from segmatrix.web.map.parting import Part, parts
from segmatrix.web.map.plane import BOTTOM, LEFT, RIGHT, TOP, Box, across, down

LARGEST, SMALLEST = 34.0, 5.0  # radii of the biggest bubble and of the smallest one still seen
UNMEASURED = 10.0  # the radius of a bubble whose measure nobody knows; it is drawn dashed
DOT, DOT_GAP, DOTS_A_ROW = 2.6, 6.0, 9
THINNEST = 3.0  # of a box whose quarters coincide
CHARACTER = 7.4  # the mean advance of a letter of the label's type
END_LETTERS, END_LEADING = 46, 14  # what fits on half an axis, and the step to the next line


@dataclass(frozen=True, slots=True)
class Point:
    """One person's placement, with its own spot among those on the same grid point."""

    dot: Dot
    segment: SegmentView
    cx: float
    cy: float


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
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class Halo:
    """How the placements of one segment lie, drawn while it is looked at.

    Attributes:
        box: The middle half on both axes: left, top, width and height.
        cx, cy: The median on both axes.
        rim: The ellipse that holds half of the placements, as an SVG path; empty for none.
    """

    segment: SegmentView
    box: tuple[float, float, float, float]
    cx: float
    cy: float
    rim: str


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
    halos: tuple[Halo, ...]
    points: tuple[Point, ...]
    parts: tuple[Part, ...]
    unplaced: tuple[SegmentView, ...]


def draw(shown: MapView, clouds: Sequence[Cloud], areas: Mapping[str, float | None]) -> Picture:
    """Lay out the map.

    Args:
        shown: The axes.
        clouds: What people said of each segment's place.
        areas: The measure that sizes the bubble of each segment id; None or absent is unknown, and
            an unknown one is drawn dashed at a fixed size, never as nothing.
    """
    points = _points(clouds)
    largest = max((area for area in areas.values() if area), default=0.0)
    bubbles = [
        bubble
        for cloud in clouds
        if (bubble := _bubble(cloud, areas.get(cloud.segment.id), largest)) is not None
    ]
    placed = {bubble.segment.id for bubble in bubbles}
    return Picture(
        ends=tuple(_ends(shown)),
        bubbles=tuple(_labelled(sorted(bubbles, key=lambda bubble: -bubble.r), points)),
        halos=tuple(_halo(each, each.spread) for each in clouds if each.spread),
        points=points,
        parts=parts(clouds),
        unplaced=tuple(each.segment for each in clouds if each.segment.id not in placed),
    )


def _bubble(cloud: Cloud, area: float | None, largest: float) -> Bubble | None:
    """Return the bubble of a segment; None while nobody has placed it."""
    if cloud.agreed is not None:
        x, y = float(cloud.agreed.x), float(cloud.agreed.y)
    elif cloud.spread is not None:
        x, y = cloud.spread.x, cloud.spread.y
    else:
        return None
    return Bubble(
        segment=cloud.segment,
        x=x,
        y=y,
        cx=across(x),
        cy=down(y),
        r=radius(area, largest),
        settled=cloud.settled,
        measured=area is not None,
        label=Label(across(x), down(y), "middle"),
        agreed=cloud.agreed,
        spread=cloud.spread,
    )


def _halo(cloud: Cloud, spread: Spread) -> Halo:
    left, width = _span(across(spread.x_half[0]), across(spread.x_half[1]))
    top, height = _span(down(spread.y_half[1]), down(spread.y_half[0]))
    return Halo(
        segment=cloud.segment,
        box=(left, top, width, height),
        cx=across(spread.x),
        cy=down(spread.y),
        rim=_path(cloud.ellipse) if cloud.ellipse else "",
    )


def _span(begin: float, end: float) -> tuple[float, float]:
    """Return where a span begins and how long it is, no thinner than can be seen."""
    thin = max(0.0, THINNEST - (end - begin))
    return round(begin - thin / 2, 2), round(end - begin + thin, 2)


def _path(ellipse: Ellipse) -> str:
    """Return an ellipse of the grid as a path; on the drawing its steps are no squares."""
    corners = (f"{across(x):g} {down(y):g}" for x, y in ellipse.outline())
    return f"M{' L'.join(corners)}Z"


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


def radius(area: float | None, largest: float) -> float:
    """Return a radius whose circle's area is to the largest as `area` is to `largest`."""
    if area is None:
        return UNMEASURED
    if largest <= 0:
        return SMALLEST
    return round(max(SMALLEST, LARGEST * sqrt(max(area, 0.0) / largest)), 2)


def _points(clouds: Iterable[Cloud]) -> tuple[Point, ...]:
    """Give placements on one grid point their own spots, in rows centred on it."""
    shown = [
        (cloud.segment, dot)
        for cloud in clouds
        for dot in sorted(cloud.dots, key=lambda dot: dot.name)
    ]
    crowd = Counter((dot.x, dot.y) for _segment, dot in shown)
    seen: dict[tuple[int, int], int] = defaultdict(int)
    points = []
    for segment, dot in shown:
        spot = (dot.x, dot.y)
        row, column = divmod(seen[spot], DOTS_A_ROW)
        rows = (crowd[spot] - 1) // DOTS_A_ROW + 1
        in_row = min(DOTS_A_ROW, crowd[spot] - row * DOTS_A_ROW)
        seen[spot] += 1
        points.append(
            Point(
                dot,
                segment,
                round(across(dot.x) + (column - (in_row - 1) / 2) * DOT_GAP, 2),
                round(down(dot.y) + (row - (rows - 1) / 2) * DOT_GAP, 2),
            )
        )
    return tuple(points)


def _labelled(bubbles: Sequence[Bubble], points: Sequence[Point]) -> Iterable[Bubble]:
    """Place each name where it covers least of bubbles, dots and names before it."""
    taken = [Box.around(bubble.cx, bubble.cy, bubble.r) for bubble in bubbles]
    taken += [Box.around(point.cx, point.cy, DOT) for point in points]
    for bubble in bubbles:
        width = len(bubble.segment.name) * CHARACTER
        found, box = label(bubble.cx, bubble.cy, bubble.r + 6, width, taken)
        taken.append(box)
        yield replace(bubble, label=found)
