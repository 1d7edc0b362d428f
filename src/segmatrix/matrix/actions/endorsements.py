"""What the leads of the teams can say of the charter: that they agree, or what is missing."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Endorsement, Matrix
from segmatrix.matrix.queries.charters import edition_of
from segmatrix.people.terms import Permission


@action
def endorse_charter(given: events.EndorseCharter, *, actor: Actor) -> None:
    """Say of the charter that one agrees, or what is missing, in place of what one said before.

    Refuses a charter in which nothing is answered, and one that was edited since it was read.
    Records CharterEndorsed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    missing = written(given.missing, field="missing", limit=terms.REASON_LENGTH)
    edition = edition_of(matrix)
    if not edition:
        raise Changed(
            _("Nothing stands in the charter yet."),
            hint=_("Somebody who facilitates writes it first."),
            yours=missing,
        )
    if given.edition not in (None, edition):
        raise Changed(
            _("The charter was edited since you read it."),
            hint=_("Read it again; what you typed is kept here."),
            yours=missing,
        )
    endorsement = Endorsement(
        matrix=matrix,
        edition=edition,
        missing=missing,
        member_id=actor.member_id,
        by_name=actor.name,
        department=actor.department,
        at=clock.now(),
    )
    _let_hold(matrix, endorsement, _current(matrix, actor))


@action
def withdraw_endorsement(given: events.WithdrawEndorsement, *, actor: Actor) -> None:
    """Take back what one said of the charter. Refuses nothing said. Records it withdrawn."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    earlier = _current(matrix, actor)
    if earlier is None:
        raise Changed(_("You have said nothing of the charter."))
    earlier.current = False
    earlier.save(update_fields=["current"])
    record(
        events.EndorsementWithdrawn(matrix_id=matrix.pk, member_id=actor.member_id),
        inverse=events.ReinstateEndorsement(matrix_id=matrix.pk, endorsement_id=earlier.pk),
    )


@action
def reinstate_endorsement(given: events.ReinstateEndorsement, *, actor: Actor) -> None:
    """Let what one said of the charter earlier hold again. Records CharterEndorsed."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    endorsement = access.endorsement(matrix, given.endorsement_id, actor)
    _let_hold(matrix, endorsement, _current(matrix, actor))


def _let_hold(matrix: Matrix, endorsement: Endorsement, earlier: Endorsement | None) -> None:
    if earlier is not None:
        earlier.current = False
        earlier.save(update_fields=["current"])
    endorsement.current = True
    endorsement.save()
    record(
        events.CharterEndorsed(
            matrix_id=matrix.pk,
            endorsement_id=endorsement.pk,
            member_id=endorsement.member_id,
            by_name=endorsement.by_name,
            department=endorsement.department,
            edition=endorsement.edition,
            missing=endorsement.missing,
        ),
        inverse=events.ReinstateEndorsement(matrix_id=matrix.pk, endorsement_id=earlier.pk)
        if earlier
        else events.WithdrawEndorsement(matrix_id=matrix.pk),
    )


def _current(matrix: Matrix, actor: Actor) -> Endorsement | None:
    rows = Endorsement.objects.filter(matrix=matrix, member_id=actor.member_id, current=True)
    return rows.first()
