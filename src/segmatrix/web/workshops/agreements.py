"""The phase of agreement: the group settles what was asked about segments."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.rounds.terms import FATE_LABELS, Fate
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.workshops.segments import segments_of
from segmatrix.web.writing import carry_out, write
from segmatrix.workshops import actions, events
from segmatrix.workshops.queries import WorkshopView


def context(request: HttpRequest, view: WorkshopView, actor: Actor) -> dict[str, Any]:
    """Return what the page of the phase needs."""
    shown = segments_of(view, actor)
    settlings = [each for segment in shown for each in segment.settlings]
    return {
        "agreeing": shown,
        "settled": sum(each.value is not None for each in settlings),
        "to_settle": len(settlings),
        "place_next": next((segment.id for segment in shown if segment.to_place), ""),
        "tiers": [(tier.value, LABELS[tier]) for tier in Tier],
        "fates": [(fate.value, FATE_LABELS[fate]) for fate in (Fate.KEEP, Fate.DROP)],
        "others": matrices.segments(view.matrix_id, actor),
    }


@require_POST
def place(request: HttpRequest, matrix_id: str, workshop_id: str, segment_id: str) -> HttpResponse:
    """Put a segment where the group settled on."""
    actor = actor_on(request, matrix_id)  # to an outsider nothing is wrong with what is not there
    x, y = whole(request, "x"), whole(request, "y")
    if x is None or y is None:
        raise Invalid(
            _("A placement needs a number for each axis."),
            hint=_("Give both, from 1 to 9."),
            field="x" if x is None else "y",
        )
    given = events.SettlePlace(
        operation_id=operation(request),
        matrix_id=matrix_id,
        **_about(request, workshop_id, segment_id),
        x=x,
        y=y,
        rationale=text(request, "rationale"),
        dissent=text(request, "dissent"),
        x_axis_id=text(request, "x_axis_id"),
        y_axis_id=text(request, "y_axis_id"),
        version=whole(request, "version"),
    )
    return write(request, actions.settle_place, given, actor=actor, words=_("Settled."))


@require_POST
def tier(request: HttpRequest, matrix_id: str, workshop_id: str, segment_id: str) -> HttpResponse:
    """Give a segment the tier that the group settled on."""
    about = {**_about(request, workshop_id, segment_id), "tier": text(request, "tier")}
    return carry_out(
        request, matrix_id, actions.settle_tier, events.SettleTier, about, _("Settled.")
    )


@require_POST
def fate(request: HttpRequest, matrix_id: str, workshop_id: str, segment_id: str) -> HttpResponse:
    """Keep a segment, merge it into another or drop it."""
    about = _about(request, workshop_id, segment_id)
    about |= {"fate": text(request, "fate"), "other": text(request, "other")}
    return carry_out(
        request, matrix_id, actions.settle_fate, events.SettleFate, about, _("Settled.")
    )


@require_POST
def reopen(request: HttpRequest, matrix_id: str, workshop_id: str, segment_id: str) -> HttpResponse:
    """Open again what was settled about a segment."""
    about = _about(request, workshop_id, segment_id)
    about["question_kind"] = text(request, "about")
    return carry_out(
        request,
        matrix_id,
        actions.reopen_agreement,
        events.ReopenAgreement,
        about,
        _("Open again."),
    )


def _about(request: HttpRequest, workshop_id: str, segment_id: str) -> dict[str, Any]:
    """Return which segment a form is about, in the phase that its page showed."""
    return {
        "workshop_id": workshop_id,
        "phase_id": text(request, "phase"),
        "segment_id": segment_id,
    }
