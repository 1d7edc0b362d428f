"""Other words for segments."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed
from segmatrix.matrix.access.segments import segment
from segmatrix.matrix.access.standing import last_author, one
from segmatrix.matrix.models import Alias, Matrix


def alias(matrix: Matrix, alias_id: str, *, removed: bool = False, typed: Any = None) -> Alias:
    """Return a word for a segment in the table, which stands (or, if so asked, is `removed`)."""
    rows = Alias.objects.select_related("segment")
    found = one(rows.filter(matrix=matrix, pk=alias_id), _("word"))
    segment(matrix, found.segment_id, typed=typed)
    if found.removed != removed:
        name = last_author(matrix, f"alias:{alias_id}")
        words = (
            _("“%(word)s” stands for this segment again already.")
            if removed
            else _("“%(word)s” does not stand for this segment any more.")
        )
        raise Changed(words % {"word": found.text}, by=name, yours=typed)
    return found
