"""What a reader does with notices: open one, mark as read or not, all at once; and mail or none."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.inbox import actions, events, queries
from segmatrix.inbox.queries import NoticeView
from segmatrix.inbox.terms import NoticeKind
from segmatrix.matrix import queries as matrices
from segmatrix.web.actors import actor_in
from segmatrix.web.comments.places import place_of_statement, place_of_thread
from segmatrix.web.drafting.places import place_of_question
from segmatrix.web.posted import operation, text

Act = Callable[..., list[Fact]]


@require_GET
def notice(request: HttpRequest, workspace_id: str, notice_id: str) -> HttpResponse:
    """Lead to where that which a notice tells of is now, and take it as read.

    Following the link is the reading, so that it leaves its mark though it is a GET: once, and on
    nothing but the reader's own inbox.
    """
    actor = actor_in(request, workspace_id)
    found = queries.notice(notice_id, actor)
    given = events.MarkRead(member_id=actor.member_id, notice_ids=[notice_id])
    actions.mark_read(given, actor=actor)
    return redirect(_place(found, actor))


@require_POST
def read(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Mark a notice as read."""
    return _marked(request, workspace_id, actions.mark_read, events.MarkRead)


@require_POST
def unread(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Mark a notice as not read yet."""
    return _marked(request, workspace_id, actions.mark_unread, events.MarkUnread)


@require_POST
def all_read(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Mark everything as read that the page showed or that is older."""
    until = text(request, "until")
    return _done(request, workspace_id, actions.mark_all_read, events.MarkAllRead, until=until)


@require_POST
def digest(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Choose how often what is unread comes by mail."""
    every = text(request, "every")
    return _done(request, workspace_id, actions.set_digest, events.SetDigest, every=every)


def _marked(request: HttpRequest, workspace_id: str, act: Act, input_class: Any) -> HttpResponse:
    ids = [text(request, "notice")]
    return _done(request, workspace_id, act, input_class, notice_ids=ids)


def _done(
    request: HttpRequest, workspace_id: str, act: Act, input_class: Any, **said: Any
) -> HttpResponse:
    """Carry a write out and lead back to the inbox, as it was narrowed."""
    actor = actor_in(request, workspace_id)
    given = input_class(operation_id=operation(request), member_id=actor.member_id, **said)
    act(given, actor=actor)
    back = request.POST.get("next", "")
    if back and url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return redirect(back)
    return redirect("inbox:page", workspace_id)


def _place(found: NoticeView, actor: Actor) -> str:
    """Return the address at which to read on.

    A thread whose comments were all removed since has no place; its thing or the list has.
    """
    if found.thread_id:
        try:
            return place_of_thread(matrices.thread(found.matrix_id, found.thread_id, actor))
        except Changed:
            if not found.statement_id:
                return reverse("comments:all", args=[found.matrix_id])
    if found.objection_id:
        return reverse("objections:objection", args=[found.matrix_id, found.objection_id])
    if found.review_id:
        return reverse("reviews:all", args=[found.matrix_id])
    if found.round_id:
        return reverse("rounds:one", args=[found.matrix_id, found.round_id])
    if found.workshop_id:
        return reverse("workshops:one", args=[found.matrix_id, found.workshop_id])
    if found.step_id:
        return reverse("plan:page", args=[found.matrix_id]) + f"#step-{found.step_id}"
    if found.kind is NoticeKind.VOICE_NOTED:
        return reverse("guests:asked", args=[found.matrix_id])
    if found.kind is NoticeKind.WORDING:
        return reverse("revisions:all", args=[found.matrix_id]) + "#wordings"
    if found.kind is NoticeKind.SIGNING_ASKED:
        return reverse("gate:signing", args=[found.matrix_id])
    if found.question_id or found.proposal_id:
        return place_of_question(found, actor)
    return place_of_statement(found.matrix_id, found.statement_id, actor)
