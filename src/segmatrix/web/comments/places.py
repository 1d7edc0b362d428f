"""Where things of a matrix are to be read now, for links that were made earlier.

A thread hangs on the thing itself. What is out of the table by now (removed, hidden, retired) has
no drawer any more; its comments are still read in the list of all.
"""

from urllib.parse import urlencode

from django.urls import reverse

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries
from segmatrix.matrix.queries import AnchorView, ThreadView
from segmatrix.matrix.terms import AnchorKind


def place_of_thread(thread: ThreadView) -> str:
    """Return the address at which a thread is read now, down to the thread."""
    return f"{_page(thread)}#thread-{thread.id}"


def place_of_thing(anchor: AnchorView, matrix_id: str) -> str:
    """Return the address of what a thread hangs on, empty where that is out of the table."""
    if anchor.aside:
        return ""
    match anchor.kind:
        case AnchorKind.STATEMENT:
            return reverse("matrix:statement", args=[matrix_id, anchor.statement_id])
        case AnchorKind.CELL:
            return reverse("matrix:cell", args=[matrix_id, anchor.segment_id, anchor.dimension_id])
        case AnchorKind.SEGMENT:
            return reverse("matrix:segment", args=[matrix_id, anchor.segment_id])
        case AnchorKind.PLACEMENT:
            return reverse("map:placement", args=[matrix_id, anchor.segment_id, anchor.placed_by])
    return reverse("matrix:overview", args=[matrix_id])


def place_of_statement(matrix_id: str, statement_id: str, actor: Actor) -> str:
    """Return the address at which a statement is read now, or what became of it."""
    now = queries.whereabouts(matrix_id, statement_id, actor)
    if now.stands:
        return reverse("matrix:statement", args=[matrix_id, now.statement_id])
    if now.cell_stands:
        return reverse("matrix:cell", args=[matrix_id, now.segment_id, now.dimension_id])
    if now.segment_stands:
        return reverse("matrix:segment", args=[matrix_id, now.segment_id])
    return reverse("matrix:table", args=[matrix_id])


def _page(thread: ThreadView) -> str:
    if found := place_of_thing(thread.anchor, thread.matrix_id):
        return found
    listed = reverse("comments:all", args=[thread.matrix_id])
    return f"{listed}?{urlencode({'thread': thread.id})}"
