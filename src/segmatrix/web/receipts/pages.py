"""The page "What became of what you said", which is its reader's alone."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from segmatrix.matrix import queries as matrices
from segmatrix.review import queries
from segmatrix.review.queries import Receipt
from segmatrix.review.terms import FATE_LABELS, SAID_LABELS, Said
from segmatrix.web.actors import actor_on, framed

PLACES: dict[Said, str] = {
    Said.OBJECTION: "objections:objection",
    Said.COMMENT: "comments:thread",
}
"""By kind of input, the name of the address where to read on."""


@dataclass(frozen=True, slots=True)
class ReceiptTold:
    """One receipt with its words; `href` is empty where there is no more to read."""

    receipt: Receipt
    said: Promise
    fate: Promise
    href: str


@require_GET
def mine(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what became of everything that the reader proposed, objected to and commented on."""
    actor = actor_on(request, matrix_id)
    told = [_told(matrix_id, each) for each in queries.receipts(matrix_id, actor)]
    context = framed(actor, matrices.matrix(matrix_id, actor), "gate") | {"receipts": told}
    return render(request, "segmatrix/receipts/page.html", context)


def _told(matrix_id: str, receipt: Receipt) -> ReceiptTold:
    place = PLACES.get(receipt.said)
    return ReceiptTold(
        receipt,
        SAID_LABELS[receipt.said],
        FATE_LABELS[receipt.fate],
        reverse(place, args=[matrix_id, receipt.id]) if place else "",
    )
