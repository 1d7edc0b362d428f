"""What becomes of the board: said card by card by all together, and read by each for themselves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import Kind
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.queries import CardView, ReceiptView, WorkshopView
from segmatrix.workshops.terms import WHY_LENGTH, Became, PhaseKind

TEXTUAL = (Kind.TEXT, Kind.STATEMENTS)


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card with what became of it.

    Attributes:
        label: That in a word or two; empty while it is open.
        words: That in a sentence.
        mark: How the label is marked.
    """

    card: CardView
    label: str
    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """One thought of the reader's own with what became of it; `shown` is None off the board."""

    receipt: ReceiptView
    shown: CardShown | None


def context(request: HttpRequest, view: WorkshopView, actor: Actor) -> dict[str, Any]:
    """Return what the part about the board needs in the phase of agreement.

    Query: `card` is the card whose ways are shown; without it, the first that is open.
    """
    table = matrices.table(view.matrix_id, actor)
    board = queries.board(view.matrix_id, view.id, actor)
    cards = cards_shown(board.cards, table)
    may_settle = _may_settle(view, actor)
    opened = [each.card for each in cards if each.card.became is None] if may_settle else []
    asked = request.GET.get("card", "")
    return {
        "board": board,
        "cards": cards,
        "may_settle": may_settle,
        "now_card": next((each for each in opened if each.id == asked), next(iter(opened), None)),
        "segments": table.segments,
        "rows": [row.dimension for row in table.rows if row.dimension.kind in TEXTUAL],
        "said": _said(table),
        "why_length": WHY_LENGTH,
    }


def cards_shown(cards: Iterable[CardView], table: matrices.MatrixTable) -> tuple[CardShown, ...]:
    """Return cards with what became of them, as it stands in the matrix now."""
    places = {
        statement.id: (row.dimension.name, segment.name, statement.text)
        for row in table.open_rows
        for segment, cell in zip(table.segments, row.cells, strict=True)
        for statement in cell.statements
    }
    names = {segment.id: segment.name for segment in (*table.segments, *table.retired)}
    return tuple(_shown(card, places, names) for card in cards)


def receipts_shown(
    receipts: Collection[ReceiptView], table: matrices.MatrixTable
) -> tuple[ReceiptShown, ...]:
    """Return the reader's own thoughts with what became of each."""
    cards = cards_shown([each.card for each in receipts if each.card], table)
    by_id = {each.card.id: each for each in cards}
    return tuple(
        ReceiptShown(each, by_id[each.card.id] if each.card else None) for each in receipts
    )


@require_GET
def mine(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Show what became of everything that the reader wrote in a workshop; nobody else sees it."""
    actor = actor_on(request, matrix_id)
    view = queries.workshop(matrix_id, workshop_id, actor)
    table = matrices.table(matrix_id, actor)
    context = framed(actor, table.matrix, "rounds") | {
        "workshop": view,
        "workshops": [view],
        "heard": (),
        "leads": False,
        "receipts": receipts_shown(queries.receipts(matrix_id, workshop_id, actor), table),
    }
    return render(request, "segmatrix/workshops/mine.html", context)


@require_POST
def keep(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Write what a card says into a cell."""
    about = _about(request, workshop_id) | {
        "segment_id": text(request, "segment"),
        "dimension_id": text(request, "dimension"),
        "text": text(request, "text"),
    }
    words = _("It stands in the matrix.")
    return carry_out(request, matrix_id, actions.keep_card, events.KeepCard, about, words)


@require_POST
def merge(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Say that a statement says what a card says."""
    about = _about(request, workshop_id) | {"statement_id": text(request, "statement")}
    words = _("Said already in the matrix.")
    return carry_out(request, matrix_id, actions.merge_card, events.MergeCard, about, words)


@require_POST
def make_segment(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Add a segment that a card describes."""
    about = _about(request, workshop_id) | {
        "name": text(request, "name"),
        "note": text(request, "note"),
    }
    words = _("It is a segment.")
    return carry_out(
        request, matrix_id, actions.make_card_segment, events.MakeCardSegment, about, words
    )


@require_POST
def decline(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Leave a card out of the matrix, and say why."""
    about = _about(request, workshop_id) | {"why": text(request, "why")}
    words = _("Left out.")
    return carry_out(request, matrix_id, actions.decline_card, events.DeclineCard, about, words)


@require_POST
def open_again(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Let it be open again what becomes of a card; the matrix stays as it is."""
    about = _about(request, workshop_id)
    words = _("Open again. The matrix is as it was.")
    return carry_out(request, matrix_id, actions.mark_card, events.MarkCard, about, words)


def _about(request: HttpRequest, workshop_id: str) -> dict[str, Any]:
    return {
        "workshop_id": workshop_id,
        "phase_id": text(request, "phase"),
        "card_id": text(request, "card"),
    }


def _may_settle(view: WorkshopView, actor: Actor) -> bool:
    agreeing = view.running and view.phase.kind is PhaseKind.AGREE
    return agreeing and (
        people.may(actor, Permission.FACILITATE, view.matrix_id)
        or (view.has_part and people.may(actor, Permission.EDIT_CELLS, view.matrix_id))
    )


def _said(table: matrices.MatrixTable) -> list[tuple[str, list[matrices.StatementView]]]:
    """Return what is said in the table by the names of the segments."""
    return [
        (
            segment.name,
            [statement for row in table.rows for statement in row.cells[column].statements],
        )
        for column, segment in enumerate(table.segments)
    ]


def _shown(
    card: CardView, places: dict[str, tuple[str, str, str]], names: dict[str, str]
) -> CardShown:
    if card.became is None:
        return CardShown(card, "", "", "")
    label, mark = {
        Became.KEPT: (_("In the matrix"), "good"),
        Became.MERGED: (_("Said already"), "good"),
        Became.SEGMENT: (_("A segment"), "good"),
        Became.DECLINED: (_("Left out"), ""),
    }[card.became]
    return CardShown(card, label, _words(card, places, names), mark)


def _words(card: CardView, places: dict[str, tuple[str, str, str]], names: dict[str, str]) -> str:
    if card.became is Became.DECLINED:
        return card.why
    if card.became is Became.SEGMENT:
        return names.get(card.became_id) or _("The segment was taken out since.")
    if card.became_id not in places:
        return _("The statement was taken out since, or joined with another.")
    row, segment, said = places[card.became_id]
    return _("%(segment)s, %(row)s: “%(text)s”") % {"segment": segment, "row": row, "text": said}
