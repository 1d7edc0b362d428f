"""Threads: beginning one, answering, settling and opening again, and the way to where one is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.matrix import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.comments.places import place_of_thread
from segmatrix.web.comments.talks import asked_anchor, posted_anchor, talk_on
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out


@require_GET
def thread(request: HttpRequest, matrix_id: str, thread_id: str) -> HttpResponse:
    """Lead to where a thread is read now, wherever its thing went since the link was made."""
    actor = actor_on(request, matrix_id)
    return redirect(place_of_thread(queries.thread(matrix_id, thread_id, actor)))


@require_GET
def on(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the comments on one thing, for the page that has them open."""
    actor = actor_on(request, matrix_id)
    talk = talk_on(matrix_id, asked_anchor(request.GET), actor)
    context = {"talk": talk, "sheet_matrix_id": matrix_id, "next": _page_shown(request)}
    return render(request, "segmatrix/comments/_talk.html", context)


@require_POST
def start(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Say the first comment on something."""
    about = {"text": text(request, "text"), **posted_anchor(request)}
    return carry_out(request, matrix_id, actions.start_thread, events.StartThread, about)


@require_POST
def reply(request: HttpRequest, matrix_id: str, thread_id: str) -> HttpResponse:
    """Answer in a thread."""
    about = {"thread_id": thread_id, "text": text(request, "text")}
    return carry_out(request, matrix_id, actions.reply_in_thread, events.ReplyInThread, about)


@require_POST
def resolve(request: HttpRequest, matrix_id: str, thread_id: str) -> HttpResponse:
    """Say that a thread is settled."""
    words, about = _("Settled."), {"thread_id": thread_id}
    return carry_out(request, matrix_id, actions.resolve_thread, events.ResolveThread, about, words)


@require_POST
def reopen(request: HttpRequest, matrix_id: str, thread_id: str) -> HttpResponse:
    """Open a settled thread again."""
    about = {"thread_id": thread_id}
    return carry_out(request, matrix_id, actions.reopen_thread, events.ReopenThread, about)


def _page_shown(request: HttpRequest) -> str:
    """Return the path of the page that asked for a part of it, empty if it does not say."""
    return request.htmx.current_url_abs_path or ""
