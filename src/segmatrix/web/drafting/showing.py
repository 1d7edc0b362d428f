"""What the facts of drafting touch on live pages."""

from collections.abc import Callable
from typing import Any

from segmatrix.live.rendering import Region, show
from segmatrix.matrix import events
from segmatrix.web.drafting.discovery import DiscoveryView

MAP = (Region("map"), Region("map-side"))

Touch = Callable[..., None]


def register(touch: Touch) -> None:
    """Tell `live` what each fact touches, by the function that does so for facts of a matrix."""
    show("discovery", DiscoveryView)
    touch(
        events.QuestionAsked,
        events.QuestionWithdrawn,
        events.StatementProposed,
        events.ProposalAccepted,
        events.ProposalDeclined,
        events.ProposalWithdrawn,
        events.ProposalReopened,
        regions=_cell,
    )
    touch(
        events.CharterEndorsed,
        events.EndorsementWithdrawn,
        events.PulseOpened,
        events.PulseClosed,
        events.GroupsListed,
        regions=lambda fact: [],
    )
    touch(
        events.SegmentConfirmed,
        events.SegmentAssumed,
        regions=lambda fact: [Region("segment", (fact.segment_id,)), *MAP],
    )


def _cell(fact: Any) -> list[Region]:
    return [Region("cell", (fact.segment_id, fact.dimension_id))]
