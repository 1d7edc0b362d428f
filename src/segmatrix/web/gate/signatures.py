"""The sponsor's signature: asking for it, signing, and taking either back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.review import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.gate.pages import page
from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out


@require_GET
def signing(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show who was asked to sign and who did, and what of it the reader may do."""
    actor = actor_on(request, matrix_id)
    context = _context(matrix_id, actor)
    if request.htmx:
        return render(request, "segmatrix/gate/signing.html", context)
    return page(request, actor, matrix_id, **context, drawer="segmatrix/gate/signing.html")


@require_POST
def request_signing(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask the sponsors to sign."""
    words = _("Asked for the signature.")
    about = {"note": text(request, "note")}
    return carry_out(
        request, matrix_id, actions.request_signing, events.RequestSigning, about, words
    )


@require_POST
def take_request_back(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask nobody to sign any more."""
    words = _("Nobody is asked to sign any more.")
    about = {"request_id": text(request, "request")}
    return carry_out(
        request, matrix_id, actions.take_request_back, events.TakeRequestBack, about, words
    )


@require_POST
def sign(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Sign the revision that was read, as it was then."""
    about = {
        "revision": whole(request, "revision") or 0,
        "number": whole(request, "number"),
        "words": text(request, "words"),
    }
    words = _("Signed.")
    return carry_out(request, matrix_id, actions.sign_revision, events.SignRevision, about, words)


@require_POST
def take_signature_back(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Take one's own signature back."""
    words = _("Took the signature back.")
    about = {"signature_id": text(request, "signature")}
    return carry_out(
        request, matrix_id, actions.take_signature_back, events.TakeSignatureBack, about, words
    )


def _context(matrix_id: str, actor: Actor) -> dict[str, Any]:
    shown = queries.signing(matrix_id, actor)
    return {
        "matrix": matrices.matrix(matrix_id, actor),
        "signing": shown,
        "may_sign": shown.may_sign(actor.member_id),
        "may": sorted(people.permissions(actor, matrix_id)),
        "my_id": actor.member_id,
        "next": reverse("gate:page", args=[matrix_id]),
    }
