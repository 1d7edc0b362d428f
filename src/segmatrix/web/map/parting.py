"""The map by department: where the middle answers of departments lie, and which lie farthest apart.

All of it is made of what a round shows of departments; where that is nothing, nothing is drawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from segmatrix.matrix.queries import SegmentView
from segmatrix.web.map.clouds import Cloud
from segmatrix.web.map.labelling import Label, label
from segmatrix.web.map.plane import Box, across, down
from segmatrix.web.rounds.departments import Department, departments, fault_line

REACH = 7.0  # half the diagonal of a department's mark
CHARACTER = 6.6  # the mean advance of a letter of a department's name


@dataclass(frozen=True, slots=True)
class Mark:
    """A department on the map: its middle answer, or one of its people where it has too few.

    Attributes:
        alone: Whether it is one person's answer in a round with names.
        ends: Whether it is one end of the fault line.
    """

    name: str
    cx: float
    cy: float
    alone: bool
    ends: bool
    label: Label


@dataclass(frozen=True, slots=True)
class Part:
    """One segment by department.

    Attributes:
        cx, cy: The middle of all answers, to which each department is joined.
        line: From where to where its fault line runs; None where no two lie two steps apart.
        gap: How long that is, in steps of the grid.
        widest: Whether none has a longer fault line, so that its departments are named at once.
    """

    segment: SegmentView
    cx: float
    cy: float
    marks: tuple[Mark, ...]
    line: tuple[float, float, float, float] | None
    gap: float
    widest: bool = False


def parts(clouds: Iterable[Cloud]) -> tuple[Part, ...]:
    """Return each segment that a round has asked about, by department."""
    found = [part for cloud in clouds if (part := _part(cloud)) is not None]
    widest = max((part.gap for part in found), default=0.0)
    first = next((part for part in found if part.gap == widest), None)
    return tuple(replace(part, widest=part is first) for part in found)


def _part(cloud: Cloud) -> Part | None:
    if cloud.place is None or cloud.spread is None:
        return None
    shown = departments(cloud.place.tally, cloud.place)
    line = fault_line(cloud.place.fault_lines)
    apart = set(line.departments) if line else set()
    marks = [mark for each in shown for mark in _marks(each, apart)]
    if not marks:
        return None
    ends = [mark for mark in marks if mark.ends]
    return Part(
        segment=cloud.segment,
        cx=across(cloud.spread.x),
        cy=down(cloud.spread.y),
        marks=tuple(_labelled(marks)),
        line=(ends[0].cx, ends[0].cy, ends[1].cx, ends[1].cy) if ends else None,
        gap=float(line.gap) if line else 0.0,
    )


def _marks(each: Department, apart: set[str]) -> Iterable[Mark]:
    """Yield the mark of a department, or those of its people while they are too few for one."""
    x, y = each.middles.get("x"), each.middles.get("y")
    if x is not None and y is not None:
        yield _mark(each.name, x, y, alone=False, ends=each.key in apart)
        return
    for answer in each.answers:
        yield _mark(each.name, answer["x"], answer["y"], alone=True, ends=False)


def _mark(name: str, x: float, y: float, *, alone: bool, ends: bool) -> Mark:
    cx, cy = across(x), down(y)
    return Mark(name, cx, cy, alone, ends, Label(cx, cy, "middle"))


def _labelled(marks: Sequence[Mark]) -> Iterable[Mark]:
    taken = [Box.around(mark.cx, mark.cy, REACH) for mark in marks]
    for mark in marks:
        found, box = label(mark.cx, mark.cy, REACH + 4, len(mark.name) * CHARACTER, taken)
        taken.append(box)
        yield replace(mark, label=found)
