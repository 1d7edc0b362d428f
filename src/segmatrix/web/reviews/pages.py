"""The page of review rounds, and what can be done in one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.inbox.queries import mail_is_sent
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import actions, events, queries
from segmatrix.review.terms import ANSWER_LABELS, Answer
from segmatrix.web.actors import actor_on
from segmatrix.web.gate.areas import Area
from segmatrix.web.posted import day, text
from segmatrix.web.writing import carry_out


def content(matrix_id: str, reader: Actor) -> dict[str, Any]:
    """Return what the region shows, the same for every reader."""
    return {
        "matrix": matrices.matrix(matrix_id, reader),
        "reviews": queries.reviews(matrix_id, reader),
        "next": reverse("reviews:all", args=[matrix_id]),
    }


AREA = Area("reviews", content)


@require_GET
def all_reviews(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List the review rounds, the newest first, with what everybody answered."""
    return AREA.page(request, actor_on(request, matrix_id), matrix_id)


@require_GET
def review(request: HttpRequest, matrix_id: str, review_id: str) -> HttpResponse:
    """Show one round to its reader: their own answer, and who owes one."""
    actor = actor_on(request, matrix_id)
    found = (each for each in queries.reviews(matrix_id, actor) if each.id == review_id)
    shown = next(found, None)
    if shown is None:
        raise NotFound(_("There is no such review."))
    context = {
        "review": shown,
        "mine": shown.of(actor.member_id),
        "answers": [(each.value, ANSWER_LABELS[each]) for each in Answer if each],
        "mail_is_sent": mail_is_sent(),
        "names": ", ".join(each.name for each in shown.owing),
        "address": request.build_absolute_uri(
            reverse("reviews:review", args=[matrix_id, shown.id])
        ),
    }
    return AREA.beside(request, actor, matrix_id, "review", context)


@require_GET
def to_ask(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask whom to ask, until when."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.FACILITATE, matrix_id)
    context = {"people": queries.stakeholders(matrix_id, actor)}
    return AREA.beside(request, actor, matrix_id, "ask", context)


@require_POST
def ask(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask the people that were ticked to read the revision that is worked on."""
    about = {
        "stakeholder_ids": request.POST.getlist("person"),
        "due": day(request, "due"),
        "note": text(request, "note"),
    }
    words = _("Asked them to read and answer.")
    return carry_out(request, matrix_id, actions.ask_reviewers, events.AskReviewers, about, words)


@require_POST
def answer(request: HttpRequest, matrix_id: str, review_id: str) -> HttpResponse:
    """Answer what one was asked; objecting raises an objection."""
    about = {
        "review_id": review_id,
        "answer": text(request, "answer"),
        "words": text(request, "words"),
        "deputy_id": text(request, "deputy"),
    }
    words = _("Thank you: your answer is noted.")
    return carry_out(request, matrix_id, actions.answer_review, events.AnswerReview, about, words)


@require_POST
def remind(request: HttpRequest, matrix_id: str, review_id: str) -> HttpResponse:
    """Remind those who owe an answer."""
    about = {"review_id": review_id}
    return carry_out(request, matrix_id, actions.remind_reviewers, events.RemindReviewers, about)


@require_POST
def withdraw(request: HttpRequest, matrix_id: str, review_id: str) -> HttpResponse:
    """Take a round back."""
    about = {"review_id": review_id}
    words = _("Nobody owes an answer to this any more.")
    return carry_out(
        request, matrix_id, actions.withdraw_review, events.WithdrawReview, about, words
    )
