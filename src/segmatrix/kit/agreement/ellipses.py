"""The ellipse that holds half of the places people chose, so that both axes are seen together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, sin, sqrt

from segmatrix.kit.agreement.spreads import percentile
from segmatrix.kit.agreement.terms import ENOUGH_RATERS


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse around the medians of both axes, in steps of the grid.

    Attributes:
        x, y: Its centre: the medians.
        long, short: Its half axes.
        angle: How far the long one is turned from the x axis towards the y axis, in radians.
        holds: How many places lie in it or on its rim: half of them, or more that lie as far out.
        n: How many places there are.
    """

    x: float
    y: float
    long: float
    short: float
    angle: float
    holds: int
    n: int

    def outline(self, corners: int = 48) -> tuple[tuple[float, float], ...]:
        """Return points on its rim, in order."""
        turns = [2 * pi * corner / corners for corner in range(corners)]
        return tuple(
            (
                self.x
                + self.long * cos(t) * cos(self.angle)
                - self.short * sin(t) * sin(self.angle),
                self.y
                + self.long * cos(t) * sin(self.angle)
                + self.short * sin(t) * cos(self.angle),
            )
            for t in turns
        )


def half_ellipse(places: Sequence[tuple[int, int]]) -> Ellipse | None:
    """Return the smallest ellipse of the places' own shape that holds at least half of them.

    Its centre is the median of each axis, its shape that of the second moments about it, and it is
    grown until half of the places lie in it: nothing is assumed about how people spread.

    Args:
        places: Where people put one segment, across and up, 1 to 9 each.

    Returns:
        None for fewer than five places, for places on one line, and where half of them or more
        stand on the medians themselves.
    """
    n = len(places)
    if n < ENOUGH_RATERS:
        return None
    x, y = percentile([at[0] for at in places], 50), percentile([at[1] for at in places], 50)
    apart = [(at[0] - x, at[1] - y) for at in places]
    xx, yy = sum(dx * dx for dx, _ in apart), sum(dy * dy for _, dy in apart)
    xy = sum(dx * dy for dx, dy in apart)
    area = xx * yy - xy * xy
    if area == 0:
        return None
    out = sorted((yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / area for dx, dy in apart)
    reach = out[(n + 1) // 2 - 1]
    if reach == 0:
        return None
    across, up, both = float(xx), float(yy), float(xy)
    mean, half = (across + up) / 2, sqrt(((across - up) / 2) ** 2 + both**2)
    size = sqrt(reach)
    return Ellipse(
        x=float(x),
        y=float(y),
        long=size * sqrt(mean + half),
        short=size * sqrt(max(mean - half, 0.0)),
        angle=atan2(2 * both, across - up) / 2,
        holds=sum(each <= reach for each in out),
        n=n,
    )
