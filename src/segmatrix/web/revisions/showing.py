"""What is kept true about states and revisions: their page, and the frame of every page."""

from collections.abc import Callable
from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region, show, show_everywhere
from segmatrix.matrix import events, queries
from segmatrix.web.revisions.revisions import content

FRAME = [Region("matrix-state"), Region("band")]
REVISIONS = [Region("revisions")]


class RevisionsView:
    """How far a matrix has come, and which revisions are kept."""

    holders: ClassVar = {"matrix-name": "", "revisions": ""}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "revisions": "revisions/_revisions.html",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = content(matrix_id, reader)

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


def _of_frame(template: str) -> Callable[[str, Actor], str]:
    def render(matrix_id: str, reader: Actor) -> str:
        context = {"matrix": queries.matrix(matrix_id, reader)}
        return render_to_string(f"segmatrix/frame/{template}", context)

    return render


def register(touch: Callable[..., None], all_regions: list[Region]) -> None:
    """Tell `live` of the view, of the frame, and what each fact touches.

    Args:
        touch: Says what facts touch besides what every fact of a matrix does.
        all_regions: What shows anything of the content of a matrix.
    """
    show("revisions", RevisionsView)
    show_everywhere("matrix-state", _of_frame("state.html"))
    show_everywhere("band", _of_frame("band.html"))
    touch(
        events.RevisionKept,
        events.WordingAnnounced,
        events.WordingChallenged,
        regions=lambda fact: [*FRAME, *REVISIONS],
    )
    # Segments of what is agreed are marked as assumed no longer.
    touch(
        events.StateSet,
        events.RevisionRestored,
        regions=lambda fact: [*FRAME, *REVISIONS, *all_regions],
    )
