"""Personas of a matrix."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed
from segmatrix.matrix.access.segments import segment
from segmatrix.matrix.access.standing import last_author, one
from segmatrix.matrix.models import Matrix, Persona


def persona(
    matrix: Matrix, persona_id: str, *, removed: bool = False, typed: Any = None
) -> Persona:
    """Return a persona of a segment in the table, which stands (or, if so asked, is `removed`)."""
    rows = Persona.objects.select_related("segment")
    found = one(rows.filter(segment__matrix=matrix, pk=persona_id), _("persona"))
    segment(matrix, found.segment_id, typed=typed)
    if found.removed != removed:
        name = last_author(matrix, f"persona:{persona_id}")
        words = (
            _("%(name)s brought this persona back already.")
            if removed
            else _("%(name)s put this persona away.")
        )
        raise Changed(words % {"name": name}, by=name, yours=typed)
    return found
