"""What is meant now by an id that this room kept, after merges and splits of segments.

Every reading of links goes through here, and nothing else in the room knows of lineage.
"""

from collections.abc import Collection

from segmatrix.base.actor import Actor
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import TargetKind
from segmatrix.matrix import queries as matrices


def now(target: Target) -> Target:
    """Return what one target means now; the caller has checked that its actor may read it."""
    if target.kind == TargetKind.STATEMENT:
        return Target.statement(matrices.current_statement(target.id))
    if target.kind == TargetKind.PERSONA:
        return target
    return target.within(matrices.current(target.segment_id).id)


def all_now(
    matrix_id: str, targets: Collection[Target], present: Collection[str], actor: Actor
) -> dict[Target, Target]:
    """Return what each target of a matrix means now; what nothing stands for is left out.

    In a fixed number of queries, which is none while nothing is linked beyond the table.

    Args:
        matrix_id: The matrix.
        targets: Targets as they were linked.
        present: Ids of the segments and statements in the table, which mean themselves, as
            personas do wherever they are.
        actor: Who may read the matrix.
    """
    known = set(present)
    missing = {
        target
        for target in targets
        if target.kind != TargetKind.PERSONA and _held_by(target) not in known
    }
    meant = {target: target for target in targets if target not in missing}
    if not missing:
        return meant
    stories = matrices.lineage(matrix_id, actor)
    folded = matrices.folded_statements(matrix_id)
    for target in missing:
        if target.kind == TargetKind.STATEMENT:
            meant[target] = Target.statement(folded.get(target.id, target.id))
        elif target.segment_id in stories:
            meant[target] = target.within(_whole(target.segment_id, stories))
    return meant


def speaks_for_a_part(linked: Target, means: Target) -> bool:
    """Say whether evidence is of a number or position of what is only a part of the segment now.

    How many banks there are does not say how many institutions there are.
    """
    return linked != means and linked.kind in (TargetKind.MEASURE, TargetKind.PLACEMENT)


def _held_by(target: Target) -> str:
    return target.segment_id or target.id


def _whole(segment_id: str, stories: dict[str, matrices.StoryView]) -> str:
    while stories[segment_id].part_of:
        segment_id = stories[segment_id].part_of
    return segment_id
