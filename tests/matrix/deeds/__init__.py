"""One use of every action, with what it needs and what it records: data for the laws of all."""

from tests.matrix.deeds import (
    cells,
    comments,
    dimensions,
    lineages,
    matrices,
    personas,
    placements,
    questions,
    segments,
    statements,
    states,
)
from tests.matrix.deeds.deed import Deed, do

__all__ = ["DEEDS", "Deed", "do"]

DEEDS: dict[str, Deed] = {
    **matrices.DEEDS,
    **states.DEEDS,
    **segments.DEEDS,
    **lineages.DEEDS,
    **dimensions.DEEDS,
    **statements.DEEDS,
    **cells.DEEDS,
    **personas.DEEDS,
    **placements.DEEDS,
    **questions.DEEDS,
    **comments.DEEDS,
}
