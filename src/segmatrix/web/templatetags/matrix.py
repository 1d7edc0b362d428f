"""What the matrix table is drawn of."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from segmatrix.web.matrix.boxes import drawn
from segmatrix.web.matrix.sheets import Box

register = template.Library()


@register.simple_tag
def cell(matrix_id: str, box: Box) -> SafeString:
    """Draw a cell of the table."""
    return drawn(matrix_id, box)


@register.filter
def of_segment(places: Mapping[str, str], segment_id: str) -> str:
    """Return what is open about the place of a segment, in words; empty where nothing is."""
    return places.get(segment_id, "")
