"""The page of a few questions, each answer of which is saved as soon as it is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events, queries
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.guests.asking import Asked, Sheet, choose
from segmatrix.web.posted import operation, text, whole


@require_GET
def asked(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask what the reader is asked, then what the matrix knows least about."""
    actor = actor_on(request, matrix_id)
    table, sheet = _sheet(matrix_id, actor)
    context = framed(actor, table.matrix, "asked") | {"sheet": sheet, "next": request.path}
    return render(request, "segmatrix/guests/asked.html", context)


@require_POST
def answer(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Save one answer, or another wording of it, and show the question with it."""
    actor = actor_on(request, matrix_id)
    place = {"segment_id": segment_id, "dimension_id": dimension_id}
    _saved(request, matrix_id, place, actor)
    if not request.htmx:
        return redirect("guests:asked", matrix_id)
    _table, sheet = _sheet(matrix_id, actor)
    given = next((each for each in sheet.answered if _place(each) == place), None)
    context: dict[str, Any] = {"asked": given, "matrix": {"id": matrix_id}, "saved": True}
    return render(request, "segmatrix/guests/_asked.html", context)


def _sheet(matrix_id: str, actor: Actor) -> tuple[queries.MatrixTable, Sheet]:
    people.require(actor, Permission.EDIT_CELLS, matrix_id)
    table = queries.table(matrix_id, actor)
    return table, choose(table, queries.questions_to(matrix_id, actor), actor.member_id)


def _saved(request: HttpRequest, matrix_id: str, place: dict[str, str], actor: Actor) -> list[Fact]:
    common = {"operation_id": operation(request), "matrix_id": matrix_id}
    common["text"] = text(request, "text")
    if statement_id := text(request, "statement"):
        version = whole(request, "version")
        worded = events.EditStatement(statement_id=statement_id, version=version, **common)
        return actions.edit_statement(worded, actor=actor)
    if question_id := text(request, "question"):
        proposed = events.ProposeStatement(question_id=question_id, **common)
        return actions.propose_statement(proposed, actor=actor)
    return actions.add_statement(events.AddStatement(**place, **common), actor=actor)


def _place(asked: Asked) -> dict[str, str]:
    return {"segment_id": asked.segment.id, "dimension_id": asked.dimension.id}
