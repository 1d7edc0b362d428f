"""The list of revisions, one of them as it was, and keeping another one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events, queries
from segmatrix.review import queries as review
from segmatrix.review.terms import Shown
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import operation, text
from segmatrix.web.stakeholders.exposing import expose
from segmatrix.web.writing import write


def content(matrix_id: str, reader: Actor) -> dict[str, Any]:
    """Return what the region shows, the same for every reader."""
    return {
        "matrix": queries.matrix(matrix_id, reader),
        "revisions": queries.revisions(matrix_id, reader),
        "wordings": queries.wordings(matrix_id, reader),
        "next": reverse("revisions:all", args=[matrix_id]),
    }


@require_GET
def revisions(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show how far the matrix has come, and which revisions are kept."""
    actor = actor_on(request, matrix_id)
    shown = content(matrix_id, actor)
    context = framed(actor, shown["matrix"], "revisions") | shown
    return render(request, "segmatrix/revisions/page.html", context)


@require_GET
def revision(request: HttpRequest, matrix_id: str, number: int) -> HttpResponse:
    """Show one revision as it was: its table, its places on the map and its charter."""
    actor = actor_on(request, matrix_id)
    kept = queries.revision(matrix_id, number, actor)
    expose(request, kept.matrix, actor, shown=Shown.REVISION, revision=number)
    voices = review.voices_at(matrix_id, kept.revision.at, actor)
    context = framed(actor, kept.matrix, "revisions") | {"kept": kept, "voices": voices}
    return render(request, "segmatrix/revisions/revision.html", context)


@require_POST
def name(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Keep all that the matrix holds as a revision."""
    given = events.NameRevision(
        operation_id=operation(request), matrix_id=matrix_id, name=text(request, "name")
    )
    words = _("Kept as “%(name)s”.") % {"name": given.name}
    actor = actor_on(request, matrix_id)
    return write(request, actions.name_revision, given, actor=actor, words=words)
