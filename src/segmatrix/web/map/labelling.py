"""Where names stand on the map: beside what they name, where they cover least."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmatrix.web.map.plane import HEIGHT, WIDTH, Box


@dataclass(frozen=True, slots=True)
class Label:
    """The point that a name hangs on."""

    x: float
    y: float
    anchor: str  # start, middle or end, as SVG says it


def label(x: float, y: float, gap: float, width: float, taken: Sequence[Box]) -> tuple[Label, Box]:
    """Return where a name stands and what it covers: above, below, right or left of a point.

    Args:
        x, y: The point.
        gap: How far from it the name keeps.
        width: How wide the name is.
        taken: What it should not cover.
    """
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
    found, box = min(candidates, key=lambda candidate: _cost(candidate[1], taken))
    return Label(round(found.x, 2), round(found.y, 2), found.anchor), box


def _cost(box: Box, taken: Sequence[Box]) -> float:
    """Return the area a name would cover, counting what leaves the picture ten times."""
    area = (box.right - box.left) * (box.bottom - box.top)
    inside = box.overlap(Box(4, 4, WIDTH - 4, HEIGHT - 4))
    return sum(box.overlap(other) for other in taken) + 10 * (area - inside)
