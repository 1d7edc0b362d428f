"""Confirmations of the segments of a matrix."""

from django.utils.translation import gettext as _

from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Confirmation, Matrix


def confirmation(matrix: Matrix, confirmation_id: str) -> Confirmation:
    """Return a confirmation that a segment of the matrix once had."""
    return one(Confirmation.objects.filter(matrix=matrix, pk=confirmation_id), _("confirmation"))
