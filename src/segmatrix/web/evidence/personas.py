"""Personas of a segment: imagined, described otherwise, put away, and given words of a finding."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.evidence import actions as evidence
from segmatrix.evidence.events import ChooseQuote
from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.writing import carry_out, write


@require_POST
def add(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Imagine somebody of a segment."""
    given = events.AddPersona(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        **_described(request),
    )
    words = _("Added “%(name)s”.") % {"name": given.name}
    return write(
        request, actions.add_persona, given, actor=actor_on(request, matrix_id), words=words
    )


@require_POST
def edit(request: HttpRequest, matrix_id: str, persona_id: str) -> HttpResponse:
    """Describe a persona otherwise."""
    about = {"persona_id": persona_id, **_described(request), "version": whole(request, "version")}
    words = _("Saved.")
    return carry_out(request, matrix_id, actions.edit_persona, events.EditPersona, about, words)


@require_POST
def remove(request: HttpRequest, matrix_id: str, persona_id: str) -> HttpResponse:
    """Put a persona away, with a way back."""
    words, about = _("Put the persona away; its findings stay."), {"persona_id": persona_id}
    return carry_out(request, matrix_id, actions.remove_persona, events.RemovePersona, about, words)


@require_POST
def quote(request: HttpRequest, matrix_id: str, persona_id: str) -> HttpResponse:
    """Let a finding speak for a persona, or none."""
    given = ChooseQuote(
        operation_id=operation(request),
        matrix_id=matrix_id,
        persona_id=persona_id,
        observation_id=text(request, "finding"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Chose what they say.") if given.observation_id else _("Nothing is quoted any more.")
    return write(request, evidence.choose_quote, given, actor=actor, words=words)


def _described(request: HttpRequest) -> dict[str, str]:
    return {name: text(request, name) for name in ("name", "role", "goals")}
