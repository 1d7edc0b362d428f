"""What the matrix table is drawn of."""

from django import template
from django.utils.safestring import SafeString

from segmatrix.web.matrix.boxes import drawn
from segmatrix.web.matrix.sheets import Box

register = template.Library()


@register.simple_tag
def cell(matrix_id: str, box: Box) -> SafeString:
    """Draw a cell of the table."""
    return drawn(matrix_id, box)
