"""What the data say, as marks on the map: hollow squares with their uncertainty, tied to bubbles.

Beside them stand the places that segments could have, with the investment it takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.matrix.queries import MapView, SegmentView
from segmatrix.studies import queries
from segmatrix.studies.queries import Suggestions
from segmatrix.web.map.picturing import Bubble
from segmatrix.web.map.plane import across, down
from segmatrix.web.suggestions.telling import gap, gap_words, place

REACH = 7.0
"""From the middle of a mark to its edge."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Where the data put a segment.

    Attributes:
        bars: How unsure they are: from and to across, then from and to up.
        tie: The middle of the bubble of what people think.
    """

    segment: SegmentView
    cx: float
    cy: float
    bars: tuple[float, float, float, float]
    tie: tuple[float, float]
    words: str

    @property
    def corner(self) -> tuple[float, float]:
        """The upper left corner of its square."""
        return self.cx - REACH, self.cy - REACH


@dataclass(frozen=True, slots=True)
class Potential:
    """Where a segment could be, tied to the bubble of where it is."""

    segment: SegmentView
    cx: float
    cy: float
    tie: tuple[float, float]
    words: str


def beside(shown: MapView, bubbles: Sequence[Bubble]) -> dict[str, Any]:
    """Return what the templates of the map take of what the data say; the same for every reader."""
    suggestions = queries.suggested(shown.matrix.id)
    agreed = {each.segment_id: each for each in shown.agreed}
    return {
        "suggested": markers(bubbles, suggestions),
        "potentials": potentials(bubbles),
        "data_words": {
            each.id: gap_words(gap(axis, each.id, agreed.get(each.id)) for axis in suggestions.axes)
            for each in shown.segments
        },
    }


def markers(bubbles: Sequence[Bubble], suggestions: Suggestions) -> list[Marker]:
    """Return the marks of segments on the map that the data place on both axes."""
    found = []
    for bubble in bubbles:
        placed = suggestions.placements.get(bubble.segment.id)
        if placed is None or placed.x is None or placed.y is None:
            continue
        gaps = [gap(axis, bubble.segment.id, bubble.agreed) for axis in suggestions.axes]
        where = [f"{each.axis.name}: {place(each.data)}" for each in gaps if each.data]
        found.append(
            Marker(
                segment=bubble.segment,
                cx=across(placed.x.at),
                cy=down(placed.y.at),
                bars=(
                    across(placed.x.low),
                    across(placed.x.high),
                    down(placed.y.low),
                    down(placed.y.high),
                ),
                tie=(bubble.cx, bubble.cy),
                words=" ".join([f"{bubble.segment.name}. {'; '.join(where)}.", *gap_words(gaps)]),
            )
        )
    return found


def potentials(bubbles: Sequence[Bubble]) -> list[Potential]:
    """Return where the group says that segments could be."""
    return [
        Potential(
            segment=bubble.segment,
            cx=across(agreed.potential_x),
            cy=down(agreed.potential_y),
            tie=(bubble.cx, bubble.cy),
            words=_("%(name)s could be here. %(investment)s")
            % {"name": bubble.segment.name, "investment": agreed.investment},
        )
        for bubble in bubbles
        if (agreed := bubble.agreed) is not None
        and agreed.potential_x is not None
        and agreed.potential_y is not None
    ]
