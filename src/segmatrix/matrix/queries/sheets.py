"""What a sheet would add to a matrix."""

from segmatrix.base.actor import Actor
from segmatrix.matrix import access, sheeting
from segmatrix.matrix.models import Matrix
from segmatrix.matrix.planning import Known, Plan, planned
from segmatrix.matrix.queries.dimensions import dimensions_of
from segmatrix.matrix.queries.segments import segments_of
from segmatrix.matrix.terms import DIMENSIONS


def preview_sheet(matrix_id: str, text: str, actor: Actor) -> Plan:
    """Return what importing the sheet would add, without adding it.

    Raises:
        Invalid: The text is no such sheet (`sheeting.read`).
    """
    return plan(access.matrix(matrix_id, actor), sheeting.read(text))


def preview_new_sheet(text: str) -> Plan:
    """Return what a matrix that begins with the sheet would hold.

    Raises:
        Invalid: The text is no such sheet (`sheeting.read`).
    """
    built_in = [Known(each.key, str(each.name), each.key, each.kind) for each in DIMENSIONS]
    return planned(sheeting.read(text), [], built_in)


def plan(matrix: Matrix, sheet: sheeting.Sheet) -> Plan:
    """Return what a sheet adds to a matrix that the actor may read."""
    segments, _retired = segments_of(matrix)
    dimensions, _hidden = dimensions_of(matrix)
    return planned(
        sheet,
        [Known(view.id, view.name) for view in segments],
        [Known(view.id, view.name, view.key, view.kind) for view in dimensions],
    )
