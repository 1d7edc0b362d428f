"""Naming who answers for a person to ask, giving them a way in, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.stakeholders.links import hand_link, links_of
from segmatrix.web.writing import carry_out


@require_POST
def name_deputy(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Say who answers for a person to ask."""
    about = {
        "stakeholder_id": stakeholder_id,
        "name": text(request, "name"),
        "department": text(request, "department"),
        "member_id": text(request, "member_id"),
    }
    words = _("Named a deputy.")
    return carry_out(request, matrix_id, actions.name_deputy, events.NameDeputy, about, words)


@require_POST
def remove_deputy(request: HttpRequest, matrix_id: str, deputy_id: str) -> HttpResponse:
    """Let the person answer for themselves again."""
    words, about = _("Taken back. What the deputy said stays."), {"deputy_id": deputy_id}
    return carry_out(request, matrix_id, actions.remove_deputy, events.RemoveDeputy, about, words)


@require_POST
def link_deputy(request: HttpRequest, matrix_id: str, deputy_id: str) -> HttpResponse:
    """Make a deputy's own link, or lead to the one they have.

    As for a person to ask, both writes carry the id of the request.
    """
    actor = actor_on(request, matrix_id)
    deputy = queries.deputy(matrix_id, deputy_id, actor)
    people.require(actor, Permission.FACILITATE, matrix_id)
    there = links_of(matrix_id, actor).get(deputy.member_id)
    if there and there.usable:
        return redirect("guests:link", matrix_id, there.id)
    person_id = deputy.member_id
    about = {"name": deputy.name, "department": deputy.department, "person_id": person_id}
    made = hand_link(request, matrix_id, actor, **about)
    tied = events.TieDeputy(
        operation_id=operation(request),
        matrix_id=matrix_id,
        deputy_id=deputy.id,
        member_id=made.member_id,
    )
    actions.tie_deputy(tied, actor=actor)
    return redirect("guests:link", matrix_id, made.link_id)
