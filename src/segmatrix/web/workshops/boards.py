"""The phase of grouping: notes are put together by hand, and what is alike is suggested."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.queries import WorkshopView
from segmatrix.workshops.terms import GROUP_NAME_LENGTH, PhaseKind

NEW_GROUP, NO_GROUP = "new", "none"


def context(request: HttpRequest, view: WorkshopView, actor: Actor) -> dict[str, Any]:
    """Return what the page of the phase needs."""
    leads = people.may(actor, Permission.FACILITATE, view.matrix_id)
    grouping = view.running and view.phase.kind is PhaseKind.GROUP
    board = queries.board(view.matrix_id, view.id, actor)
    to_group = board.without_settled()
    return {
        "board": to_group,
        "settled_cards": len(board.cards) - len(to_group.cards),
        "may_group": grouping and (view.has_part or leads),
        "name_length": GROUP_NAME_LENGTH,
    }


@require_POST
def put(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Put the chosen notes where `to` says: into a group, a new one, or back beside the groups."""
    to, notes = text(request, "to"), request.POST.getlist("note")
    about = _about(request, workshop_id) | {"note_ids": notes}
    if to == NO_GROUP:
        words = _("Put back beside the groups.")
        return carry_out(
            request, matrix_id, actions.ungroup_notes, events.UngroupNotes, about, words
        )
    about["group_id"] = "" if to == NEW_GROUP else to
    words = _("Put together.")
    return carry_out(request, matrix_id, actions.group_notes, events.GroupNotes, about, words)


@require_POST
def adopt(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Make a group of the notes that are suggested as one."""
    about = _about(request, workshop_id) | {"note_ids": request.POST.getlist("note")}
    words = _("Put together.")
    return carry_out(
        request, matrix_id, actions.adopt_suggestion, events.AdoptSuggestion, about, words
    )


@require_POST
def set_aside(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Say that the notes that are suggested as a group are none."""
    about = _about(request, workshop_id) | {"note_ids": request.POST.getlist("note")}
    words = _("They are not suggested again.")
    return carry_out(
        request, matrix_id, actions.set_suggestion_aside, events.SetSuggestionAside, about, words
    )


@require_POST
def take_up(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Let a suggestion be made again."""
    about = _about(request, workshop_id) | {"aside_id": text(request, "aside")}
    return carry_out(request, matrix_id, actions.take_suggestion_up, events.TakeSuggestionUp, about)


@require_POST
def name(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Call a group otherwise."""
    about = _about(request, workshop_id) | {
        "group_id": text(request, "group"),
        "name": text(request, "name"),
        "version": whole(request, "version"),
    }
    words = _("Named.")
    return carry_out(request, matrix_id, actions.name_group, events.NameGroup, about, words)


@require_POST
def dissolve(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Put every note of a group back beside the groups."""
    about = _about(request, workshop_id) | {"group_id": text(request, "group")}
    words = _("The group is taken apart.")
    return carry_out(request, matrix_id, actions.dissolve_group, events.DissolveGroup, about, words)


def _about(request: HttpRequest, workshop_id: str) -> dict[str, Any]:
    return {"workshop_id": workshop_id, "phase_id": text(request, "phase")}
