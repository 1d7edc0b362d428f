"""Segments of a matrix."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.matrix.access.lineages import ended
from segmatrix.matrix.access.standing import one, refuse_standing
from segmatrix.matrix.errors import PartOfAnother
from segmatrix.matrix.models import Matrix, Segment
from segmatrix.matrix.terms import Standing

CURRENT = (Standing.CURRENT,)


def segment(
    matrix: Matrix,
    segment_id: str,
    *,
    standing: Collection[Standing] = CURRENT,
    typed: Any = None,
) -> Segment:
    """Return a segment of the matrix that is `standing`, by default in the table."""
    found = one(Segment.objects.filter(matrix=matrix, pk=segment_id), _("segment"))
    if found.standing == Standing.MERGED:
        refuse_merged(found, typed=typed)
    if found.standing not in standing:
        subject = f"segment:{segment_id}:standing"
        refuse_standing(matrix, subject, found.standing, found.name, typed=typed)
    return found


def refuse_merged(found: Segment, *, typed: Any = None, **now: str) -> None:
    """Refuse a segment that is part of another one, saying of which and what it means `now`."""
    how = ended(found.pk)
    raise PartOfAnother(
        _("“%(label)s” is part of “%(kept)s” now.") % {"label": found.name, "kept": how.kept.name},
        hint=_("All that was in it is there. Take the merging back to have it for itself."),
        by=how.by_name,
        kept=how.kept_id,
        now=now or {"segment_id": how.kept_id},
        yours=typed,
    )
