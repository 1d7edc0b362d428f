"""Who answers for a person to ask."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import lined, named
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import access, events, terms
from segmatrix.review.access import deputies as rows
from segmatrix.review.models import Deputy, Stakeholder


@action
def name_deputy(given: events.NameDeputy, *, actor: Actor) -> None:
    """Say who answers for a person to ask; the person says so, or whoever facilitates for them.

    Refuses a missing name, the person themself, a second deputy, and somebody who takes no part.
    Records DeputyNamed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    person = access.stakeholder(matrix.id, given.stakeholder_id)
    rows.refuse_unless_names(person, actor)
    name, department = given.name, given.department
    if given.member_id:
        there = people.participant(given.member_id, matrix.id, actor)
        name, department = name or there.name, department or there.department
    if given.member_id and given.member_id == person.member_id:
        raise Invalid(_("Nobody is their own deputy."), field="member_id")
    _refuse_a_second(person)
    deputy = Deputy.objects.create(
        stakeholder=person,
        name=named(name, limit=terms.NAME_LENGTH),
        department=lined(department, field="department", limit=terms.NAME_LENGTH),
        member_id=given.member_id,
        named_by=actor.name,
        at=clock.now(),
    )
    record(
        events.DeputyNamed(**_whole(deputy)),
        inverse=events.RemoveDeputy(matrix_id=matrix.id, deputy_id=deputy.pk),
    )


@action
def tie_deputy(given: events.TieDeputy, *, actor: Actor) -> None:
    """Say who a deputy is among the members and guests, once they have a way in.

    Refuses the person they stand for, and who takes no part. Records DeputyTied.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    deputy = rows.deputy(matrix.id, given.deputy_id)
    if given.member_id:
        people.participant(given.member_id, matrix.id, actor)
    if given.member_id and given.member_id == deputy.stakeholder.member_id:
        raise Invalid(_("Nobody is their own deputy."), field="member_id")
    earlier = deputy.member_id
    if given.member_id == earlier:
        return
    deputy.member_id = given.member_id
    deputy.save(update_fields=["member_id"])
    place = {"matrix_id": matrix.id, "deputy_id": deputy.pk}
    record(
        events.DeputyTied(**_whole(deputy)),
        inverse=events.TieDeputy(**place, member_id=earlier),
    )


@action
def remove_deputy(given: events.RemoveDeputy, *, actor: Actor) -> None:
    """Let a person to ask answer for themselves again; what was said for them stays.

    Refuses who is neither the person nor facilitates. Records DeputyRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    deputy = rows.deputy(matrix.id, given.deputy_id)
    rows.refuse_unless_names(deputy.stakeholder, actor)
    deputy.removed = True
    deputy.save(update_fields=["removed"])
    record(
        events.DeputyRemoved(**_whole(deputy)),
        inverse=events.RestoreDeputy(matrix_id=matrix.id, deputy_id=deputy.pk),
    )


@action
def restore_deputy(given: events.RestoreDeputy, *, actor: Actor) -> None:
    """Let a deputy answer for the person again.

    Refuses who is neither the person nor facilitates, and another deputy. Records DeputyRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    deputy = rows.deputy(matrix.id, given.deputy_id, removed=True)
    rows.refuse_unless_names(deputy.stakeholder, actor)
    _refuse_a_second(deputy.stakeholder)
    deputy.removed = False
    deputy.save(update_fields=["removed"])
    record(
        events.DeputyRestored(**_whole(deputy)),
        inverse=events.RemoveDeputy(matrix_id=matrix.id, deputy_id=deputy.pk),
    )


def _refuse_a_second(person: Stakeholder) -> None:
    there = rows.deputies(person.matrix_id).filter(stakeholder=person).first()
    if there is not None:
        raise Changed(
            _("%(deputy)s answers for %(name)s already.")
            % {"deputy": there.name, "name": person.name},
            hint=_("Take that back first."),
        )


def _whole(deputy: Deputy) -> dict[str, Any]:
    return {
        "matrix_id": deputy.stakeholder.matrix_id,
        "deputy_id": deputy.pk,
        "stakeholder_id": deputy.stakeholder_id,
        "for_name": deputy.stakeholder.name,
        "name": deputy.name,
        "department": deputy.department,
        "member_id": deputy.member_id,
    }
