"""Statements of a matrix."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed
from segmatrix.matrix.access.cells import cell
from segmatrix.matrix.access.lineages import folded_into
from segmatrix.matrix.access.segments import refuse_merged
from segmatrix.matrix.access.standing import last_author, one
from segmatrix.matrix.models import Matrix, Statement
from segmatrix.matrix.terms import Standing


def statement(
    matrix: Matrix, statement_id: str, *, removed: bool = False, typed: Any = None
) -> Statement:
    """Return a statement of the matrix, which stands (or, if so asked, is `removed`)."""
    rows = Statement.objects.select_related("segment", "dimension")
    found = one(rows.filter(segment__matrix=matrix, pk=statement_id), _("statement"))
    if found.segment.standing == Standing.MERGED:
        into = folded_into(found.segment_id, statement_id)
        refuse_merged(found.segment, typed=typed, statement_id=into)
    cell(matrix, found.segment_id, found.dimension_id, typed=typed)
    if found.removed and not removed:
        name = last_author(matrix, f"statement:{statement_id}")
        raise Changed(
            _("%(name)s removed this statement.") % {"name": name},
            hint=_("What you wrote is kept here: add it anew if it still holds."),
            by=name,
            theirs=found.text,
            yours=typed,
        )
    if removed and not found.removed:
        raise Changed(_("This statement is in its cell again already."), yours=typed)
    return found
