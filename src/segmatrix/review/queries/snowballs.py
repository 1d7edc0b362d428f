"""Who named whom, in waves, and whether new names dry up."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.review import access
from segmatrix.review.queries.stakeholders import StakeholderView
from segmatrix.review.saturating import Saturation, saturation
from segmatrix.review.snowballing import Naming, Wave, growth


@dataclass(frozen=True, slots=True)
class NominationView:
    """One person named another.

    Attributes:
        introduces: Whether nobody had thought of them before.
        disagrees: Whether as somebody they disagree with.
    """

    nominator_id: str
    nominee_id: str
    introduces: bool
    disagrees: bool


@dataclass(frozen=True, slots=True)
class Snowball:
    """Who named whom, what each wave brought in, and what the last one says."""

    nominations: tuple[NominationView, ...]
    waves: tuple[Wave, ...]
    saturation: Saturation


def snowball(matrix_id: str, actor: Actor, people: Sequence[StakeholderView]) -> Snowball:
    """Return who among `people`, those on the list, named whom.

    What was said by or of somebody who was taken off the list does not count.
    """
    matrix = access.matrix(matrix_id, actor)
    listed = {each.id: each.wave for each in people}
    rows = [
        NominationView(row.nominator_id, row.nominee_id, row.introduces, row.disagrees)
        for row in access.nominations(matrix.id)
        if row.nominator_id in listed and row.nominee_id in listed
    ]
    namings = [Naming(row.nominator_id, row.nominee_id, row.introduces) for row in rows]
    waited_for = {each.id for each in people if not each.excuse}
    counted = growth(listed, namings, waited_for=waited_for)
    return Snowball(tuple(rows), counted, saturation(counted))
