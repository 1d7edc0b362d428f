"""Questions: asking a cell's of somebody, and the page of those that wait for the reader."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.matrix import actions, events, queries
from segmatrix.people.queries import MemberView
from segmatrix.people.terms import Permission
from segmatrix.review import actions as review_actions
from segmatrix.review import events as review_events
from segmatrix.review import queries as review
from segmatrix.review.queries import AwayNow
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what the reader is asked, what became of what they proposed, and what they asked."""
    actor = actor_on(request, matrix_id)
    waiting, away = queries.questions(matrix_id, actor), review.away_now(matrix_id, actor)
    context = {
        "asked": queries.questions_to(matrix_id, actor),
        "stood_in": review.stood_in(matrix_id, actor),
        "asking": [
            (each, away.get(each.asked_id)) for each in waiting if each.asker_id == actor.member_id
        ],
        "proposed": queries.proposals_by(matrix_id, actor),
        "waiting": [
            each
            for each in queries.proposals(matrix_id, actor)
            if each.outcome is None and each.member_id != actor.member_id
        ],
        "voices": review.voices_in(matrix_id),
        "next": request.path,
    }
    frame = framed(actor, queries.matrix(matrix_id, actor), "questions")
    return render(request, "segmatrix/drafting/questions.html", frame | context)


@require_POST
def ask(request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str) -> HttpResponse:
    """Ask a person or a department what a cell asks; the field says `member:ID` or a name."""
    kind, _colon, whom = text(request, "asked").partition(":")
    given = events.AskQuestion(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        dimension_id=dimension_id,
        asked_id=whom if kind == "member" else "",
        asked_department=whom if kind == "department" else "",
        note=text(request, "note"),
    )
    actor = actor_on(request, matrix_id)
    away = review.away_now(matrix_id, actor).get(given.asked_id)
    return write(request, actions.ask_question, given, actor=actor, words=_asked(away))


@require_POST
def answer(request: HttpRequest, matrix_id: str, question_id: str) -> HttpResponse:
    """Answer a question with a proposed statement."""
    given = review_events.AnswerQuestion(
        operation_id=operation(request),
        matrix_id=matrix_id,
        question_id=question_id,
        text=text(request, "text"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Thank you. It stands in the cell as proposed.")
    return write(request, review_actions.answer_question, given, actor=actor, words=words)


@require_POST
def withdraw(request: HttpRequest, matrix_id: str, question_id: str) -> HttpResponse:
    """Ask no longer."""
    given = events.WithdrawQuestion(
        operation_id=operation(request), matrix_id=matrix_id, question_id=question_id
    )
    actor = actor_on(request, matrix_id)
    words = _("Not asked any more.")
    return write(request, actions.withdraw_question, given, actor=actor, words=words)


def _asked(away: AwayNow | None) -> str:
    """Say where a question waits, and for whom while whoever it was asked of is away."""
    if away is None:
        return _("Asked. It waits for them under “To answer”.")
    about = {"name": away.name, "last": date_format(away.last, "j M")}
    if away.there is None:
        return _("Asked. %(name)s is away until %(last)s, and nobody stands in.") % about
    about["there"] = away.there.name
    return _("Asked. %(name)s is away until %(last)s; it waits for %(there)s, too.") % about


def who_to_ask(present: Iterable[MemberView]) -> dict[str, list[MemberView] | list[str]]:
    """Return those who are present, and their departments, that can be asked: viewers only read."""
    members = [each for each in present if each.may(Permission.COMMENT)]
    departments = sorted({each.department for each in members if each.department})
    return {"askable": members, "askable_departments": departments}
