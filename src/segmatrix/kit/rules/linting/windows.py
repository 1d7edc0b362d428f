"""Windows that reach back before the data begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.rules.expanding import Terms, expanded
from segmatrix.kit.rules.explaining.phrases import moment_words
from segmatrix.kit.rules.linting.findings import Finding, Oddity, found
from segmatrix.kit.rules.nodes import (
    BetweenAges,
    CalendarUnit,
    InTheLast,
    LessThanAgo,
    Lifecycle,
    MoreThanAgo,
    Node,
    Restarted,
    Rhythm,
    Stopped,
)
from segmatrix.kit.rules.plain import Back
from segmatrix.kit.rules.rulefile import SegmentRule, StageRule

_RELATIVE = (InTheLast, BetweenAges, LessThanAgo, CalendarUnit, MoreThanAgo)
_RICHER = (Stopped, Restarted, Lifecycle, Rhythm)
# The first event of a day comes some time after the day began.
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back data goes, seen from an instant; all of it naive UTC."""

    earliest: datetime
    as_of: datetime
    zone: str

    def too_far(self, window: Any) -> datetime | None:
        """Return how far back a window looks, if that is before the data."""
        interval = Calendar(self.as_of, ZoneInfo(self.zone)).window(window)
        if interval.start is None:
            end = interval.end
            return end if end is not None and end <= self.earliest else None
        return interval.start if interval.start < self.earliest - _SLACK else None


def long_windows(owner: SegmentRule | StageRule, reach: Reach) -> Iterator[Finding]:
    """Yield each window of a rule that asks for a time before the data begins."""
    for node in owner.rule.walk():
        furthest = min(filter(None, map(reach.too_far, _windows(node))), default=None)
        if furthest is not None:
            yield found(
                Oddity.WINDOW,
                owner,
                node.span,
                f"The data begins on {moment_words(reach.earliest.date())}, and this looks back to"
                f" {moment_words(furthest.date())}.",
                "Shorten it, or bring in older data.",
            )


def _windows(node: Node) -> Iterator[Any]:
    if isinstance(node, _RICHER):
        for part in expanded(node, Terms()).walk():
            if isinstance(part, Back | InTheLast):
                yield part
    elif isinstance(window := getattr(node, "window", None), _RELATIVE):
        yield window
