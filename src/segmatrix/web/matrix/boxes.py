"""Cells as they are drawn: once for equal boxes, however many pages and readers they are on.

What a cell shows is its box and the reader's language. Both are the key that its element is kept
by, so a changed cell is another key and nothing has to be thrown away in time.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from segmatrix.web.matrix.sheets import Box

KEPT = 2_048  # cells, of 2 to 12 kB each: twenty matrices of eight segments and twelve rows


def drawn(matrix_id: str, box: Box) -> SafeString:
    """Return the element of a cell, the same for everybody who reads this language."""
    return _drawn(matrix_id, box, get_language())


def forget() -> None:
    """Let go of every cell that was drawn."""
    _drawn.cache_clear()


@lru_cache(maxsize=KEPT)
def _drawn(matrix_id: str, box: Box, _language: str) -> SafeString:
    context = {"sheet_matrix_id": matrix_id, "box": box}
    return render_to_string("segmatrix/matrix/cell.html", context)
