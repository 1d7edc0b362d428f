"""Where everything stands on the picture of exact combinations (an UpSet plot): pure geometry.

Segments are rows, combinations are columns from the largest to the smallest, bars over them.
Page and files are drawn from the one `Picture`. Lengths are in user units; y grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from segmatrix.matrix.queries import SegmentView
from segmatrix.studies.queries import Overlap
from segmatrix.web.who.telling import combination_name

MOST_COLUMNS = 20
"""Combinations that are drawn one by one; the others stand together in one more column."""

LEFT, STEP, ROW, BARS, TOP, MARGIN = 252, 44, 34, 170, 26, 14
SIZE_X, SET_WIDTH = 230, 60  # where the size of a segment ends, and the longest bar under one
NAME_LETTERS = 22


@dataclass(frozen=True, slots=True)
class Row:
    """A segment: its name, its size, and where the bar of its size begins and how long it is."""

    segment: SegmentView
    name: str
    y: float
    size: int
    bar_x: float
    bar: float


@dataclass(frozen=True, slots=True)
class Dot:
    """Whether a combination holds a segment."""

    y: float
    colour: int
    inside: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A combination, or with `others` all those that are not drawn one by one.

    Attributes:
        key: How its members are asked for, empty for `others`.
        name: It in words.
        colour: That of its segment if it is only one, 0 else.
        begins, ends: Where the line that joins its dots begins and ends.
    """

    key: str
    name: str
    segments: tuple[SegmentView, ...]
    size: int
    others: int
    x: float
    top: float
    height: float
    label_y: float
    colour: int
    dots: tuple[Dot, ...]
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn; `base` is where bars stand, `rest_y` where others are named."""

    width: float
    height: float
    base: float
    rest_y: float
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


def draw(overlap: Overlap) -> Picture:
    """Lay out the exact combinations of the segments that are still in the table."""
    ys = {each.id: _row_y(number) for number, each in enumerate(overlap.segments)}
    largest = max((counts[n] for n, counts in enumerate(overlap.counts)), default=0)
    rows = tuple(
        _row(segment, ys[segment.id], overlap.counts[number][number], largest)
        for number, segment in enumerate(overlap.segments)
    )
    columns = _columns(overlap, ys)
    return Picture(
        width=LEFT + max(1, len(columns)) * STEP + MARGIN,
        height=TOP + BARS + MARGIN + len(rows) * ROW + 6,
        base=TOP + BARS,
        rest_y=TOP + BARS + MARGIN + len(rows) * ROW / 2,
        rows=rows,
        columns=columns,
    )


def _row(segment: SegmentView, y: float, size: int, largest: int) -> Row:
    bar = _scaled(size, largest, SET_WIDTH)
    return Row(segment, _short(segment.name), y, size, SIZE_X - bar, bar)


def _columns(overlap: Overlap, ys: dict[str, float]) -> tuple[Column, ...]:
    views = {each.id: each for each in overlap.segments}
    # A segment that left the table since is no part of the picture, nor are its combinations.
    found = [
        ([views[ident] for ident in idents], size)
        for idents, size in overlap.combinations.largest
        if all(ident in views for ident in idents)
    ]
    shown, rest = found[:MOST_COLUMNS], found[MOST_COLUMNS:]
    others = overlap.combinations.others + len(rest)
    in_others = overlap.combinations.in_others + sum(size for _segments, size in rest)
    highest = max([*(size for _segments, size in shown), in_others], default=0)
    columns = [
        _column(number, segments, size, highest, ys)
        for number, (segments, size) in enumerate(shown)
    ]
    if others:
        columns.append(_others(len(shown), others, in_others, highest))
    return tuple(columns)


def _column(
    number: int,
    segments: Sequence[SegmentView],
    size: int,
    highest: int,
    ys: dict[str, float],
) -> Column:
    inside = {each.id: each.colour for each in segments}
    height = _scaled(size, highest, BARS)
    joined = [ys[ident] for ident in inside]
    return Column(
        key=".".join(["exactly", *inside]),
        name=combination_name([each.name for each in segments]),
        segments=tuple(segments),
        size=size,
        others=0,
        x=_column_x(number),
        top=TOP + BARS - height,
        height=height,
        label_y=TOP + BARS - height - 7,
        colour=segments[0].colour if len(segments) == 1 else 0,
        dots=tuple(Dot(y, inside.get(ident, 0), ident in inside) for ident, y in ys.items()),
        begins=min(joined),
        ends=max(joined),
    )


def _others(number: int, others: int, size: int, highest: int) -> Column:
    height = _scaled(size, highest, BARS)
    x, top = _column_x(number), TOP + BARS - height
    return Column("", "", (), size, others, x, top, height, top - 7, 0, (), 0, 0)


def _row_y(number: int) -> float:
    return TOP + BARS + MARGIN + (number + 0.5) * ROW


def _column_x(number: int) -> float:
    return LEFT + (number + 0.5) * STEP


def _scaled(part: float, whole: float, length: float) -> float:
    """Return a length that is to `length` as `part` is to `whole`; what there is stays visible."""
    return round(max(1.5, part / whole * length), 2) if part else 0.0


def _short(name: str) -> str:
    return name if len(name) <= NAME_LETTERS else f"{name[: NAME_LETTERS - 1].rstrip()}…"
