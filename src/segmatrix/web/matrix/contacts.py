"""Whom to ask about a segment."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@require_POST
def add(request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str) -> HttpResponse:
    """Name somebody to ask: a member, or anybody else by name."""
    given = events.AddContact(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        dimension_id=dimension_id,
        member_id=text(request, "member"),
        name=text(request, "name"),
        role=text(request, "role"),
    )
    return write(request, actions.add_contact, given, actor=actor_on(request, matrix_id))


@require_POST
def remove(request: HttpRequest, matrix_id: str, contact_id: str) -> HttpResponse:
    """Take a contact off the list, with a way back."""
    given = events.RemoveContact(
        operation_id=operation(request), matrix_id=matrix_id, contact_id=contact_id
    )
    actor = actor_on(request, matrix_id)
    return write(
        request,
        actions.remove_contact,
        given,
        actor=actor,
        words=_("Took the contact off the list."),
    )
