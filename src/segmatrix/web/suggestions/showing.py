"""The page What the data say as `live` renders it."""

from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region
from segmatrix.studies import queries
from segmatrix.web.suggestions.pages import content

BELIEFS = [Region("beliefs")]


class BeliefsView:
    """Where the data put segments, beside what people claim."""

    holders: ClassVar = {"matrix-name": "", "beliefs": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "beliefs": "suggestions/_beliefs.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = content(queries.beliefs(matrix_id, reader))

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)
