"""What is kept true on the pages of rounds: how far those that everybody sees have come.

A page hears by it that something changed, and asks for itself anew as its reader may see it.
"""

from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region, show, touches
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import queries
from segmatrix.rounds.events import AnswersCounted, RoundReopened, RoundRevealed
from segmatrix.rounds.terms import RoundState
from segmatrix.web.rounds.histories import TOLD

HEARD = [Region("rounds-heard")]


class RoundsView:
    """Every page of rounds."""

    holders: ClassVar = {"matrix-name": "", "rounds-heard": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "rounds-heard": "rounds/_heard.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        shown = queries.rounds(matrix_id, reader)
        self._context = {
            "matrix": matrices.matrix(matrix_id, reader),
            "heard": [each for each in shown if each.state is not RoundState.DRAFTED],
        }

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


def register(told_of: list[Region]) -> None:
    """Tell `live` of the view, and what the facts about rounds touch.

    Args:
        told_of: What shows anything of what revealed rounds came to.
    """
    show("rounds", RoundsView)
    touches(*TOLD, AnswersCounted, regions=lambda fact: HEARD)
    touches(RoundRevealed, RoundReopened, regions=lambda fact: [*HEARD, *told_of])
