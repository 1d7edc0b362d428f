"""The tables of this room, by noun. Nobody outside the room reads them."""

from segmatrix.matrix.models.axes import Axis
from segmatrix.matrix.models.cells import NotKnownYet
from segmatrix.matrix.models.charters import CharterAnswer
from segmatrix.matrix.models.contacts import Contact
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.matrices import Matrix
from segmatrix.matrix.models.measures import StatedMeasure
from segmatrix.matrix.models.placements import AgreedPlacement, Placement
from segmatrix.matrix.models.segments import Segment
from segmatrix.matrix.models.statements import Statement, Variant

__all__ = [
    "AgreedPlacement",
    "Axis",
    "CharterAnswer",
    "Contact",
    "Dimension",
    "Matrix",
    "NotKnownYet",
    "Placement",
    "Segment",
    "StatedMeasure",
    "Statement",
    "Variant",
]
