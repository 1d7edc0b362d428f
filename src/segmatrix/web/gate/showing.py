"""What is kept true on the pages of the gate and of objections, and which fact touches them."""

from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region, show, touches
from segmatrix.review import events
from segmatrix.web.gate.pages import content as of_gate
from segmatrix.web.objections.pages import content as of_objections
from segmatrix.web.reviews.pages import content as of_reviews

GATE = [Region("gate")]
OBJECTIONS = [Region("objections")]
REVIEWS = [Region("reviews")]


class GateView:
    """What is left before the matrix is agreed."""

    holders: ClassVar = {"matrix-name": "", "gate": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "gate": "gate/_gate.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = of_gate(matrix_id, reader)

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


class ObjectionsView:
    """All objections."""

    holders: ClassVar = {"matrix-name": "", "objections": ""}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "objections": "objections/_objections.html",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = of_objections(matrix_id, reader)

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


class ReviewsView:
    """All review rounds."""

    holders: ClassVar = {"matrix-name": "", "reviews": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "reviews": "reviews/_reviews.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = of_reviews(matrix_id, reader)

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


def register() -> None:
    """Tell `live` of the views, and what each fact about objections and signatures touches."""
    show("gate", GateView)
    show("objections", ObjectionsView)
    show("reviews", ReviewsView)
    touches(
        events.ObjectionRaised,
        events.ObjectionAnswered,
        events.ObjectionUpheld,
        events.ObjectionWithdrawn,
        events.ObjectionOverridden,
        events.TurnTakenBack,
        events.TurnRestored,
        regions=lambda fact: [*GATE, *OBJECTIONS],
    )
    touches(
        events.SigningRequested,
        events.SigningRequestTakenBack,
        events.RevisionSigned,
        events.SignatureTakenBack,
        regions=lambda fact: GATE,
    )
    touches(
        events.ReviewersAsked,
        events.ReviewWithdrawn,
        events.ReviewReinstated,
        events.ReviewAnswered,
        events.ReviewersReminded,
        regions=lambda fact: REVIEWS,
    )
