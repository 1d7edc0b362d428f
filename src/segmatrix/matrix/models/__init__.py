"""The tables of this room, by noun. Nobody outside the room reads them."""

from segmatrix.matrix.models.aliases import Alias
from segmatrix.matrix.models.axes import Axis
from segmatrix.matrix.models.cells import NotKnownYet
from segmatrix.matrix.models.charters import CharterAnswer
from segmatrix.matrix.models.comments import Comment, Thread
from segmatrix.matrix.models.contacts import Contact
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.findings import Dismissal
from segmatrix.matrix.models.lineages import Descent, Lineage
from segmatrix.matrix.models.matrices import Matrix
from segmatrix.matrix.models.measures import StatedMeasure
from segmatrix.matrix.models.placements import AgreedPlacement, Placement
from segmatrix.matrix.models.segments import Segment
from segmatrix.matrix.models.statements import Statement, Variant

__all__ = [
    "AgreedPlacement",
    "Alias",
    "Axis",
    "CharterAnswer",
    "Comment",
    "Contact",
    "Descent",
    "Dimension",
    "Dismissal",
    "Lineage",
    "Matrix",
    "NotKnownYet",
    "Placement",
    "Segment",
    "StatedMeasure",
    "Statement",
    "Thread",
    "Variant",
]
