"""What rounds are called, as whoever reads their matrix finds it."""

from collections.abc import Collection, Iterator

from segmatrix.matrix.queries import Text
from segmatrix.rounds import access
from segmatrix.rounds.models import Round


def round_texts(matrix_id: str, ids: Collection[str] | None = None) -> Iterator[Text]:
    """Return the rounds of a matrix; one that does not exist for everybody has no words."""
    found = Round.objects.filter(matrix=matrix_id)
    found = found if ids is None else found.filter(pk__in=ids)
    for row in found.order_by("drafted_at", "pk"):
        if row.state in access.BEFORE_EVERYBODY:
            yield Text(id=row.pk)
        else:
            yield Text(id=row.pk, text=row.name, by=row.by_name, at=row.opened_at)
