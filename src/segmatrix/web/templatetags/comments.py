"""What a comment says, with the people it mentions marked, and the way to what it is about."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from segmatrix.matrix.queries import (
    CommentView,
    OpenThreads,
    Piece,
    PlacementView,
    ThreadView,
)
from segmatrix.web.comments.places import place_of_thing

register = template.Library()


@register.simple_tag
def said(comment: CommentView, me: str) -> SafeString:
    """Write a comment's text; who is mentioned stands out, and the reader more."""
    return format_html_join("", "{}", ((_piece(piece, me),) for piece in comment.pieces))


@register.filter
def thing_place(thread: ThreadView) -> str:
    """Return the address of what a thread hangs on, empty where that is out of the table."""
    return place_of_thing(thread.anchor, thread.matrix_id)


@register.filter
def placement_threads(talks: OpenThreads, placement: PlacementView) -> int:
    """Return how many conversations about a placement are open."""
    return talks.placements.get((placement.segment_id, placement.member_id), 0)


def _piece(piece: Piece, me: str) -> str:
    if not piece.member_ids:
        return piece.text
    own = " me" if me in piece.member_ids else ""
    return format_html('<span class="mention{}">{}</span>', own, piece.text)
