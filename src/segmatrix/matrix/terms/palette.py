"""The eight colours of segments, each with a shape."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour of the palette with the shape that says the same without colour."""

    number: int
    name: Promise
    shape: str
    shape_name: Promise


PALETTE: tuple[Paint, ...] = (
    Paint(1, _("Blue"), "circle", _("Circle")),
    Paint(2, _("Orange"), "square", _("Square")),
    Paint(3, _("Green"), "triangle", _("Triangle")),
    Paint(4, _("Mauve"), "diamond", _("Diamond")),
    Paint(5, _("Ochre"), "wedge", _("Wedge")),
    Paint(6, _("Slate"), "ring", _("Ring")),
    Paint(7, _("Violet"), "cross", _("Cross")),
    Paint(8, _("Brown"), "hexagon", _("Hexagon")),
)

PAINT_BY_NUMBER = {paint.number: paint for paint in PALETTE}
