"""Who brought evidence for what is said of a segment."""

from segmatrix.base.actor import Actor
from segmatrix.evidence.models import Observation
from segmatrix.evidence.queries.claims import claims_of
from segmatrix.evidence.queries.linked import counting
from segmatrix.matrix import queries as matrices


def gatherers(matrix_id: str, segment_id: str, actor: Actor) -> frozenset[str]:
    """Return the members who noted findings about a segment of the table."""
    table = matrices.table(matrix_id, actor)
    links = counting(table, actor)
    about = {
        row.observation_id
        for claim in claims_of(table, links, matrices.personas(matrix_id, actor))
        if claim.segment.id == segment_id
        for row in links[claim.target]
    }
    return frozenset(Observation.objects.filter(pk__in=about).values_list("member_id", flat=True))
