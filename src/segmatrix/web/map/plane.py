"""The plane of the map: grid values 1 to 9 and where they lie on the drawing.

Lengths are in user units of the picture; y grows downwards, as in SVG.
"""

from dataclasses import dataclass

WIDTH, HEIGHT = 760, 620
LEFT, RIGHT, TOP, BOTTOM = 70, 700, 40, 556
STEP_X = (RIGHT - LEFT) / 8
STEP_Y = (BOTTOM - TOP) / 8


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle that something on the picture covers."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, reach: float) -> "Box":
        """Return the square about a point."""
        return cls(x - reach, y - reach, x + reach, y + reach)

    def overlap(self, other: "Box") -> float:
        """Return the area both cover, 0 when they do not meet."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


def across(x: float) -> float:
    """Return the picture's horizontal position of grid value `x`."""
    return round(LEFT + (x - 1) * STEP_X, 2)


def down(y: float) -> float:
    """Return the picture's vertical position of grid value `y`; 9 is at the top."""
    return round(BOTTOM - (y - 1) * STEP_Y, 2)
