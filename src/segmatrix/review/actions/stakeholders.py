"""What can be done to the list of people to ask."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import lined, named, one_of
from segmatrix.base.versions import refuse_if_stale
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import access, events, terms
from segmatrix.review.actions.nominations import name_somebody
from segmatrix.review.errors import AskedAlready
from segmatrix.review.models import Stakeholder
from segmatrix.review.naming import mail_address


@action
def add_stakeholder(given: events.AddStakeholder, *, actor: Actor) -> None:
    """Say that somebody's input is wanted, and who came up with them.

    Refuses a missing name, an unknown level, what is no e-mail address, and a member who is asked
    already. Records StakeholderAdded, and StakeholderNominated if somebody named them.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    named_by = access.stakeholder(matrix.id, given.named_by) if given.named_by else None
    added = Stakeholder(matrix_id=matrix.id, **_fields(given, actor), added_at=clock.now())
    _refuse_a_second(added)
    added.save()
    record(
        events.StakeholderAdded(**_whole(added)),
        inverse=events.RemoveStakeholder(matrix_id=matrix.id, stakeholder_id=added.pk),
    )
    if named_by:
        name_somebody(named_by, added, disagrees=given.disagrees, introduces=True)


@action
def edit_stakeholder(given: events.EditStakeholder, *, actor: Actor) -> None:
    """Describe a person to ask anew.

    Refuses what `add_stakeholder` refuses, an edit of an older version, handing back both, and
    another member than the one who was shown revisions or answered. Records StakeholderEdited.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    row = access.stakeholder(matrix.id, given.stakeholder_id)
    earlier, wanted = _typed(row), _fields(given, actor, earlier=row.member_id)
    refuse_if_stale(
        row.version,
        given.version,
        theirs=earlier,
        yours=wanted,
        who=lambda: access.last_author(matrix.id, f"stakeholder:{row.pk}"),
    )
    if wanted == earlier:
        return
    _refuse_another_member(row, wanted["member_id"])
    for name, value in wanted.items():
        setattr(row, name, value)
    _refuse_a_second(row)
    row.version += 1
    row.save()
    record(
        events.StakeholderEdited(**_whole(row)),
        inverse=events.EditStakeholder(matrix_id=matrix.id, stakeholder_id=row.pk, **earlier),
    )


@action
def remove_stakeholder(given: events.RemoveStakeholder, *, actor: Actor) -> None:
    """Take a person off the list; what they named and saw is kept. Records StakeholderRemoved."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    row = access.stakeholder(matrix.id, given.stakeholder_id)
    row.removed = True
    row.save(update_fields=["removed"])
    place = {"matrix_id": matrix.id, "stakeholder_id": row.pk}
    record(
        events.StakeholderRemoved(**place, name=row.name),
        inverse=events.RestoreStakeholder(**place),
    )


@action
def restore_stakeholder(given: events.RestoreStakeholder, *, actor: Actor) -> None:
    """Bring a person back with all they named and saw.

    Refuses a member who is asked under another entry by now. Records StakeholderRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    row = access.stakeholder(matrix.id, given.stakeholder_id, removed=True)
    row.removed = False
    _refuse_a_second(row)
    row.save(update_fields=["removed"])
    record(
        events.StakeholderRestored(**_whole(row)),
        inverse=events.RemoveStakeholder(matrix_id=matrix.id, stakeholder_id=row.pk),
    )


@action
def excuse_stakeholder(given: events.ExcuseStakeholder, *, actor: Actor) -> None:
    """Say why nobody waits for a person's answer.

    Refuses an unknown reason, and a replacement without a name. Records StakeholderExcused.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    row = access.stakeholder(matrix.id, given.stakeholder_id)
    reason = one_of(terms.Excuse, given.reason, field="reason")
    replacement = ""
    if reason is terms.Excuse.REPLACED:
        replacement = lined(given.replacement, field="replacement", limit=terms.NAME_LENGTH)
        if not replacement:
            raise Invalid(
                _("It does not say who answers in their place."),
                hint=_("Name that person."),
                field="replacement",
            )
    if (row.excuse, row.replacement) == (reason, replacement):
        return
    inverse = _as_excused(row)
    row.excuse, row.replacement = reason.value, replacement
    row.excused_by, row.excused_at = actor.name, clock.now()
    row.save(update_fields=_EXCUSE)
    record(
        events.StakeholderExcused(
            matrix_id=matrix.id,
            stakeholder_id=row.pk,
            name=row.name,
            reason=reason.value,
            replacement=replacement,
        ),
        inverse=inverse,
    )


@action
def expect_stakeholder(given: events.ExpectStakeholder, *, actor: Actor) -> None:
    """Wait for an excused person's answer again. Records StakeholderExpected."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    row = access.stakeholder(matrix.id, given.stakeholder_id)
    if not row.excuse:
        return
    inverse = _as_excused(row)
    row.excuse, row.replacement, row.excused_by, row.excused_at = "", "", "", None
    row.save(update_fields=_EXCUSE)
    record(
        events.StakeholderExpected(matrix_id=matrix.id, stakeholder_id=row.pk, name=row.name),
        inverse=inverse,
    )


_EXCUSE = ["excuse", "replacement", "excused_by", "excused_at"]


def _as_excused(row: Stakeholder) -> events.ExcuseStakeholder | events.ExpectStakeholder:
    """Return the input that makes a person excused, or expected, as they are now."""
    place = {"matrix_id": row.matrix_id, "stakeholder_id": row.pk}
    if not row.excuse:
        return events.ExpectStakeholder(**place)
    return events.ExcuseStakeholder(**place, reason=row.excuse, replacement=row.replacement)


def _fields(given: Any, actor: Actor, *, earlier: str = "") -> dict[str, Any]:
    """Return what is to be stored of a person, checked; the `earlier` member may have left."""
    if given.member_id and given.member_id != earlier:
        people.participant(given.member_id, given.matrix_id, actor)
    department = lined(given.department, field="department", limit=terms.NAME_LENGTH)
    return {
        "name": named(given.name, limit=terms.NAME_LENGTH),
        "department": department,
        "level": one_of(terms.Level, given.level, field="level").value,
        "region": lined(given.region, field="region", limit=terms.REGION_LENGTH),
        "email": mail_address(given.email),
        "member_id": given.member_id,
        "sponsor": given.sponsor,
    }


def _typed(row: Stakeholder) -> dict[str, Any]:
    """Return a person as one would type them."""
    names = ("name", "department", "level", "region", "email", "member_id", "sponsor")
    return {name: getattr(row, name) for name in names}


def _whole(row: Stakeholder) -> dict[str, Any]:
    fields = _typed(row)
    del fields["email"]
    place = {"matrix_id": row.matrix_id, "stakeholder_id": row.pk}
    return {**place, **fields, "version": row.version}


def _refuse_another_member(row: Stakeholder, member_id: str) -> None:
    """Refuse to hand over to somebody else what a member was shown and answered."""
    if row.member_id and row.member_id != member_id and access.was_heard(row):
        raise Invalid(
            _("%(name)s was shown revisions or has answered, and nobody else was or did.")
            % {"name": row.name},
            hint=_("Add them as another person."),
            field="member_id",
        )


def _refuse_a_second(row: Stakeholder) -> None:
    """Refuse what would ask one member under two entries."""
    if not row.member_id:
        return
    others = access.stakeholders(row.matrix_id).filter(member_id=row.member_id)
    if other := others.exclude(pk=row.pk).first():
        raise AskedAlready(other.name, other.pk)
