"""What every claim of a matrix rests on, in a number of queries that does not grow with it."""

from dataclasses import dataclass
from datetime import date

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.evidence.grading import Badge, Finding, graded, together
from segmatrix.evidence.models import Link
from segmatrix.evidence.queries.expiries import days_of
from segmatrix.evidence.queries.linked import counting, finding_of, finding_of_stated
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import TargetKind
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class Badges:
    """The badges of a matrix.

    Attributes:
        statements: By statement id, of every statement in the table.
        cells: By segment and dimension id, of every cell with statements or a stated number.
        segments: By segment id, what is linked to the segment as a whole.
        placements: By segment and member id (or `terms.AGREED`), of every placement with evidence.
    """

    statements: dict[str, Badge]
    cells: dict[tuple[str, str], Badge]
    segments: dict[str, Badge]
    placements: dict[tuple[str, str], Badge]


def badges(matrix_id: str, actor: Actor) -> Badges:
    """Return the badges of a matrix that the actor may read."""
    return badges_of(matrices.table(matrix_id, actor), actor)


def badges_of(table: matrices.MatrixTable, actor: Actor) -> Badges:
    """Return the badges of a table that was read for the actor, in a fixed number of queries more.

    Two suffice while nothing is linked to what is not in the table.
    """
    today = clock.now().date()
    days = days_of(table.matrix.id, [row.dimension for row in table.open_rows])
    links = counting(table, actor)
    findings = {target: [finding_of(row) for row in rows] for target, rows in links.items()}
    statements: dict[str, Badge] = {}
    cells: dict[tuple[str, str], Badge] = {}
    for row in table.open_rows:
        for cell in row.cells:
            lasts = days[cell.dimension_id]
            for statement in cell.statements:
                linked = findings.get(Target.statement(statement.id), [])
                statements[statement.id] = graded(linked, today=today, days=lasts)
            whole = _cell(cell, findings, today, lasts)
            if whole is not None:
                cells[cell.segment_id, cell.dimension_id] = whole
    return Badges(
        statements=statements,
        cells=cells,
        segments={
            segment.id: graded(findings.get(Target.segment(segment.id), []), today=today, days=None)
            for segment in table.segments
        },
        placements=_placements(links, today),
    )


def _cell(
    cell: matrices.CellView,
    findings: dict[Target, list[Finding]],
    today: date,
    days: int | None,
) -> Badge | None:
    """Return the badge of a cell, None for one that claims nothing."""
    if cell.stated:
        linked = findings.get(Target.measure(cell.segment_id, cell.dimension_id), [])
        return graded([finding_of_stated(cell.stated), *linked], today=today, days=days)
    claims = [findings.get(Target.statement(each.id), []) for each in cell.statements]
    return together(claims, today=today, days=days)


def _placements(links: dict[Target, list[Link]], today: date) -> dict[tuple[str, str], Badge]:
    return {
        (target.segment_id, target.rest): graded(map(finding_of, rows), today=today, days=None)
        for target, rows in links.items()
        if target.kind == TargetKind.PLACEMENT
    }
