"""What the leads of the teams say of a charter, as pages read it."""

from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Endorsement
from segmatrix.matrix.queries.charters import edition_of


@dataclass(frozen=True, slots=True)
class EndorsementView:
    """What one member says of the charter.

    Attributes:
        missing: What is missing; empty if they agree.
        stale: Whether the charter was edited since.
    """

    member_id: str
    by_name: str
    department: str
    missing: str
    at: datetime
    stale: bool


@dataclass(frozen=True, slots=True)
class Endorsements:
    """What everybody says of the present charter.

    Attributes:
        edition: Counts what was written into the charter; 0 while nothing was.
    """

    edition: int
    said: tuple[EndorsementView, ...]


def endorsements(matrix_id: str, actor: Actor) -> Endorsements:
    """Return what members say of the charter, by department and name."""
    matrix = access.matrix(matrix_id, actor)
    edition = edition_of(matrix)
    rows = Endorsement.objects.filter(matrix=matrix, current=True)
    return Endorsements(
        edition,
        tuple(
            EndorsementView(
                member_id=row.member_id,
                by_name=row.by_name,
                department=row.department,
                missing=row.missing,
                at=row.at,
                stale=row.edition != edition,
            )
            for row in rows.order_by("department", "by_name", "pk")
        ),
    )
