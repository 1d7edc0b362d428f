"""The map in words: where a segment stands and how far people are apart, as plain sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.matrix.queries import (
    AgreedPlacementView,
    AxisView,
    MapView,
    PlacementView,
    SegmentView,
)
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.web.figures import figure
from segmatrix.web.map.picturing import Spread, spread_of


@dataclass(frozen=True, slots=True)
class Summary:
    """What the side of the map says about one segment.

    Attributes:
        tier: Its tier as people read it.
        apart: How wide the middle halves of both axes are together, 0 while nobody placed it.
        reasons: The placements that came with a reason, the outermost first.
    """

    segment: SegmentView
    tier: str
    agreed: AgreedPlacementView | None
    sentences: tuple[str, ...]
    apart: float
    reasons: tuple[PlacementView, ...]


def summaries(shown: MapView) -> list[Summary]:
    """Return a summary for each segment, in the order of the table."""
    agreed = {settled.segment_id: settled for settled in shown.agreed}
    told = []
    for segment in shown.segments:
        own = [each for each in shown.placements if each.segment_id == segment.id]
        spread = spread_of(own)
        told.append(
            Summary(
                segment=segment,
                tier=str(LABELS[Tier(segment.tier)]),
                agreed=agreed.get(segment.id),
                sentences=tuple(_sentences(shown, agreed.get(segment.id), spread)),
                apart=_width(spread.x_half) + _width(spread.y_half) if spread else 0.0,
                reasons=tuple(_outermost_first([each for each in own if each.reason], spread)),
            )
        )
    return told


def furthest_apart(shown: MapView, *, most: int = 3) -> list[Summary]:
    """Return the unsettled segments whose placements lie furthest apart, widest first."""
    unsettled = [told for told in summaries(shown) if told.agreed is None and told.apart > 0]
    return sorted(unsettled, key=lambda told: -told.apart)[:most]


def _width(half: tuple[float, float]) -> float:
    return half[1] - half[0]


def _sentences(
    shown: MapView, agreed: AgreedPlacementView | None, spread: Spread | None
) -> list[str]:
    said = []
    if agreed is not None:
        said.append(
            _("Settled at %(x)s of 9 for “%(across)s” and %(y)s of 9 for “%(up)s”.")
            % {"x": agreed.x, "across": shown.x.name, "y": agreed.y, "up": shown.y.name}
        )
    if spread is None:
        return [*said, _("Nobody has placed it yet.")]
    if spread.n == 1:
        return [*said, _("One person has placed it so far.")]
    return [*said, _half(shown.x, spread.n, spread.x_half), _half(shown.y, spread.n, spread.y_half)]


def _half(axis: AxisView, n: int, half: tuple[float, float]) -> str:
    low, high = half
    words = {"axis": axis.name, "n": n, "low": figure(low), "high": figure(high)}
    if low == high:
        return _("%(axis)s: at least half of %(n)s answers say %(low)s.") % words
    return _("%(axis)s: half of %(n)s answers lie between %(low)s and %(high)s.") % words


def _outermost_first(
    placements: Sequence[PlacementView], spread: Spread | None
) -> list[PlacementView]:
    if spread is None:
        return []
    return sorted(placements, key=lambda at: -(abs(at.x - spread.x) + abs(at.y - spread.y)))
