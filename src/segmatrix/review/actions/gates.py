"""Calling a matrix agreed, once nothing is left to do."""

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.matrix import actions as matrices
from segmatrix.matrix import events as matrix_events
from segmatrix.people.terms import Permission
from segmatrix.review import access
from segmatrix.review.events import signatures as events
from segmatrix.review.queries.gates import gate


@action
def agree_matrix(given: events.AgreeMatrix, *, actor: Actor) -> None:
    """Call the revision that is worked on agreed.

    The conditions are looked at here, while nobody else can write in the matrix: whatever was said
    against it meanwhile counts. Refuses, with the conditions that are not met. Records what the
    matrix records when it is agreed.
    """
    access.matrix(given.matrix_id, actor, may=Permission.STATES)
    matrices.mark_agreed(
        matrix_events.MarkAgreed(matrix_id=given.matrix_id, name=given.name),
        report=gate(given.matrix_id, actor),
        actor=actor,
    )
