"""The page "What could be clearer" as `live` renders it."""

from typing import ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region
from segmatrix.web.linting.pages import content
from segmatrix.web.matrix.sheets import load_sheet

CLARITY = [Region("clarity")]


class ClarityView:
    """What could be clearer."""

    holders: ClassVar = {"matrix-name": "", "clarity": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "clarity": "linting/_clarity.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = content(load_sheet(matrix_id, reader))

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)
