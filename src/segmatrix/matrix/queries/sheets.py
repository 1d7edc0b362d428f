"""What a sheet would add to a matrix."""

from segmatrix.base.actor import Actor
from segmatrix.matrix import access, sheeting
from segmatrix.matrix.events import ImportSheet
from segmatrix.matrix.models import Matrix
from segmatrix.matrix.planning import Known, Plan, planned
from segmatrix.matrix.queries.dimensions import dimensions_of
from segmatrix.matrix.queries.segments import segments_of
from segmatrix.matrix.terms import DIMENSIONS


def preview_sheet(given: ImportSheet, actor: Actor) -> Plan:
    """Return what importing a sheet would add, without adding it.

    Raises:
        Invalid: The text is no such sheet (`sheeting.read`).
    """
    return plan(access.matrix(given.matrix_id, actor), given)


def preview_new_sheet(given: ImportSheet) -> Plan:
    """Return what a matrix that begins with the sheet would hold; its matrix may be unnamed.

    Raises:
        Invalid: The text is no such sheet (`sheeting.read`).
    """
    built_in = [Known(each.key, str(each.name), each.key, each.kind) for each in DIMENSIONS]
    return planned(_read(given), [], built_in, _choices(given))


def plan(matrix: Matrix, given: ImportSheet) -> Plan:
    """Return what a sheet adds to a matrix that the actor may read."""
    segments, _retired = segments_of(matrix)
    dimensions = dimensions_of(matrix).shown
    return planned(
        _read(given),
        [Known(view.id, view.name) for view in segments],
        [Known(view.id, view.name, view.key, view.kind) for view in dimensions],
        _choices(given),
    )


def _read(given: ImportSheet) -> sheeting.Sheet:
    return sheeting.read(
        given.text,
        down=given.down,
        without_segments=given.without_segments,
        without_rows=given.without_rows,
    )


def _choices(given: ImportSheet) -> dict[int, str]:
    return {int(number): choice for number, choice in given.rows.items()}
