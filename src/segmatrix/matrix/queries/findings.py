"""What could be clearer in a matrix, as pages and the command line read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from segmatrix.matrix.linting import Cell, Column, Finding, Row, Said, Table, lint
from segmatrix.matrix.models import Dismissal, Matrix
from segmatrix.matrix.queries.cells import CellView, Place
from segmatrix.matrix.queries.segments import SegmentView
from segmatrix.matrix.queries.tables import MatrixTable, RowView, table_of


@dataclass(frozen=True, slots=True)
class DismissalView:
    """A finding that somebody says is fine as it is."""

    finding: Finding
    reason: str
    by_name: str
    department: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: what is open, and what was dismissed and would be found still."""

    open: tuple[Finding, ...]
    dismissed: tuple[DismissalView, ...]


def findings(table: MatrixTable, computed: Collection[Place] = ()) -> Findings:
    """Return what could be clearer in a table that the actor has read, in one query.

    Args:
        computed: The cells, by segment and dimension, that hold a number computed from customer
            data and so are not empty.
    """
    rows = Dismissal.objects.filter(matrix=table.matrix.id, current=True)
    dismissals = {row.key: row for row in rows}
    found = lint(_values(table, computed))
    return Findings(
        open=tuple(finding for finding in found if finding.key not in dismissals),
        dismissed=tuple(
            _view(finding, dismissals[finding.key])
            for finding in found
            if finding.key in dismissals
        ),
    )


def linted(matrix: Matrix) -> tuple[Finding, ...]:
    """Return what could be clearer in a matrix, dismissed or not, as if nothing were computed."""
    return lint(_values(table_of(matrix), ()))


def _values(table: MatrixTable, computed: Collection[Place]) -> Table:
    columns = {segment.id: _column(segment) for segment in table.segments}
    return Table(
        tuple(columns.values()),
        tuple(
            _cell(cell, columns[cell.segment_id], _row(row), computed)
            for row in table.rows
            for cell in row.cells
        ),
    )


def _column(segment: SegmentView) -> Column:
    return Column(segment.id, segment.name)


def _row(row: RowView) -> Row:
    shown = row.dimension
    return Row(shown.id, shown.key, shown.name, shown.kind)


def _cell(cell: CellView, column: Column, row: Row, computed: Collection[Place]) -> Cell:
    return Cell(
        column,
        row,
        said=tuple(Said(statement.id, statement.text) for statement in cell.statements),
        filled=not cell.empty or (cell.segment_id, cell.dimension_id) in computed,
    )


def _view(finding: Finding, row: Dismissal) -> DismissalView:
    return DismissalView(finding, row.reason, row.by_name, row.department, row.at)
