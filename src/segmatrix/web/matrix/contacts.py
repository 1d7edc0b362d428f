"""Whom to ask about a segment: listed, offered to choose from, and suggested."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.evidence import queries as evidence
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import CellView
from segmatrix.matrix.terms import Kind
from segmatrix.people import queries as people
from segmatrix.people.queries import MemberView
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who may know a segment.

    Attributes:
        why: What of them tells so, in words.
    """

    member: MemberView
    why: str


def suggested(matrix_id: str, cell: CellView, actor: Actor) -> list[Suggestion]:
    """Return by name who knows something of a segment and is no contact of it yet.

    Whoever was dismissed is not suggested again.
    """
    if cell.kind != Kind.PEOPLE:
        return []
    wrote = queries.authors(matrix_id, cell.segment_id, actor)
    noted = evidence.gatherers(matrix_id, cell.segment_id, actor)
    dismissed = queries.dismissed_contacts(matrix_id, actor)
    listed = {each.member_id for each in cell.contacts}
    told = ((wrote, _("wrote of it")), (noted, _("brought findings")))
    return [
        Suggestion(each, ", ".join(words for ids, words in told if each.id in ids))
        for each in people.participants(matrix_id, actor)
        if each.id in (wrote | noted) - listed
        and (cell.segment_id, cell.dimension_id, each.id) not in dismissed
    ]


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


@require_POST
def dismiss(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Suggest somebody no longer, with a way back."""
    given = events.DismissContact(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        dimension_id=dimension_id,
        member_id=text(request, "member"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Not suggested here any more.")
    return write(request, actions.dismiss_contact, given, actor=actor, words=words)
