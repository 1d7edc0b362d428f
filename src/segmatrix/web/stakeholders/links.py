"""Personal links of people to ask: made from where they are listed, and tied to them."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.people import actions, events, queries
from segmatrix.people.queries import LinkView
from segmatrix.people.terms import Permission
from segmatrix.review import actions as review_actions
from segmatrix.review import events as review_events
from segmatrix.review import queries as review
from segmatrix.review.queries import StakeholderView
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation

DAYS = 30
"""For how long a link works that is made with one tap; the page of the link makes another."""


def links_of(matrix_id: str, actor: Actor) -> dict[str, LinkView]:
    """Return everybody's personal link by who comes by it, for who may make one; others get none.

    Of several it is the one that works, else the newest.
    """
    if not queries.may(actor, Permission.FACILITATE, matrix_id):
        return {}
    found: dict[str, LinkView] = {}
    for link in queries.links(matrix_id, actor):
        if link.person_id and (link.usable or link.person_id not in found):
            found[link.person_id] = link
    return found


@require_POST
def make_link(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Make somebody's own link, or lead to the one they have.

    The link is on the workspace's stream and the person on the matrix's; both writes carry the id
    of the request, so that repeating it completes what was interrupted between them.
    """
    actor = actor_on(request, matrix_id)
    person = review.stakeholder(matrix_id, stakeholder_id, actor)
    queries.require(actor, Permission.FACILITATE, matrix_id)
    there = links_of(matrix_id, actor).get(person.member_id or "")
    if there and there.usable:
        return redirect("guests:link", matrix_id, there.id)
    if person.member_id and there is None:
        raise Invalid(
            _("%(name)s has come in already.") % {"name": person.name},
            hint=_("A personal link is for somebody without an account."),
        )
    made = hand_link(
        request,
        matrix_id,
        actor,
        name=person.name,
        department=person.department,
        address=person.email,
        person_id=person.member_id or "",
    )
    if not person.member_id:
        _tie(person, made.member_id, operation(request), matrix_id, actor)
    return redirect("guests:link", matrix_id, made.link_id)


def hand_link(
    request: HttpRequest,
    matrix_id: str,
    actor: Actor,
    *,
    name: str,
    department: str,
    person_id: str,
    address: str = "",
) -> events.PersonalLinkMade:
    """Make a link of somebody's own under the id of the request, for some days.

    Args:
        request: What asks for it.
        matrix_id: Where it leads.
        actor: Who makes it.
        name: Whose it is.
        department: Where they work; may be empty.
        person_id: Who they are by an earlier link; empty for somebody new.
        address: Where they may be written to; may be empty.
    """
    given = events.MakePersonalLink(
        operation_id=operation(request),
        workspace_id=actor.workspace_id,
        matrix_id=matrix_id,
        name=name,
        department=department,
        address=address,
        days=DAYS,
        person_id=person_id,
    )
    (made,) = actions.make_personal_link(given, actor=actor)
    return cast("events.PersonalLinkMade", made)


def _tie(
    person: StakeholderView, member_id: str, operation_id: str, matrix_id: str, actor: Actor
) -> None:
    """Say that the person to ask is who comes by the link."""
    tied = review_events.EditStakeholder(
        operation_id=operation_id,
        matrix_id=matrix_id,
        stakeholder_id=person.id,
        name=person.name,
        department=person.department,
        level=person.level,
        region=person.region,
        email=person.email,
        member_id=member_id,
        sponsor=person.sponsor,
        version=person.version,
    )
    review_actions.edit_stakeholder(tied, actor=actor)
