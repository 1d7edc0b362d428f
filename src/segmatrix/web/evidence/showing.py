"""What is kept true on the pages of the Evidence area: how much stands behind each tab.

A page hears by these that evidence changed, and asks for itself anew. The page of a segment's
insights hears by a region of its own, which no view renders, that something is said otherwise.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.evidence import events
from segmatrix.evidence.terms import TargetKind
from segmatrix.live.rendering import Region, show
from segmatrix.matrix import events as matrix
from segmatrix.matrix import queries
from segmatrix.web.evidence.frames import counts

COUNTS = [Region(f"evidence-{tab}") for tab in ("sources", "awaiting", "contradictions")]
BEARING = (
    events.SourceEdited,
    events.SourceRemoved,
    events.SourceRestored,
    events.ObservationEdited,
    events.ObservationRemoved,
    events.ObservationRestored,
    events.ObservationReviewed,
    events.RecordsWithdrawn,
    events.RecordsRestored,
    events.ExpirySet,
    events.ExpiryReset,
)
"""Facts that may change any badge of the table."""
GATHERING = (
    events.SourceAdded,
    events.ObservationAdded,
    events.RecordsImported,
    events.DocumentImported,
    events.DocumentRemoved,
    events.DocumentRestored,
)
"""Facts about what nothing is linked to yet."""
IMAGINING = (
    matrix.PersonaAdded,
    matrix.PersonaEdited,
    matrix.PersonaRemoved,
    matrix.PersonaRestored,
)
LINKING = (
    events.ObservationLinked,
    events.StanceChanged,
    events.LinkRemoved,
    events.LinkRestored,
)


def register(touch: Callable[..., None], table: list[Region]) -> None:
    """Tell `live` what each fact touches, by the function that does so for facts of a matrix.

    Args:
        touch: That function.
        table: The regions of the table with a badge in each cell.
    """
    show("evidence", EvidenceView)
    touch(*BEARING, regions=lambda fact: [*table, *COUNTS])
    touch(*GATHERING, events.QuoteChosen, regions=lambda fact: COUNTS)
    touch(*LINKING, regions=linked)
    touch(*IMAGINING, regions=lambda fact: [insights(fact.segment_id)])


def insights(segment_id: str) -> Region:
    """Return what stands for all that is said and imagined of a segment."""
    return Region("insights", (segment_id,))


class EvidenceView:
    """The pages of the Evidence area."""

    holders: ClassVar = {"matrix-name": "", **{region.name: "" for region in COUNTS}}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._matrix = queries.matrix(matrix_id, reader)
        self._counts = counts(matrix_id, reader)

    def render(self, region: Region) -> str:
        """Return the element as it is on the pages now."""
        if region.name == "matrix-name":
            return render_to_string("segmatrix/frame/name.html", {"matrix": self._matrix})
        key = region.name.removeprefix("evidence-")
        context = {"key": key, "count": self._counts[key]}
        return render_to_string("segmatrix/evidence/_count.html", context)


def linked(fact: Any) -> list[Region]:
    """Return what a link touches: the counts, and the cell of the claim that it is about."""
    match fact.target_kind:
        case TargetKind.STATEMENT:
            return [*COUNTS, Region("claim", (fact.target_id,))]
        case TargetKind.MEASURE:
            return [*COUNTS, Region("cell", tuple(fact.target_id.split(":")))]
    return COUNTS
