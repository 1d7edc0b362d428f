"""The insights library of a segment: everything that was found out about it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from segmatrix.base.actor import Actor
from segmatrix.evidence.models import Observation
from segmatrix.evidence.queries.claims import Claim, claims_of
from segmatrix.evidence.queries.linked import counting
from segmatrix.evidence.queries.observations import LinkView, ObservationView, views_of
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class Insight:
    """An observation with everything of the segment that it bears on, in the table's order."""

    observation: ObservationView
    bearings: tuple[tuple[Claim, LinkView], ...]


@dataclass(frozen=True, slots=True)
class Library:
    """What counts for or against anything that is said of a segment, newest first."""

    segment: matrices.SegmentView
    insights: tuple[Insight, ...]


def library(matrix_id: str, segment_id: str, actor: Actor) -> Library:
    """Return the insights about a segment in the table, its statements and placements included."""
    segment = matrices.segment(matrix_id, segment_id, actor)
    table = matrices.table(matrix_id, actor)
    links = counting(table, actor)
    bearings: dict[str, list[tuple[Claim, LinkView]]] = defaultdict(list)
    for claim in claims_of(table, links):
        if claim.segment.id == segment.id:
            for row in links[claim.target]:
                bearings[row.observation_id].append((claim, LinkView.of(row)))
    rows = Observation.objects.filter(pk__in=list(bearings)).select_related("source")
    shown = views_of(matrix_id, rows, actor)
    newest = sorted(
        shown, key=lambda each: (each.date or date.min, each.added_at, each.id), reverse=True
    )
    return Library(segment, tuple(Insight(each, tuple(bearings[each.id])) for each in newest))
