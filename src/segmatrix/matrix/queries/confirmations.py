"""Confirmations of segments as pages read them."""

from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Segment


@dataclass(frozen=True, slots=True)
class ConfirmationView:
    """Who says that a segment is more than an assumption, and why."""

    reason: str
    by_name: str
    department: str
    at: datetime


def confirmation(matrix_id: str, segment_id: str, actor: Actor) -> ConfirmationView | None:
    """Return what confirms a segment, nothing while it is assumed."""
    matrix = access.matrix(matrix_id, actor)
    row = Segment.objects.select_related("confirmation").filter(matrix=matrix, pk=segment_id)
    held = row[0].confirmation if row else None
    return held and ConfirmationView(held.reason, held.by_name, held.department, held.at)
