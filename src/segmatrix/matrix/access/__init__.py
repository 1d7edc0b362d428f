"""The one place that decides what of a matrix exists for an actor, and whether it still stands.

What belongs to another workspace does not exist. What was retired, hidden, removed or merged
meanwhile is refused as `Changed`, naming who did it and handing back what was typed.
"""

from segmatrix.matrix.access.aliases import alias
from segmatrix.matrix.access.cells import (
    TEXTUAL,
    cell,
    contact,
    dimension,
    not_known_yet,
    stated_measure,
)
from segmatrix.matrix.access.comments import anchored, comment, thread
from segmatrix.matrix.access.findings import dismissal
from segmatrix.matrix.access.lineages import ended, folded_into, lineage
from segmatrix.matrix.access.matrices import matrices, matrix
from segmatrix.matrix.access.placements import agreed_placement, axes, axis, placement
from segmatrix.matrix.access.segments import CURRENT, segment
from segmatrix.matrix.access.standing import last_author, name_author, rule_author
from segmatrix.matrix.access.statements import statement

__all__ = [
    "CURRENT",
    "TEXTUAL",
    "agreed_placement",
    "alias",
    "anchored",
    "axes",
    "axis",
    "cell",
    "comment",
    "contact",
    "dimension",
    "dismissal",
    "ended",
    "folded_into",
    "last_author",
    "lineage",
    "matrices",
    "matrix",
    "name_author",
    "not_known_yet",
    "placement",
    "rule_author",
    "segment",
    "stated_measure",
    "statement",
    "thread",
]
