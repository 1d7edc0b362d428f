"""Whom to ask about a segment: who may be suggested, since they know something of it."""

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import DismissedContact, Statement


def authors(matrix_id: str, segment_id: str, actor: Actor) -> frozenset[str]:
    """Return the members who wrote statements of a segment, of those that stand."""
    segment = access.segment(access.matrix(matrix_id, actor), segment_id)
    rows = Statement.objects.filter(access.OPEN_ROW, segment=segment, removed=False)
    return frozenset(rows.values_list("member_id", flat=True))


def dismissed_contacts(matrix_id: str, actor: Actor) -> frozenset[tuple[str, str, str]]:
    """Return whom nobody need suggest any more, by segment, dimension and member."""
    matrix = access.matrix(matrix_id, actor)
    rows = DismissedContact.objects.filter(segment__matrix=matrix, current=True)
    return frozenset(rows.values_list("segment", "dimension", "member_id"))
