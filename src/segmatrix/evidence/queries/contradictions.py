"""Where findings speak for and against the same claim."""

from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.evidence.queries.claims import claims_of
from segmatrix.evidence.queries.linked import CitedView, cited, counting
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import Stance
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim that findings both support and refute.

    Attributes:
        segment: The segment it is about.
        dimension: Its row; None for a placement or a segment as a whole.
        statement: The statement, if it is one.
    """

    target: Target
    segment: matrices.SegmentView
    dimension: matrices.DimensionView | None
    statement: matrices.StatementView | None
    supports: tuple[CitedView, ...]
    refutes: tuple[CitedView, ...]


def contradictions(matrix_id: str, actor: Actor) -> tuple[Contradiction, ...]:
    """Return the claims in the table with evidence on both sides, by row, then by segment."""
    table = matrices.table(matrix_id, actor)
    links = counting(table, actor)
    torn = {
        target: rows
        for target, rows in links.items()
        if {Stance.SUPPORTS, Stance.REFUTES} <= {Stance(row.stance) for row in rows}
    }
    views = cited(matrix_id, (row for rows in torn.values() for row in rows), actor)
    found = []
    for claim in claims_of(table, torn):
        chosen = {row.pk for row in torn[claim.target]}
        sides = {
            stance: tuple(view for view in views[stance] if view.link.id in chosen)
            for stance in (Stance.SUPPORTS, Stance.REFUTES)
        }
        found.append(
            Contradiction(
                target=claim.target,
                segment=claim.segment,
                dimension=claim.dimension,
                statement=claim.statement,
                supports=sides[Stance.SUPPORTS],
                refutes=sides[Stance.REFUTES],
            )
        )
    return tuple(found)
