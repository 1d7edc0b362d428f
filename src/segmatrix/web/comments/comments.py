"""Comments: rewording one's own, removing one and putting it back."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.writing import write


@require_POST
def edit(request: HttpRequest, matrix_id: str, comment_id: str) -> HttpResponse:
    """Word one's own comment otherwise."""
    given = events.EditComment(
        operation_id=operation(request),
        matrix_id=matrix_id,
        comment_id=comment_id,
        text=text(request, "text"),
        version=whole(request, "version"),
    )
    return write(request, actions.edit_comment, given, actor=actor_on(request, matrix_id))


@require_POST
def remove(request: HttpRequest, matrix_id: str, comment_id: str) -> HttpResponse:
    """Take a comment out of its thread, with a way back."""
    given = events.RemoveComment(
        operation_id=operation(request), matrix_id=matrix_id, comment_id=comment_id
    )
    actor = actor_on(request, matrix_id)
    words = _("Removed the comment.")
    return write(request, actions.remove_comment, given, actor=actor, words=words)


@require_POST
def restore(request: HttpRequest, matrix_id: str, comment_id: str) -> HttpResponse:
    """Put a removed comment back where it stood."""
    given = events.RestoreComment(
        operation_id=operation(request), matrix_id=matrix_id, comment_id=comment_id
    )
    return write(request, actions.restore_comment, given, actor=actor_on(request, matrix_id))
