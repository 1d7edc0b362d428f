"""The page of a few questions, each answer of which is saved as soon as it is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.ids import id_of
from segmatrix.matrix import actions, events, queries
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import actions as review_actions
from segmatrix.review import events as review_events
from segmatrix.review import queries as review
from segmatrix.review.queries import DeputyView
from segmatrix.review.terms import ANSWER_LABELS, Answer
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.guests.asking import THEMSELVES, Asked, answers_for, sheet_for
from segmatrix.web.posted import operation, text, whole

ANSWERS = [(each.value, ANSWER_LABELS[each]) for each in Answer if each]


@require_GET
def asked(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask what the reader is asked, themselves or as a deputy, then what is known least about."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.EDIT_CELLS, matrix_id)
    table = queries.table(matrix_id, actor)
    listed = review.listed_people(matrix_id, actor)
    mine = next((each for each in listed if each.member_id == actor.member_id), None)
    deputy = answers_for(matrix_id, actor, request.GET.get("for", ""))
    context = framed(actor, table.matrix, "asked") | {
        "sheet": sheet_for(matrix_id, actor, table=table, deputy=deputy),
        "answers": ANSWERS,
        "stood": review.stands_for(matrix_id, actor),
        "mine": mine,
        "my_deputy": review.deputies(matrix_id, actor).get(mine.id) if mine else None,
        "next": request.get_full_path(),
    }
    return render(request, "segmatrix/guests/asked.html", context)


@require_POST
def answer(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Save one answer, or another wording of it, and show the question with it."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.EDIT_CELLS, matrix_id)
    deputy = answers_for(matrix_id, actor, text(request, "for") or THEMSELVES)
    place = {"segment_id": segment_id, "dimension_id": dimension_id}
    about = _saved(request, matrix_id, place, actor, deputy)
    _team(request, matrix_id, about, actor)
    if not request.htmx:
        address = reverse("guests:asked", args=[matrix_id])
        return redirect(f"{address}?for={deputy.id}" if deputy else address)
    sheet = sheet_for(matrix_id, actor, deputy=deputy)
    context: dict[str, Any] = {
        "asked": next((each for each in sheet.answered if _place(each) == place), None),
        "matrix": {"id": matrix_id},
        "sheet": sheet,
        "saved": True,
    }
    return render(request, "segmatrix/guests/_asked.html", context)


def _saved(
    request: HttpRequest,
    matrix_id: str,
    place: dict[str, str],
    actor: Actor,
    deputy: DeputyView | None,
) -> dict[str, str]:
    """Save what was said, and return what it is, as a statement or a proposal."""
    common = {"operation_id": operation(request), "matrix_id": matrix_id}
    common["text"] = text(request, "text")
    question_id = text(request, "question")
    if statement_id := text(request, "statement"):
        version = whole(request, "version")
        worded = events.EditStatement(statement_id=statement_id, version=version, **common)
        actions.edit_statement(worded, actor=actor)
        return {"statement_id": statement_id}
    if deputy is not None:
        cell = {} if question_id else place
        said = {"deputy_id": deputy.id, "question_id": question_id, **cell}
        answered = review_events.AnswerAsDeputy(**said, **common)
        review_actions.answer_as_deputy(answered, actor=actor)
        return {}
    if question_id:
        proposed = review_events.AnswerQuestion(question_id=question_id, **common)
        fact = review_actions.answer_question(proposed, actor=actor)[0]
        return {"proposal_id": vars(fact)["proposal_id"]}
    fact = actions.add_statement(events.AddStatement(**place, **common), actor=actor)[0]
    return {"statement_id": fact.statement_id} if isinstance(fact, events.StatementAdded) else {}


def _team(request: HttpRequest, matrix_id: str, about: dict[str, str], actor: Actor) -> None:
    """Note for how many colleagues it was said, where the form asks that."""
    if not about or "colleagues" not in request.POST:
        return
    given = review_events.NoteTeam(
        operation_id=id_of(f"team {operation(request)}"),
        matrix_id=matrix_id,
        colleagues=whole(request, "colleagues") or 0,
        names=text(request, "names"),
        **about,
    )
    review_actions.note_team(given, actor=actor)


def _place(asked: Asked) -> dict[str, str]:
    return {"segment_id": asked.segment.id, "dimension_id": asked.dimension.id}
