"""What a matrix asks of customer data, for the rooms that compute it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from segmatrix.base.errors import NotFound
from segmatrix.matrix.models import Dimension, Matrix
from segmatrix.matrix.queries.dimensions import DimensionView, dimensions_of
from segmatrix.matrix.queries.segments import SegmentView, segments_of
from segmatrix.matrix.terms import Kind


@dataclass(frozen=True, slots=True)
class Definitions:
    """The rules and measures of a matrix.

    Attributes:
        unit: What the rules decide about: person or account.
        segments: Those in the table, in order, with a rule or without.
        measures: The rows that hold numbers, in order, with an expression or without.
    """

    matrix_id: str
    workspace_id: str
    unit: str
    segments: tuple[SegmentView, ...]
    measures: tuple[DimensionView, ...]


def definitions(matrix_id: str) -> Definitions:
    """Return what is to be computed for a matrix.

    For workers and higher rooms: the caller answers for who asked.
    """
    matrix = _found(matrix_id)
    segments, _retired = segments_of(matrix)
    dimensions = dimensions_of(matrix).shown
    return Definitions(
        matrix_id=matrix.pk,
        workspace_id=matrix.workspace_id,
        unit=matrix.unit,
        segments=segments,
        measures=tuple(view for view in dimensions if view.kind == Kind.MEASURE),
    )


def defining_row(matrix_id: str) -> str:
    """Return the id of the row that defines segments.

    For higher rooms: the caller answers for who asked.
    """
    rows = Dimension.objects.filter(matrix=matrix_id, key="definition")
    return rows.values_list("pk", flat=True).get()


def workspace_of(matrix_id: str) -> str:
    """Return the workspace of a matrix, so that a door can ask who the reader is there.

    It says nothing about the matrix: whoever is not in that workspace gets the same refusal as for
    a matrix that does not exist.
    """
    return _found(matrix_id).workspace_id


def called(word: str) -> list[tuple[str, str]]:
    """Return the matrices of that id or name on this machine, each with its workspace.

    For the machine's own operator: the caller answers for who asked.
    """
    rows = Matrix.objects.filter(Q(pk=word) | Q(name__iexact=word), discarded=False)
    return list(rows.order_by("created_at", "pk").values_list("pk", "workspace_id"))


def _found(matrix_id: str) -> Matrix:
    matrix = Matrix.objects.filter(pk=matrix_id, discarded=False).first()
    if matrix is None:
        raise NotFound(_("There is no such matrix."))
    return matrix
