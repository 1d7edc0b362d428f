"""Comments: rewording one's own, removing one and putting it back."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out


@require_POST
def edit(request: HttpRequest, matrix_id: str, comment_id: str) -> HttpResponse:
    """Word one's own comment otherwise."""
    about = {
        "comment_id": comment_id,
        "text": text(request, "text"),
        "version": whole(request, "version"),
    }
    return carry_out(request, matrix_id, actions.edit_comment, events.EditComment, about)


@require_POST
def remove(request: HttpRequest, matrix_id: str, comment_id: str) -> HttpResponse:
    """Take a comment out of its thread, with a way back."""
    words, about = _("Removed the comment."), {"comment_id": comment_id}
    return carry_out(request, matrix_id, actions.remove_comment, events.RemoveComment, about, words)


@require_POST
def restore(request: HttpRequest, matrix_id: str, comment_id: str) -> HttpResponse:
    """Put a removed comment back where it stood."""
    about = {"comment_id": comment_id}
    return carry_out(request, matrix_id, actions.restore_comment, events.RestoreComment, about)
