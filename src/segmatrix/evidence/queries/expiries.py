"""For how long evidence of each dimension holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.evidence import access
from segmatrix.evidence.models import Expiry
from segmatrix.evidence.terms import DAYS_BY_KEY
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class ExpiryView:
    """For how many days evidence of a dimension holds, None for ever.

    Attributes:
        shipped: Whether that is as it was shipped: nobody has set it.
    """

    dimension_id: str
    dimension_name: str
    days: int | None
    shipped: bool


def expiries(matrix_id: str, actor: Actor) -> tuple[ExpiryView, ...]:
    """Return the time for every row in the table, in order, then for those of the profile."""
    access.matrix(matrix_id, actor)
    rows = [row.dimension for row in matrices.table(matrix_id, actor).open_rows]
    settled = _settled(matrix_id)
    days = days_of(matrix_id, rows)
    return tuple(ExpiryView(row.id, row.name, days[row.id], row.id not in settled) for row in rows)


def days_of(matrix_id: str, dimensions: Iterable[matrices.DimensionView]) -> dict[str, int | None]:
    """Return by dimension id for how many days evidence holds, in one query."""
    settled = _settled(matrix_id)
    return {
        each.id: settled[each.id] if each.id in settled else DAYS_BY_KEY.get(each.key)
        for each in dimensions
    }


def _settled(matrix_id: str) -> dict[str, int | None]:
    return dict(Expiry.objects.filter(matrix_id=matrix_id).values_list("dimension_id", "days"))
