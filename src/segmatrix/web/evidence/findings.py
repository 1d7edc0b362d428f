"""Findings: taken from a source, corrected, removed and brought back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.errors import Invalid
from segmatrix.evidence import actions, events, queries
from segmatrix.evidence.terms import LABELS, Basis, ObservationKind, SourceKind, Stance
from segmatrix.matrix import queries as matrices
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.evidence.targets import choices, sent, value_of
from segmatrix.web.matrix.histories import lines
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.posted import day, operation, text, whole
from segmatrix.web.writing import carry_out, write


@require_POST
def take(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Take a finding from a source, which may be new, and link it where it was said to belong."""
    new_source = text(request, "source_title")
    given = events.TakeObservation(
        operation_id=operation(request),
        matrix_id=matrix_id,
        source_id="" if new_source else text(request, "source"),
        source_title=new_source,
        source_kind=text(request, "source_kind") or SourceKind.INTERVIEW,
        **_said(request),
        place=_place(request),
        **sent(request),
        stance=text(request, "stance") or Stance.SUPPORTS,
        note=text(request, "note"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Noted and linked.") if given.target_kind else _("Noted.")
    return write(request, actions.take_observation, given, actor=actor, words=words)


@require_GET
def finding(request: HttpRequest, matrix_id: str, observation_id: str) -> HttpResponse:
    """Show one finding: where it comes from, what it speaks for and against, its history."""
    actor = actor_on(request, matrix_id)
    found = queries.observation(matrix_id, observation_id, actor)
    sheet = load_sheet(matrix_id, actor)
    offered = choices(sheet, matrices.personas(matrix_id, actor))
    named = {
        choice.value: f"{segment.name} · {choice.label}"
        for segment, some in offered
        for choice in some
    }
    context = {
        "finding": found,
        "source": queries.source(matrix_id, found.source_id, actor),
        "targets": offered,
        "bearings": [(link, named.get(value_of(link.target), "")) for link in found.links],
        "kinds": [(kind.value, LABELS[kind]) for kind in ObservationKind],
        "bases": [(basis.value, LABELS[basis]) for basis in Basis],
        "stances": [(stance.value, LABELS[stance]) for stance in Stance],
        "history": lines(queries.observation_history(matrix_id, observation_id, actor)),
    }
    return page(request, actor, matrix_id, "finding", context)


@require_POST
def edit(request: HttpRequest, matrix_id: str, observation_id: str) -> HttpResponse:
    """Say all of a finding anew, its source and place excepted."""
    about = {
        "observation_id": observation_id,
        **_said(request),
        "channel": text(request, "channel"),
        "collector": text(request, "collector"),
        "department": text(request, "department"),
        "basis": whole(request, "basis"),
        "version": whole(request, "version"),
    }
    words = _("Saved.")
    return carry_out(
        request, matrix_id, actions.edit_observation, events.EditObservation, about, words
    )


@require_POST
def remove(request: HttpRequest, matrix_id: str, observation_id: str) -> HttpResponse:
    """Take a finding away, with a way back."""
    words, about = _("Removed the finding."), {"observation_id": observation_id}
    return carry_out(
        request, matrix_id, actions.remove_observation, events.RemoveObservation, about, words
    )


@require_POST
def restore(request: HttpRequest, matrix_id: str, observation_id: str) -> HttpResponse:
    """Bring a removed finding back with its links."""
    about = {"observation_id": observation_id}
    return carry_out(
        request, matrix_id, actions.restore_observation, events.RestoreObservation, about
    )


def _said(request: HttpRequest) -> dict[str, Any]:
    return {
        "kind": text(request, "kind") or ObservationKind.QUOTE,
        "text": text(request, "text"),
        "value": _value(request),
        "unit": text(request, "unit"),
        "date": day(request, "date"),
    }


def _value(request: HttpRequest) -> float | None:
    written = text(request, "value").replace(",", ".")
    if not written:
        return None
    try:
        return float(written)
    except ValueError as error:
        raise Invalid(
            _("“%(sent)s” is not a number.") % {"sent": written[:40]}, field="value"
        ) from error


def _place(request: HttpRequest) -> dict[str, int | None] | None:
    if not text(request, "block"):
        return None
    return {key: whole(request, key) for key in ("block", "start", "end")}
