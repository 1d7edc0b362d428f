"""What can be done about a claim that the data contradict, beyond changing it."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import written
from segmatrix.people.terms import Permission
from segmatrix.studies import access, events
from segmatrix.studies.models import ContradictionDismissal
from segmatrix.studies.queries.contradictions import contradicted
from segmatrix.studies.terms import DISMISSAL_REASON_LENGTH


@action
def dismiss_contradiction(given: events.DismissContradiction, *, actor: Actor) -> None:
    """Let a claim stand although the data say otherwise; it is shown again once either changes.

    Refuses one that is dismissed already, naming by whom, and one that there is not any more.
    Records ContradictionDismissed.
    """
    access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    reason = written(given.reason, field="reason", limit=DISMISSAL_REASON_LENGTH)
    _refuse_if_dismissed(given.matrix_id, given.key)
    found = next((one for one in contradicted(given.matrix_id) if one.key == given.key), None)
    if found is None:
        raise Changed(
            _("The claim or the data say something else by now."),
            hint=_("Look at the list as it is now."),
            yours=given.reason,
        )
    dismissal = ContradictionDismissal(
        matrix_id=given.matrix_id,
        key=found.key,
        segment_id=found.segment_id,
        reason=reason,
        member_id=actor.member_id,
        by_name=actor.name,
        at=clock.now(),
    )
    _let_hold(dismissal)


@action
def restore_contradiction(given: events.RestoreContradiction, *, actor: Actor) -> None:
    """Show a dismissed contradiction again.

    Refuses one that is shown already. Records ContradictionRestored.
    """
    access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    earlier = _current(given.matrix_id, given.key)
    if earlier is None:
        raise Changed(_("This is not dismissed any more."))
    earlier.current = False
    earlier.save(update_fields=["current"])
    record(
        events.ContradictionRestored(
            matrix_id=given.matrix_id, key=earlier.key, segment_id=earlier.segment_id
        ),
        inverse=events.ReinstateContradictionDismissal(
            matrix_id=given.matrix_id, dismissal_id=earlier.pk
        ),
    )


@action
def reinstate_contradiction_dismissal(
    given: events.ReinstateContradictionDismissal, *, actor: Actor
) -> None:
    """Let an earlier dismissal hold again, with the name and reason it has.

    Refuses when another one holds. Records ContradictionDismissed.
    """
    access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dismissal = access.contradiction_dismissal(given.matrix_id, given.dismissal_id)
    _refuse_if_dismissed(given.matrix_id, dismissal.key)
    _let_hold(dismissal)


def _let_hold(dismissal: ContradictionDismissal) -> None:
    dismissal.current = True
    dismissal.save()
    record(
        events.ContradictionDismissed(
            matrix_id=dismissal.matrix_id,
            dismissal_id=dismissal.pk,
            key=dismissal.key,
            segment_id=dismissal.segment_id,
            reason=dismissal.reason,
            by_name=dismissal.by_name,
        ),
        inverse=events.RestoreContradiction(matrix_id=dismissal.matrix_id, key=dismissal.key),
    )


def _current(matrix_id: str, key: str) -> ContradictionDismissal | None:
    return ContradictionDismissal.objects.filter(matrix_id=matrix_id, key=key, current=True).first()


def _refuse_if_dismissed(matrix_id: str, key: str) -> None:
    if earlier := _current(matrix_id, key):
        raise Changed(
            _("%(name)s dismissed this already.") % {"name": earlier.by_name}, by=earlier.by_name
        )
