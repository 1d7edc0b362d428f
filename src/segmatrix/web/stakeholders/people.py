"""The list of people to ask, and one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.evidence import queries as evidence
from segmatrix.people import queries as members
from segmatrix.people.terms import Permission
from segmatrix.review import actions, events, queries
from segmatrix.review.queries import StakeholderView
from segmatrix.review.terms import EXCUSE_LABELS, LEVEL_LABELS
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.histories import lines
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.stakeholders.frames import page
from segmatrix.web.stakeholders.links import links_of
from segmatrix.web.writing import carry_out, write

LEVELS = [(level.value, label) for level, label in LEVEL_LABELS.items()]
EXCUSES = [(excuse.value, label) for excuse, label in EXCUSE_LABELS.items()]


@require_GET
def people(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List whom the matrix wants to hear, and let more be added."""
    actor = actor_on(request, matrix_id)
    listed = queries.stakeholders(matrix_id, actor)
    context = {
        "name_of": {each.id: each.name for each in listed},
        "removed": queries.stakeholders(matrix_id, actor, removed=True),
        "links": links_of(matrix_id, actor),
        **choices(matrix_id, actor, listed),
    }
    return page(request, actor, matrix_id, listed, context, tab="people")


@require_GET
def person(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Show one person to ask: what is known of them, whom they name, and what they were shown."""
    actor = actor_on(request, matrix_id)
    listed = queries.stakeholders(matrix_id, actor)
    there = {each.id: each for each in listed}
    found = there.get(stakeholder_id) or queries.stakeholder(matrix_id, stakeholder_id, actor)
    said = queries.snowball(matrix_id, actor, listed).nominations
    shown = queries.exposures(matrix_id, actor)
    held = queries.interviews(matrix_id, actor).get(found.id, ())
    context = {
        "person": found,
        "name_of": {each.id: each.name for each in listed},
        "names": [each for each in said if each.nominator_id == found.id],
        "named_by": [each for each in said if each.nominee_id == found.id],
        "shown": [each for each in shown if each.stakeholder_id == found.id],
        "interviews": held,
        "sources": [each for each in evidence.sources(matrix_id, actor) if each not in held],
        "excuses": EXCUSES,
        "deputy": queries.deputies(matrix_id, actor).get(found.id),
        "links": links_of(matrix_id, actor),
        "history": lines(queries.stakeholder_history(matrix_id, found.id, actor)),
        **choices(matrix_id, actor, listed, but=found),
    }
    return page(request, actor, matrix_id, listed, context, tab="people", template="person")


@require_POST
def add(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Put somebody on the list."""
    given = events.AddStakeholder(
        operation_id=operation(request),
        matrix_id=matrix_id,
        **_described(request),
        named_by=text(request, "named_by"),
        disagrees="disagrees" in request.POST,
    )
    words = _("Added %(name)s.") % {"name": given.name}
    actor = actor_on(request, matrix_id)
    return write(request, actions.add_stakeholder, given, actor=actor, words=words)


@require_POST
def edit(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Describe a person anew."""
    about = {
        "stakeholder_id": stakeholder_id,
        **_described(request),
        "version": whole(request, "version"),
    }
    words = _("Saved.")
    return carry_out(
        request, matrix_id, actions.edit_stakeholder, events.EditStakeholder, about, words
    )


@require_POST
def remove(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Take a person off the list, with a way back."""
    about = {"stakeholder_id": stakeholder_id}
    words = _("Taken off the list. What they said and saw is kept.")
    return carry_out(
        request, matrix_id, actions.remove_stakeholder, events.RemoveStakeholder, about, words
    )


@require_POST
def restore(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Put a person back on the list."""
    words, about = _("Back on the list."), {"stakeholder_id": stakeholder_id}
    return carry_out(
        request, matrix_id, actions.restore_stakeholder, events.RestoreStakeholder, about, words
    )


@require_POST
def excuse(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Say why nobody waits for a person's answer."""
    about = {
        "stakeholder_id": stakeholder_id,
        "reason": text(request, "reason"),
        "replacement": text(request, "replacement"),
    }
    words = _("Excused.")
    return carry_out(
        request, matrix_id, actions.excuse_stakeholder, events.ExcuseStakeholder, about, words
    )


@require_POST
def expect(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Wait for a person's answer again."""
    words, about = _("Their answer is waited for again."), {"stakeholder_id": stakeholder_id}
    return carry_out(
        request, matrix_id, actions.expect_stakeholder, events.ExpectStakeholder, about, words
    )


def choices(
    matrix_id: str,
    actor: Actor,
    listed: tuple[StakeholderView, ...],
    *,
    but: StakeholderView | None = None,
) -> dict[str, Any]:
    """Return what the forms of those who facilitate offer to choose from; others get none.

    Args:
        matrix_id: Whose people to ask they are.
        actor: Who reads.
        listed: Those on the list.
        but: Whose page it is, who keeps the member they are.
    """
    if not members.may(actor, Permission.FACILITATE, matrix_id):
        return {}
    there = members.participants(matrix_id, actor)
    asked = {each.member_id for each in listed if but is None or each.id != but.id}
    return {
        "levels": LEVELS,
        "members": [each for each in there if each.id not in asked],
        "departments": sorted({each.department for each in (*there, *listed)} - {""}),
        "regions": sorted({each.region for each in listed} - {""}),
    }


def _described(request: HttpRequest) -> dict[str, Any]:
    fields = ("name", "department", "level", "region", "email", "member_id")
    said = {name: text(request, name) for name in fields}
    return said | {"sponsor": "sponsor" in request.POST}
