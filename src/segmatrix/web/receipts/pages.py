"""The page "What became of what you said", which is its reader's alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

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
from segmatrix.web.workshops.outcomes import ReceiptShown, receipts_shown
from segmatrix.workshops.queries import receipts_in

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


@dataclass(frozen=True, slots=True)
class Written:
    """What the reader wrote in one workshop, with what became of it."""

    id: str
    name: str
    receipts: tuple[ReceiptShown, ...]


@require_GET
def mine(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what became of all that the reader proposed, objected to, commented on, or wrote alone.

    What they wrote in a workshop stands below, by workshop.
    """
    actor = actor_on(request, matrix_id)
    table = matrices.table(matrix_id, actor)
    context = framed(actor, table.matrix, "gate") | {
        "receipts": [_told(matrix_id, each) for each in queries.receipts(matrix_id, actor)],
        "workshops": _by_workshop(receipts_shown(receipts_in(matrix_id, actor), table)),
    }
    return render(request, "segmatrix/receipts/page.html", context)


def _by_workshop(shown: Iterable[ReceiptShown]) -> list[Written]:
    """Put together what was written in one workshop, which stands together already."""
    of_one = groupby(shown, key=lambda each: each.receipt.workshop_id)
    together = [(workshop_id, tuple(receipts)) for workshop_id, receipts in of_one]
    return [Written(one, all[0].receipt.workshop_name, all) for one, all in together]


def _told(matrix_id: str, receipt: Receipt) -> ReceiptTold:
    place = PLACES.get(receipt.said)
    return ReceiptTold(
        receipt,
        SAID_LABELS[receipt.said],
        FATE_LABELS[receipt.fate],
        reverse(place, args=[matrix_id, receipt.id]) if place else "",
    )
