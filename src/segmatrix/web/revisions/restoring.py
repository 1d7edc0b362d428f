"""Going back to a revision: what would change, and the change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from segmatrix.matrix import actions, events, queries
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import operation
from segmatrix.web.revisions.comparing import sections
from segmatrix.web.writing import write


@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest, matrix_id: str, number: int) -> HttpResponse:
    """Show what going back to a revision would change, then go back."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.STATES, matrix_id)
    if request.method == "POST":
        given = events.RestoreRevision(
            operation_id=operation(request), matrix_id=matrix_id, number=number
        )
        words = _("Back to what revision %(number)s held.") % {"number": number}
        return write(request, actions.restore_revision, given, actor=actor, words=words)
    seen = queries.preview_restore(matrix_id, number, actor)
    context = framed(actor, seen.matrix, "revisions") | {"seen": seen, "sections": sections(seen)}
    context |= {"next": reverse("revisions:all", args=[matrix_id])}
    return render(request, "segmatrix/revisions/restore.html", context)
