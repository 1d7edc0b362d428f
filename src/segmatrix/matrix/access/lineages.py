"""Merges and splits, and what a segment became part of."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed
from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Descent, Lineage, Matrix
from segmatrix.matrix.terms import LABELS, LineageKind


def lineage(matrix: Matrix, lineage_id: str, kind: LineageKind, *, stands: bool = True) -> Lineage:
    """Return a merge or split of the matrix that stands (or, if so asked, was taken back)."""
    rows = Lineage.objects.select_related("kept")
    found = one(rows.filter(matrix=matrix, pk=lineage_id, kind=kind), LABELS[kind])
    if found.stands != stands:
        words = _("%(name)s has taken this back.") if stands else _("%(name)s has done this again.")
        raise Changed(words % {"name": found.by_name}, by=found.by_name)
    return found


def ended(segment_id: str) -> Lineage:
    """Return what made a merged segment part of another one: a merge, or a split taken back."""
    rows = Descent.objects.filter(segment=segment_id).select_related("lineage__kept")
    apart = {LineageKind.MERGE: False, LineageKind.SPLIT: True}
    found = [row.lineage for row in rows if row.lineage.stands != apart[row.lineage.kind]]
    return max(found, key=lambda lineage: lineage.number)


def folded_into(segment_id: str, statement_id: str) -> str:
    """Return the statement that a text which stayed with a merged segment is kept under."""
    carried = Descent.objects.get(lineage=ended(segment_id), segment=segment_id).carried
    return str(carried["folded"][statement_id]["into"])
