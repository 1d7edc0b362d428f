"""What is kept true on the pages of workshops: that something happened in one.

A page hears by it that it is out of date, and asks for itself anew as its reader may see it.
"""

from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region, show, show_everywhere, touches
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import queries as rounds
from segmatrix.rounds.terms import RoundState
from segmatrix.web.workshops.histories import TOLD
from segmatrix.workshops import events, queries
from segmatrix.workshops.terms import WorkshopState

HEARD = [Region("workshops-heard")]
CALL = [Region("workshop-call")]
WHERE_ALL_ARE = (
    events.PhaseEntered,
    events.EverybodyCalled,
    events.WorkshopEnded,
    events.WorkshopDiscarded,
    events.WorkshopReinstated,
)
"""What changes the band on every page of a matrix."""


class WorkshopsView:
    """Every page of workshops."""

    holders: ClassVar = {"matrix-name": "", "workshops-heard": "", "rounds-heard": ""}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "workshops-heard": "workshops/_heard.html",
        "rounds-heard": "rounds/_heard.html",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = {
            "matrix": matrices.matrix(matrix_id, reader),
            "workshops": [
                each
                for each in queries.workshops(matrix_id, reader)
                if each.state is not WorkshopState.DRAFTED
            ],
            "heard": [
                each
                for each in rounds.rounds(matrix_id, reader)
                if each.state is not RoundState.DRAFTED
            ],
        }

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


def _call(matrix_id: str, reader: Actor) -> str:
    context = {
        "matrix": matrices.head(matrix_id, reader),
        "under_way": queries.under_way(matrix_id, reader),
    }
    return render_to_string("segmatrix/workshops/_call.html", context)


def register() -> None:
    """Tell `live` of the view, and what the facts about workshops touch."""
    show("workshops", WorkshopsView)
    show_everywhere("workshop-call", _call)
    touches(*TOLD, events.ReadyCounted, regions=lambda fact: HEARD)
    touches(*WHERE_ALL_ARE, regions=lambda fact: HEARD + CALL)
