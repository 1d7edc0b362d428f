"""Whether a segment may be put where somebody wants to put it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix.terms import GRID


@dataclass(frozen=True, slots=True)
class Question:
    """What one axis asks, reduced to what placing needs.

    Attributes:
        axis_id: The axis that the map asks with now.
        name: Its name.
        sentences: What its low end, middle and high end mean, empty where nobody has said.
    """

    axis_id: str
    name: str
    sentences: tuple[str, str, str]


def refuse_unless_placeable(
    x: int, y: int, *, across: Question, up: Question, answered: tuple[str, str]
) -> None:
    """Refuse a point off the grid, an unfinished axis, and an answer to axes the map left.

    Args:
        x: The position across, 1 to 9.
        y: The position up, 1 to 9.
        across: The axis that runs across.
        up: The axis that runs up.
        answered: The ids of the axes across and up that were answered; empty for those of now.
    """
    for question, axis_id in zip((across, up), answered, strict=True):
        if axis_id and axis_id != question.axis_id:
            raise Changed(
                _("The map asks another question by now: %(name)s.") % {"name": question.name},
                hint=_("Look at it again and place the segment anew."),
                yours={"x": x, "y": y},
            )
        if not all(question.sentences):
            raise Invalid(
                _("Nobody has said yet what the ends and the middle of “%(name)s” mean.")
                % {"name": question.name},
                hint=_("Write the three sentences first."),
                field="axis",
                yours={"x": x, "y": y},
            )
    for field, value in (("x", x), ("y", y)):
        if value not in GRID:
            raise Invalid(
                _("%(value)s is off the map: positions go from %(low)s to %(high)s.")
                % {"value": value, "low": GRID[0], "high": GRID[-1]},
                field=field,
                yours={"x": x, "y": y},
            )
