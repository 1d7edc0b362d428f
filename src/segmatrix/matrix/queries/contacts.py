"""Whom to ask about a segment: who may be suggested, since they know something of it."""

from collections.abc import Iterator

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Contact, DismissedContact, Statement
from segmatrix.matrix.queries.texts import Ids, Text, in_cell


def authors(matrix_id: str, segment_id: str, actor: Actor) -> frozenset[str]:
    """Return the members who wrote statements of a segment, of those that stand."""
    segment = access.segment(access.matrix(matrix_id, actor), segment_id)
    rows = Statement.objects.filter(access.OPEN_ROW, segment=segment, removed=False)
    return frozenset(rows.values_list("member_id", flat=True))


def heard(matrix_id: str, actor: Actor) -> frozenset[str]:
    """Return whose words or placements stand in a matrix."""
    return access.heard(access.matrix(matrix_id, actor).pk)


def dismissed_contacts(matrix_id: str, actor: Actor) -> frozenset[tuple[str, str, str]]:
    """Return whom nobody need suggest any more, by segment, dimension and member."""
    matrix = access.matrix(matrix_id, actor)
    rows = DismissedContact.objects.filter(segment__matrix=matrix, current=True)
    return frozenset(rows.values_list("segment", "dimension", "member_id"))


def contact_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return who is named in open cells, and what each knows."""
    rows = Contact.objects.filter(segment__matrix=matrix_id)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    for row in rows.select_related("segment", "dimension").order_by("position", "pk"):
        yield in_cell(row, row.pk, stands=not row.removed, title=row.name, text=row.role)
