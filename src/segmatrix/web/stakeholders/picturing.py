"""Where everything on the picture of who named whom stands, and on the curve of new names.

Lengths are in user units of the picture; y grows downwards, as in SVG. Waves are columns.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from segmatrix.review.queries import NominationView, StakeholderView
from segmatrix.review.snowballing import Wave

BOX_WIDTH, BOX_HEIGHT = 148, 40
ACROSS, DOWN = 236, 54  # from one column, or row, to the next
EDGE, HEAD = 16, 34  # around everything; above the columns
LETTERS = 20  # of a name, so that it fits its box
APART = {"disagrees": -10, "introduces": 0, "again": 10}  # from the middle of a box's side

CURVE_HEIGHT, CURVE_STEP, CURVE_BAR = 150, 96, 36
CURVE_TOP, CURVE_FOOT = 24, 24


@dataclass(frozen=True, slots=True)
class Node:
    """A person's box: its left upper corner."""

    person: StakeholderView
    label: str
    under: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """One nomination as a curve from who named to whom they named.

    Attributes:
        kind: introduces, again or disagrees: a new name, a known one, a disagreement.
    """

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Column:
    """A wave: the middle of its column."""

    wave: int
    x: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole picture."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """What one wave named: the new above the known, `middle` being where its label stands."""

    wave: Wave
    x: int
    middle: int
    new_y: int
    new_height: int
    known_y: int
    known_height: int


@dataclass(frozen=True, slots=True)
class Curve:
    """New names, wave by wave: bars, and the line over the new ones."""

    width: int
    height: int
    floor: int
    bars: tuple[Bar, ...]
    line: str


def graph(people: Sequence[StakeholderView], nominations: Sequence[NominationView]) -> Graph:
    """Return where each person and nomination stands.

    A wave is a column; in it, people stand as near as may be to who introduced them.
    """
    by_wave: dict[int, list[StakeholderView]] = defaultdict(list)
    for person in people:
        by_wave[person.wave].append(person)
    waves = sorted(by_wave)
    rows: dict[str, int] = {}
    nodes: list[Node] = []
    for place, wave in enumerate(waves):
        near = sorted(by_wave[wave], key=lambda each: rows.get(each.named_by or "", -1))
        for row, person in enumerate(near):
            rows[person.id] = row
            nodes.append(
                Node(
                    person,
                    shorten(person.name, LETTERS, placeholder="…"),
                    shorten(person.department, LETTERS + 2, placeholder="…"),
                    EDGE + place * ACROSS,
                    HEAD + row * DOWN,
                )
            )
    at = {node.person.id: node for node in nodes}
    tallest = max((len(column) for column in by_wave.values()), default=0)
    return Graph(
        width=2 * EDGE + max(len(waves) - 1, 0) * ACROSS + BOX_WIDTH + EDGE,
        height=HEAD + tallest * DOWN,
        nodes=tuple(nodes),
        arrows=tuple(
            Arrow(_path(at[each.nominator_id], at[each.nominee_id], APART[kind]), kind)
            for each in nominations
            for kind in [_kind(each)]
        ),
        columns=tuple(
            Column(wave, EDGE + place * ACROSS + BOX_WIDTH // 2) for place, wave in enumerate(waves)
        ),
    )


def curve(waves: Sequence[Wave]) -> Curve:
    """Return the bars of what each wave named, and the line over the new names."""
    tallest = max((wave.named for wave in waves), default=0) or 1
    floor = CURVE_TOP + CURVE_HEIGHT
    bars = tuple(_bar(place, wave, floor, tallest) for place, wave in enumerate(waves))
    points = " ".join(f"{bar.middle},{floor - bar.new_height}" for bar in bars)
    width = 2 * EDGE + max(len(waves), 1) * CURVE_STEP
    return Curve(width, floor + CURVE_FOOT, floor, bars, points)


def _bar(place: int, wave: Wave, floor: int, tallest: int) -> Bar:
    x = EDGE + place * CURVE_STEP + (CURVE_STEP - CURVE_BAR) // 2
    new = round(CURVE_HEIGHT * wave.new / tallest)
    known = round(CURVE_HEIGHT * wave.named / tallest) - new
    return Bar(
        wave=wave,
        x=x,
        middle=x + CURVE_BAR // 2,
        new_y=floor - new,
        new_height=new,
        known_y=floor - new - known,
        known_height=known,
    )


def _kind(nomination: NominationView) -> str:
    if nomination.disagrees:
        return "disagrees"
    return "introduces" if nomination.introduces else "again"


def _path(start: Node, end: Node, apart: int) -> str:
    """Return a curve that leaves a box on the side of the other one, `apart` from the middle."""
    y1, y2 = (node.y + BOX_HEIGHT // 2 + apart for node in (start, end))
    if end.x > start.x:
        x1, x2 = start.x + BOX_WIDTH, end.x
        bend = (ACROSS - BOX_WIDTH) // 2
        return f"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    if end.x < start.x:
        x1, x2 = start.x, end.x + BOX_WIDTH
        bend = (ACROSS - BOX_WIDTH) // 2
        return f"M{x1} {y1} C{x1 - bend} {y1} {x2 + bend} {y2} {x2} {y2}"
    x = start.x + BOX_WIDTH
    bulge = x + (ACROSS - BOX_WIDTH) // 3
    return f"M{x} {y1} C{bulge} {y1} {bulge} {y2} {x} {y2}"
