"""Comments, their threads and what those hang on."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.queries import history
from segmatrix.base.errors import Changed
from segmatrix.matrix.access.cells import cell
from segmatrix.matrix.access.placements import placement
from segmatrix.matrix.access.segments import segment
from segmatrix.matrix.access.standing import last_author, one
from segmatrix.matrix.access.statements import statement
from segmatrix.matrix.anchoring import Anchor
from segmatrix.matrix.models import Comment, Matrix, Placement, Statement, Thread
from segmatrix.matrix.terms import AnchorKind


def anchored(matrix: Matrix, anchor: Anchor, *, typed: Any = None) -> dict[str, Any]:
    """Return what a thread on a thing of the table or map hangs on, as fields of `Thread`."""
    match anchor.kind:
        case AnchorKind.MATRIX:
            return {}
        case AnchorKind.STATEMENT:
            return {"statement": statement(matrix, anchor.statement_id, typed=typed)}
        case AnchorKind.CELL:
            across, down = cell(matrix, anchor.segment_id, anchor.dimension_id, typed=typed)
            return {"segment": across, "dimension": down}
    across = segment(matrix, anchor.segment_id, typed=typed)
    if anchor.kind is AnchorKind.SEGMENT:
        return {"segment": across}
    return {"segment": across, "placed_by": placement(across, anchor.placed_by).member_id}


def thread(matrix: Matrix, thread_id: str, *, typed: Any = None) -> Thread:
    """Return a thread of the matrix in which a comment stands, whatever it hangs on has become."""
    rows = Thread.objects.select_related("statement")
    found = one(rows.filter(matrix=matrix, pk=thread_id), _("comment"))
    if not Comment.objects.filter(thread=found, removed=False).exists():
        name = history(matrix.stream, f"thread:{thread_id}:comment:", limit=1)[0].actor_name
        raise Changed(
            _("%(name)s removed this comment.") % {"name": name},
            hint=_("What you wrote is kept here: say it in a comment of your own."),
            by=name,
            yours=typed,
        )
    return found


def comment(
    matrix: Matrix, comment_id: str, *, removed: bool = False, typed: Any = None
) -> Comment:
    """Return a comment of the matrix, which stands (or, if so asked, is `removed`)."""
    rows = Comment.objects.select_related("thread__statement")
    found = one(rows.filter(thread__matrix=matrix, pk=comment_id), _("comment"))
    if found.removed != removed:
        name = last_author(matrix, f"thread:{found.thread_id}:comment:{comment_id}")
        words = (
            _("%(name)s put this comment back already.")
            if removed
            else _("%(name)s removed this comment.")
        )
        raise Changed(words % {"name": name}, by=name, yours=typed)
    return found


def heard(matrix_id: str) -> frozenset[str]:
    """Return whose words or placements stand in a matrix: whom everybody who reads it meets."""
    rows = (
        Statement.objects.filter(segment__matrix=matrix_id, removed=False),
        Comment.objects.filter(thread__matrix=matrix_id, removed=False),
        Placement.objects.filter(segment__matrix=matrix_id),
    )
    first, *rest = (each.order_by().values_list("member_id") for each in rows)
    return frozenset(member_id for (member_id,) in first.union(*rest))
