"""What is kept true on the pages about people to ask: how many there are, and who waits.

A page hears by these that something changed, and asks for itself anew.
"""

from collections.abc import Callable
from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region, show
from segmatrix.matrix import queries
from segmatrix.review import events
from segmatrix.review.queries import stakeholders

COUNTS = [Region("people-asked"), Region("people-shown")]
FACTS = (
    events.StakeholderAdded,
    events.StakeholderEdited,
    events.StakeholderRemoved,
    events.StakeholderRestored,
    events.StakeholderExcused,
    events.StakeholderExpected,
    events.StakeholderNominated,
    events.NominationWithdrawn,
    events.ExposureRecorded,
    events.MeetingNoted,
    events.MeetingRemoved,
    events.MeetingRestored,
    events.InterviewLinked,
    events.InterviewUnlinked,
)


class PeopleView:
    """The pages about people to ask."""

    holders: ClassVar = {"matrix-name": "", **{region.name: "" for region in COUNTS}}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "people-asked": "stakeholders/_asked.html",
        "people-shown": "stakeholders/_shown.html",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = {
            "matrix": queries.matrix(matrix_id, reader),
            "people": stakeholders(matrix_id, reader),
        }

    def render(self, region: Region) -> str:
        """Return the element as it is on the pages now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


def register(touch: Callable[..., None]) -> None:
    """Say what the facts about people to ask touch; `touch` adds what every fact touches."""
    show("people", PeopleView)
    touch(*FACTS, regions=lambda fact: COUNTS)
