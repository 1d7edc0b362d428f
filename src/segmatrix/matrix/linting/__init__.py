"""What could be clearer in a matrix table: findings to mend or to dismiss, never refusals.

Pure: a `Table` of values in, findings out, always the same ones in the same order. Each check is a
function of the table; `CHECKS` names them all.
"""

from collections.abc import Callable, Iterator

from segmatrix.matrix.linting.comparing import look_alikes, too_many_segments, uneven_detail
from segmatrix.matrix.linting.filling import crowded_cells, empty_cells
from segmatrix.matrix.linting.findings import Code, Finding
from segmatrix.matrix.linting.tables import Cell, Column, Row, Said, Table
from segmatrix.matrix.linting.wording import acronyms, long_statements, solutions_in_jobs

__all__ = ["CHECKS", "Cell", "Code", "Column", "Finding", "Row", "Said", "Table", "lint"]

CHECKS: tuple[Callable[[Table], Iterator[Finding]], ...] = (
    too_many_segments,
    look_alikes,
    uneven_detail,
    acronyms,
    solutions_in_jobs,
    long_statements,
    crowded_cells,
    empty_cells,
)


def lint(table: Table) -> tuple[Finding, ...]:
    """Return what could be clearer, the whole matrix first and then segment by segment."""
    order = {column.id: number for number, column in enumerate(table.columns)}
    found = [finding for check in CHECKS for finding in check(table)]
    return tuple(sorted(found, key=lambda finding: order.get(finding.segment_id, -1)))
