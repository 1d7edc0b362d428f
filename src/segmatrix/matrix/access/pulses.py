"""Pulses of a matrix."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed
from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Matrix, Pulse


def open_pulse(matrix: Matrix, pulse_id: str, *, typed: Any = None) -> Pulse:
    """Return a pulse of the matrix that is open."""
    found = one(Pulse.objects.filter(matrix=matrix, pk=pulse_id), _("pulse"))
    if found.closed_at is not None:
        raise Changed(
            _("%(name)s has closed this.") % {"name": found.closed_by},
            by=found.closed_by,
            yours=typed,
        )
    return found
