"""How much evidence is about some segments and what is in them."""

from collections.abc import Collection
from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.evidence.queries.linked import counting
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import TargetKind
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class Held:
    """Evidence about segments.

    Attributes:
        findings: How many findings bear on the segments, their statements, numbers or positions.
        of_parts: How many of them bear on a number or position, which speaks only for the segment
            it was given of: of a whole that it becomes part of, they are background.
    """

    findings: int
    of_parts: int


def held(matrix_id: str, segment_ids: Collection[str], actor: Actor) -> Held:
    """Return how much evidence is about segments, in a fixed number of queries."""
    table = matrices.table(matrix_id, actor)
    within = {
        Target.statement(statement.id)
        for row in table.open_rows
        for cell in row.cells
        if cell.segment_id in segment_ids
        for statement in cell.statements
    }
    findings: set[str] = set()
    of_parts: set[str] = set()
    for target, links in counting(table, actor).items():
        if target in within or target.segment_id in segment_ids:
            about = {link.observation_id for link in links}
            findings |= about
            if target.kind in (TargetKind.MEASURE, TargetKind.PLACEMENT):
                of_parts |= about
    return Held(findings=len(findings), of_parts=len(of_parts))
