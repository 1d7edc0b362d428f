"""What is kept true where something is said in another's name: its cell, and who is asked."""

from collections.abc import Callable
from typing import Any

from segmatrix.live.rendering import Region
from segmatrix.review import events
from segmatrix.web.stakeholders.showing import COUNTS

VOICES = (
    events.VoiceNoted,
    events.VoiceChanged,
    events.VoiceStruck,
    events.VoiceRestored,
)
DEPUTIES = (
    events.DeputyNamed,
    events.DeputyTied,
    events.DeputyRemoved,
    events.DeputyRestored,
)


def _cell(fact: Any) -> list[Region]:
    return [Region("cell", (fact.segment_id, fact.dimension_id))]


def register(touch: Callable[..., None]) -> None:
    """Say what the facts touch; `touch` adds what every fact touches."""
    touch(*VOICES, regions=_cell)
    touch(*DEPUTIES, regions=lambda fact: COUNTS)
