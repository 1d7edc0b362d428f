"""The insights library of a segment: everything that was found out about it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from segmatrix.base.actor import Actor
from segmatrix.evidence.models import Observation
from segmatrix.evidence.queries.claims import Claim, claims_of
from segmatrix.evidence.queries.linked import CitedView, counting
from segmatrix.evidence.queries.observations import LinkView, ObservationView, views_of
from segmatrix.evidence.targets import Target
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class Insight:
    """An observation with everything of the segment that it bears on, in the table's order."""

    observation: ObservationView
    bearings: tuple[tuple[Claim, LinkView], ...]


@dataclass(frozen=True, slots=True)
class FaceView:
    """A persona of the segment with the observations that it rests on.

    Attributes:
        quote: What such people say, in the words of one of them; None while none was chosen.
        cited: All of them, the quoted one too, newest first.
    """

    persona: matrices.PersonaView
    quote: CitedView | None
    cited: tuple[CitedView, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """What counts for or against anything that is said of a segment, newest first.

    Attributes:
        faces: The segment's personas, oldest first.
    """

    segment: matrices.SegmentView
    insights: tuple[Insight, ...]
    faces: tuple[FaceView, ...]


def library(matrix_id: str, segment_id: str, actor: Actor) -> Library:
    """Return the insights about a segment in the table and about all that is said of it."""
    segment = matrices.segment(matrix_id, segment_id, actor)
    table = matrices.table(matrix_id, actor)
    personas = matrices.personas(matrix_id, actor)
    links = counting(table, actor)
    bearings: dict[str, list[tuple[Claim, LinkView]]] = defaultdict(list)
    for claim in claims_of(table, links, personas):
        if claim.segment.id == segment.id:
            for row in links[claim.target]:
                bearings[row.observation_id].append((claim, LinkView.of(row)))
    rows = Observation.objects.filter(pk__in=list(bearings)).select_related("source")
    shown = views_of(matrix_id, rows, actor)
    newest = sorted(
        shown, key=lambda each: (each.date or date.min, each.added_at, each.id), reverse=True
    )
    insights = tuple(Insight(each, tuple(bearings[each.id])) for each in newest)
    own = [persona for persona in personas if persona.segment_id == segment.id]
    return Library(segment, insights, tuple(_face(persona, insights) for persona in own))


def _face(persona: matrices.PersonaView, insights: tuple[Insight, ...]) -> FaceView:
    cited = tuple(
        CitedView(link, insight.observation)
        for insight in insights
        for claim, link in insight.bearings
        if claim.target == Target.persona(persona.id)
    )
    return FaceView(persona, next((each for each in cited if each.link.quoted), None), cited)
