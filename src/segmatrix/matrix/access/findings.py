"""Dismissals of what could be clearer."""

from django.utils.translation import gettext as _

from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Dismissal, Matrix


def dismissal(matrix: Matrix, dismissal_id: str) -> Dismissal:
    """Return a dismissal of the matrix, whether it holds or not."""
    return one(Dismissal.objects.filter(matrix=matrix, pk=dismissal_id), _("dismissal"))
