"""Whether a segment may be put where somebody wants to put it."""

from collections.abc import Mapping
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
    _refuse_off_grid({"x": x, "y": y})


def refuse_unless_potential(x: int | None, y: int | None, investment: str) -> None:
    """Refuse half a potential, one off the grid, and an investment that leads nowhere.

    Args:
        x: Where the segment could be across, None like `y` for no potential.
        y: Where it could be up.
        investment: What it takes to get it there.
    """
    if x is not None and y is not None:
        _refuse_off_grid({"potential_x": x, "potential_y": y})
    elif x is not None or y is not None:
        raise Invalid(
            _("Where it could be needs a number for each axis."),
            hint=_("Give both, from 1 to 9, or neither."),
            field="potential_x" if x is None else "potential_y",
        )
    elif investment:
        raise Invalid(
            _("An investment needs the place it leads to."),
            hint=_("Say where this segment could be."),
            field="potential_x",
        )


def _refuse_off_grid(point: Mapping[str, int]) -> None:
    for field, value in point.items():
        if value not in GRID:
            raise Invalid(
                _("%(value)s is off the map: positions go from %(low)s to %(high)s.")
                % {"value": value, "low": GRID[0], "high": GRID[-1]},
                field=field,
                yours=dict(point),
            )
