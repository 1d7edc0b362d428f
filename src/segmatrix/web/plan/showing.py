"""What is kept true on the pages that tell of a plan: how many steps are open.

A page hears by it that something changed, and asks for itself anew in its reader's zone.
"""

from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region, show, touches
from segmatrix.matrix import queries
from segmatrix.review.queries import plan
from segmatrix.web.plan.histories import TOLD

COUNT = [Region("plan-open")]


class PlanView:
    """The plan."""

    holders: ClassVar = {"matrix-name": "", "plan-open": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "plan-open": "plan/_open.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = {
            "matrix": queries.matrix(matrix_id, reader),
            "plan": plan(matrix_id, reader),
        }

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


def register() -> None:
    """Tell `live` of the view, and what the facts about plans touch."""
    show("plan", PlanView)
    touches(*TOLD, regions=lambda fact: COUNT)
