"""Saying of observations whether they count: one by one in the facts, many at once for people."""

from collections.abc import Collection

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.evidence import access, events
from segmatrix.evidence.models import Observation
from segmatrix.evidence.terms import Status

_BACK_TO = {
    Status.AWAITING: events.ReturnObservations,
    Status.ACCEPTED: events.AcceptObservations,
    Status.DECLINED: events.DeclineObservations,
}


@action
def accept_observations(given: events.AcceptObservations, *, actor: Actor) -> None:
    """Let observations count. Records ObservationReviewed for each that did not."""
    _review(given.matrix_id, given.observation_ids, Status.ACCEPTED, actor)


@action
def decline_observations(given: events.DeclineObservations, *, actor: Actor) -> None:
    """Keep observations out of everything. Records ObservationReviewed for each that was not."""
    _review(given.matrix_id, given.observation_ids, Status.DECLINED, actor)


@action
def return_observations(given: events.ReturnObservations, *, actor: Actor) -> None:
    """Put observations back among those that wait. Records ObservationReviewed for each."""
    _review(given.matrix_id, given.observation_ids, Status.AWAITING, actor)


def settle(matrix_id: str, observations: Collection[Observation], status: Status) -> None:
    """Give observations a status and record it, inside an action that has asked for permission."""
    changed = [(row, Status(row.status)) for row in observations if row.status != status]
    Observation.objects.filter(pk__in=[row.pk for row, _ in changed]).update(status=status)
    for row, earlier in changed:
        row.status = status
        record(
            events.ObservationReviewed(
                matrix_id=matrix_id,
                observation_id=row.pk,
                source_id=row.source_id,
                status=status.value,
            ),
            inverse=_BACK_TO[earlier](matrix_id=matrix_id, observation_ids=[row.pk]),
        )


def _review(matrix_id: str, ids: Collection[str], status: Status, actor: Actor) -> None:
    matrix = access.editable(matrix_id, actor)
    settle(matrix.id, access.observations(matrix.id, ids), status)
