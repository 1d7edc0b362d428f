"""Statements: adding, wording, moving, removing, and choosing between texts."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import Anchor
from segmatrix.matrix.terms import Part, State
from segmatrix.web.actors import actor_on
from segmatrix.web.comments.talks import talk_on
from segmatrix.web.matrix.drawers import drawer
from segmatrix.web.matrix.histories import lines
from segmatrix.web.matrix.sheets import Sheet, load_sheet
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.writing import carry_out, write


@require_GET
def statement(request: HttpRequest, matrix_id: str, statement_id: str) -> HttpResponse:
    """Show one statement with its texts, its places to go and its history."""
    actor = actor_on(request, matrix_id)
    found = queries.statement(matrix_id, statement_id, actor)
    sheet = load_sheet(matrix_id, actor)
    box = sheet.box(found.segment_id, found.dimension_id)
    context = {
        "statement": found,
        "box": box,
        "voice": next((point.voice for point in box.points if point.statement.id == found.id), None)
        if box
        else None,
        "me_id": actor.member_id,
        "columns": sheet.columns,
        "rewordable": _is_agreed_definition(sheet, found.dimension_id),
        "talk": talk_on(matrix_id, Anchor(statement_id=statement_id), actor),
        "history": lines(queries.statement_history(matrix_id, statement_id, actor)),
    }
    template = "segmatrix/matrix/statement-drawer.html"
    return drawer(request, actor, matrix_id, template, context, sheet=sheet)


@require_POST
def add(request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str) -> HttpResponse:
    """Say one thing in a cell."""
    about = {
        "segment_id": segment_id,
        "dimension_id": dimension_id,
        "text": text(request, "text"),
        "position": whole(request, "position"),
    }
    return carry_out(request, matrix_id, actions.add_statement, events.AddStatement, about)


@require_POST
def edit(request: HttpRequest, matrix_id: str, statement_id: str) -> HttpResponse:
    """Word a statement otherwise; over a text that changed meanwhile, both are kept."""
    if text(request, "wording_only"):
        return _reword(request, matrix_id, statement_id)
    about = {
        "statement_id": statement_id,
        "text": text(request, "text"),
        "version": whole(request, "version"),
    }
    return carry_out(request, matrix_id, actions.edit_statement, events.EditStatement, about)


@require_POST
def move(request: HttpRequest, matrix_id: str, statement_id: str) -> HttpResponse:
    """Move a statement within its cell or to another."""
    about = {
        "statement_id": statement_id,
        "segment_id": text(request, "segment"),
        "dimension_id": text(request, "dimension"),
        "position": whole(request, "position"),
    }
    return carry_out(request, matrix_id, actions.move_statement, events.MoveStatement, about)


@require_POST
def remove(request: HttpRequest, matrix_id: str, statement_id: str) -> HttpResponse:
    """Take a statement out of its cell, with a way back."""
    about = {"statement_id": statement_id, "version": whole(request, "version")}
    words = _("Removed the statement.")
    return carry_out(
        request, matrix_id, actions.remove_statement, events.RemoveStatement, about, words
    )


@require_POST
def pick(request: HttpRequest, matrix_id: str, statement_id: str) -> HttpResponse:
    """Settle which of several texts holds."""
    about = {
        "statement_id": statement_id,
        "variant_id": text(request, "variant"),
        "seen": request.POST.getlist("seen"),
    }
    words = _("Picked the text that holds.")
    return carry_out(request, matrix_id, actions.pick_variant, events.PickVariant, about, words)


def _reword(request: HttpRequest, matrix_id: str, statement_id: str) -> HttpResponse:
    """Put a definition in other words that mean the same."""
    actor = actor_on(request, matrix_id)
    given = events.Reword(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=queries.statement(matrix_id, statement_id, actor).segment_id,
        part=Part.DEFINITION,
        text=text(request, "text"),
        version=whole(request, "version"),
    )
    return write(request, actions.reword, given, actor=actor)


def _is_agreed_definition(sheet: Sheet, dimension_id: str) -> bool:
    row = sheet.row(dimension_id)
    return sheet.matrix.state == State.AGREED and row is not None and row.key == Part.DEFINITION
