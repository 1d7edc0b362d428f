"""Who names whom."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.people.terms import Permission
from segmatrix.review import access, events
from segmatrix.review.models import Nomination, Stakeholder


@action
def nominate_stakeholder(given: events.NominateStakeholder, *, actor: Actor) -> None:
    """Say that one person to ask named another who is on the list already.

    Refuses somebody who names themselves. Records StakeholderNominated.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    nominator = access.stakeholder(matrix.id, given.nominator_id)
    nominee = access.stakeholder(matrix.id, given.nominee_id)
    if nominator == nominee:
        raise Invalid(
            _("Nobody names themselves."), hint=_("Choose somebody else."), field="nominee_id"
        )
    name_somebody(nominator, nominee, disagrees=given.disagrees, introduces=False)


@action
def withdraw_nomination(given: events.WithdrawNomination, *, actor: Actor) -> None:
    """Say that one person did not name another after all; both stay on the list.

    Records NominationWithdrawn.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    pair = {"nominator_id": given.nominator_id, "nominee_id": given.nominee_id}
    rows = access.nominations(matrix.id).select_related("nominator", "nominee")
    row = rows.filter(**pair).first()
    if row is None:
        return
    row.standing = False
    row.save(update_fields=["standing"])
    record(events.NominationWithdrawn(**_whole(row)), inverse=_said(row))


def name_somebody(
    nominator: Stakeholder, nominee: Stakeholder, *, disagrees: bool, introduces: bool
) -> None:
    """Note that one person named another, unless that stands already. For actions only."""
    row, new = Nomination.objects.get_or_create(
        nominator=nominator,
        nominee=nominee,
        defaults={"disagrees": disagrees, "introduces": introduces, "at": clock.now()},
    )
    if not new and row.standing and row.disagrees == disagrees:
        return
    was = row.standing and not new
    inverse = _said(row) if was else events.WithdrawNomination(**_place(row))
    row.standing, row.disagrees = True, disagrees
    row.save(update_fields=["standing", "disagrees"])
    record(events.StakeholderNominated(**_whole(row)), inverse=inverse)


def _said(row: Nomination) -> events.NominateStakeholder:
    return events.NominateStakeholder(**_place(row), disagrees=row.disagrees)


def _place(row: Nomination) -> dict[str, Any]:
    return {
        "matrix_id": row.nominator.matrix_id,
        "nominator_id": row.nominator_id,
        "nominee_id": row.nominee_id,
    }


def _whole(row: Nomination) -> dict[str, Any]:
    return {
        **_place(row),
        "nominator_name": row.nominator.name,
        "nominee_name": row.nominee.name,
        "disagrees": row.disagrees,
    }
