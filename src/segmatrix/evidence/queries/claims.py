"""What a target is in the table: which segment, row and statement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import TargetKind
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class Claim:
    """A target with what it is.

    Attributes:
        dimension: Its row; None for a placement, a persona or a segment as a whole.
        statement: The statement, if it is one; so with `stated` and `persona`.
    """

    target: Target
    segment: matrices.SegmentView
    dimension: matrices.DimensionView | None = None
    statement: matrices.StatementView | None = None
    stated: matrices.StatedMeasureView | None = None
    persona: matrices.PersonaView | None = None


def claims_of(
    table: matrices.MatrixTable,
    targets: Collection[Target],
    personas: Iterable[matrices.PersonaView] = (),
) -> list[Claim]:
    """Return those of the targets that are open: by row and segment, then the others.

    Args:
        table: The matrix table.
        targets: What is asked for.
        personas: Those that are claims as well.
    """
    segments = {segment.id: segment for segment in table.segments}
    asked, found = set(targets), []
    for row in table.open_rows:
        for cell in row.cells:
            segment = segments[cell.segment_id]
            number = Target.measure(cell.segment_id, cell.dimension_id)
            if cell.stated and number in asked:
                found.append(Claim(number, segment, row.dimension, stated=cell.stated))
            for statement in cell.statements:
                target = Target.statement(statement.id)
                if target in asked:
                    found.append(Claim(target, segment, row.dimension, statement))
    for target in sorted(asked, key=lambda each: (each.kind, each.id)):
        if target.kind in (TargetKind.SEGMENT, TargetKind.PLACEMENT):
            segment = segments.get(target.segment_id)
            if segment is not None:
                found.append(Claim(target, segment))
    for persona in personas:
        target = Target.persona(persona.id)
        if target in asked and persona.segment_id in segments:
            found.append(Claim(target, segments[persona.segment_id], persona=persona))
    return found
