"""The segments and measures of a matrix as they are counted."""

from segmatrix.matrix import queries as matrices
from segmatrix.studies.naming import Dimension, Segment


def segments_in(wanted: matrices.Definitions) -> list[Segment]:
    """Return the segments of a matrix as they are counted."""
    return [Segment(each.id, each.name, each.rule) for each in wanted.segments]


def dimensions_in(wanted: matrices.Definitions) -> list[Dimension]:
    """Return the measures of a matrix as they are computed."""
    return [Dimension(each.id, each.measure, each.over) for each in wanted.measures]
