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
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out


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
    about = {
        "segment_id": segment_id,
        "dimension_id": dimension_id,
        "member_id": text(request, "member"),
        "name": text(request, "name"),
        "role": text(request, "role"),
    }
    return carry_out(request, matrix_id, actions.add_contact, events.AddContact, about)


@require_POST
def remove(request: HttpRequest, matrix_id: str, contact_id: str) -> HttpResponse:
    """Take a contact off the list, with a way back."""
    words, about = _("Took the contact off the list."), {"contact_id": contact_id}
    return carry_out(request, matrix_id, actions.remove_contact, events.RemoveContact, about, words)


@require_POST
def dismiss(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Suggest somebody no longer, with a way back."""
    about = {
        "segment_id": segment_id,
        "dimension_id": dimension_id,
        "member_id": text(request, "member"),
    }
    words = _("Not suggested here any more.")
    return carry_out(
        request, matrix_id, actions.dismiss_contact, events.DismissContact, about, words
    )
