"""What turns an assumed segment into a confirmed one, and back."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import said
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Confirmation, Matrix, Segment
from segmatrix.people.terms import Permission


@action
def confirm_segment(given: events.ConfirmSegment, *, actor: Actor) -> None:
    """Confirm an assumed segment, with what makes it more than an assumption.

    Refuses one that is confirmed, and no reason. Records SegmentConfirmed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id, typed=given.reason)
    _refuse_if_confirmed(segment, typed=given.reason)
    reason = said(given.reason, field="reason", limit=terms.REASON_LENGTH)
    confirm(matrix, segment, reason, actor)


@action
def assume_segment(given: events.AssumeSegment, *, actor: Actor) -> None:
    """Take a segment for an assumption again. Refuses one that is. Records SegmentAssumed."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    earlier = segment.confirmation_id
    if earlier is None:
        name = access.last_author(matrix, f"segment:{segment.pk}:confirmed")
        raise Changed(_("“%(name)s” is assumed already.") % {"name": segment.name}, by=name)
    segment.confirmation = None
    segment.save(update_fields=["confirmation"])
    about = {"matrix_id": matrix.pk, "segment_id": segment.pk}
    record(
        events.SegmentAssumed(**about),
        inverse=events.ReinstateConfirmation(**about, confirmation_id=earlier),
    )


@action
def reinstate_confirmation(given: events.ReinstateConfirmation, *, actor: Actor) -> None:
    """Let an earlier confirmation of a segment hold again. Records SegmentConfirmed."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    _refuse_if_confirmed(segment)
    _let_hold(matrix, segment, access.confirmation(matrix, given.confirmation_id))


def confirm(matrix: Matrix, segment: Segment, reason: str, actor: Actor) -> None:
    """Confirm a segment inside an action. Records SegmentConfirmed."""
    confirmation = Confirmation.objects.create(
        matrix=matrix,
        reason=reason,
        member_id=actor.member_id,
        by_name=actor.name,
        department=actor.department,
        at=clock.now(),
    )
    _let_hold(matrix, segment, confirmation)


def _let_hold(matrix: Matrix, segment: Segment, confirmation: Confirmation) -> None:
    segment.confirmation = confirmation
    segment.save(update_fields=["confirmation"])
    about = {"matrix_id": matrix.pk, "segment_id": segment.pk}
    record(
        events.SegmentConfirmed(
            **about,
            confirmation_id=confirmation.pk,
            reason=confirmation.reason,
            by_name=confirmation.by_name,
        ),
        inverse=events.AssumeSegment(**about),
    )


def _refuse_if_confirmed(segment: Segment, *, typed: str = "") -> None:
    held = segment.confirmation
    if held is not None:
        raise Changed(
            _("%(name)s has confirmed it already.") % {"name": held.by_name},
            by=held.by_name,
            theirs=held.reason,
            yours=typed,
        )
