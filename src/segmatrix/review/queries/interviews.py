"""The sources that hold what people to ask said."""

from collections import defaultdict

from segmatrix.base.actor import Actor
from segmatrix.evidence import queries as evidence
from segmatrix.evidence.queries import SourceView
from segmatrix.review import access
from segmatrix.review.models import Interview


def interviews(matrix_id: str, actor: Actor) -> dict[str, tuple[SourceView, ...]]:
    """Return by person to ask the standing sources that hold what they said, newest first."""
    matrix = access.matrix(matrix_id, actor)
    of: dict[str, set[str]] = defaultdict(set)
    rows = Interview.objects.filter(stakeholder__matrix_id=matrix.id, standing=True)
    for stakeholder_id, source_id in rows.values_list("stakeholder_id", "source_id"):
        of[stakeholder_id].add(source_id)
    sources = evidence.sources(matrix.id, actor) if of else ()
    return {
        person: tuple(source for source in sources if source.id in held)
        for person, held in of.items()
    }
