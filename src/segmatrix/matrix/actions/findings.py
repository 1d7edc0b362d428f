"""What can be done about a finding beyond mending it."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.linting import Finding
from segmatrix.matrix.models import Dismissal, Matrix
from segmatrix.matrix.queries.findings import linted
from segmatrix.people.terms import Permission


@action
def dismiss_finding(given: events.DismissFinding, *, actor: Actor) -> None:
    """Say that a finding is fine as it is; it is not shown until what it was about changes.

    Refuses one that is dismissed already, naming by whom, and one that is not found any more.
    Records FindingDismissed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    reason = written(given.reason, field="reason", limit=terms.REASON_LENGTH)
    if earlier := _current(matrix, given.key):
        raise Changed(
            _("%(name)s dismissed this already.") % {"name": earlier.by_name},
            by=earlier.by_name,
            yours=given.reason,
        )
    finding = _found(matrix, given)
    dismissal = Dismissal(
        matrix=matrix,
        key=finding.key,
        code=finding.code,
        segment_id=finding.segment_id,
        dimension_id=finding.dimension_id,
        statement_id=finding.statement_id,
        reason=reason,
        member_id=actor.member_id,
        by_name=actor.name,
        department=actor.department,
        at=clock.now(),
    )
    _let_hold(dismissal)


@action
def restore_finding(given: events.RestoreFinding, *, actor: Actor) -> None:
    """Let a dismissed finding be shown again.

    Refuses one that is shown already. Records FindingRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    earlier = _current(matrix, given.key)
    if earlier is None:
        name = access.last_author(matrix, f"finding:{given.key}")
        raise Changed(_("This is not dismissed any more."), by=name)
    earlier.current = False
    earlier.save(update_fields=["current"])
    record(
        events.FindingRestored(matrix_id=matrix.pk, key=earlier.key, segment_id=earlier.segment_id),
        inverse=events.ReinstateDismissal(matrix_id=matrix.pk, dismissal_id=earlier.pk),
    )


@action
def reinstate_dismissal(given: events.ReinstateDismissal, *, actor: Actor) -> None:
    """Let an earlier dismissal hold again, with the name and reason it has.

    Refuses when another one holds. Records FindingDismissed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    dismissal = access.dismissal(matrix, given.dismissal_id)
    if other := _current(matrix, dismissal.key):
        raise Changed(
            _("%(name)s dismissed this already.") % {"name": other.by_name}, by=other.by_name
        )
    _let_hold(dismissal)


def _found(matrix: Matrix, given: events.DismissFinding) -> Finding:
    """Return the finding of that key as it is now.

    Numbers computed from customer data are not known here and fill no cells: more is found than is
    shown, never less.
    """
    found = next((finding for finding in linted(matrix) if finding.key == given.key), None)
    if found is None:
        raise Changed(
            _("What this was about has changed, so that it is not found any more."),
            hint=_("Look at the list as it is now."),
            yours=given.reason,
        )
    return found


def _let_hold(dismissal: Dismissal) -> None:
    dismissal.current = True
    dismissal.save()
    record(
        events.FindingDismissed(
            matrix_id=dismissal.matrix_id,
            dismissal_id=dismissal.pk,
            key=dismissal.key,
            code=dismissal.code,
            segment_id=dismissal.segment_id,
            dimension_id=dismissal.dimension_id,
            statement_id=dismissal.statement_id,
            reason=dismissal.reason,
            by_name=dismissal.by_name,
            department=dismissal.department,
            at=dismissal.at.isoformat(),
        ),
        inverse=events.RestoreFinding(matrix_id=dismissal.matrix_id, key=dismissal.key),
    )


def _current(matrix: Matrix, key: str) -> Dismissal | None:
    return Dismissal.objects.filter(matrix=matrix, key=key, current=True).first()
