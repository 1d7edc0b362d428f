"""How the regions of a matrix's pages are rendered: the table, the map, the overview, who is in."""

from functools import cached_property
from typing import Any, ClassVar

from django.template.loader import render_to_string

from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region
from segmatrix.matrix import queries
from segmatrix.review.queries import plan
from segmatrix.studies import queries as numbers
from segmatrix.web.map.clouds import look
from segmatrix.web.map.drawings import REVENUE, SIZE, drawing
from segmatrix.web.map.telling import unsettled
from segmatrix.web.matrix.boxes import drawn
from segmatrix.web.matrix.sheets import Head, Sheet, load_sheet
from segmatrix.web.matrix.standings import standing
from segmatrix.web.who.pages import content


class TableView:
    """The matrix table."""

    holders: ClassVar = {
        "matrix-name": "",
        "matrix-title": "",
        "matrix-table": "",
        "segment": "matrix-table",
        "dimension": "matrix-table",
        "cell": "matrix-table",
        "claim": "matrix-table",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._matrix_id, self._reader = matrix_id, reader
        self._cells_read = 0

    def render(self, region: Region) -> str:
        """Return the element as it is in the table now, empty text if it is no longer there."""
        match region.name:
            case "matrix-name":
                return _rendered("frame/name.html", self._context)
            case "matrix-title":
                return _rendered("matrix/title.html", self._context)
            case "matrix-table":
                return _rendered("matrix/sheet.html", self._context | {"places": self._places})
            case "segment":
                return self._head(self._sheet.head(*region.ids))
            case "dimension":
                dimension = self._sheet.row(*region.ids)
                part = self._context | {"dimension": dimension}
                return _rendered("matrix/dimension-head.html", part) if dimension else ""
            case "cell":
                return self._cell(*region.ids)
            case "claim":
                place = queries.whereabouts(self._matrix_id, *region.ids, self._reader)
                return self._cell(place.segment_id, place.dimension_id)
        raise AssertionError(f"the table has no {region}")

    @cached_property
    def _sheet(self) -> Sheet:
        return load_sheet(self._matrix_id, self._reader)

    @cached_property
    def _context(self) -> dict[str, Any]:
        return {
            "matrix": self._sheet.matrix,
            "sheet": self._sheet,
            "sheet_matrix_id": self._matrix_id,
        }

    @cached_property
    def _places(self) -> dict[str, str]:
        return unsettled(self._matrix_id, self._reader)

    def _head(self, head: Head | None) -> str:
        if head is None:
            return ""
        part = {"head": head, "segment": head.segment, "places": self._places}
        return _rendered("matrix/segment-head.html", self._context | part)

    def _cell(self, segment_id: str, dimension_id: str) -> str:
        """Return a cell as it is drawn; one of a segment's profile is no part of the table.

        Most news is of one cell, which is read by itself; a second one is found in the whole sheet.
        """
        self._cells_read += 1
        alone = self._cells_read == 1 and "_sheet" not in self.__dict__
        place = (segment_id, dimension_id)
        sheet = load_sheet(self._matrix_id, self._reader, at=place) if alone else self._sheet
        box = sheet.box(*place)
        return drawn(self._matrix_id, box) if box and sheet.row(dimension_id) else ""


class MapView:
    """The map with everybody's placements, and what the page says about them."""

    holders: ClassVar = {
        "matrix-name": "",
        "map-questions": "",
        "map": "",
        "map-side": "",
        "map-departments": "",
    }
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "map-questions": "map/_questions.html",
        "map": "map/_map.html",
        "map-side": "map/_everyone.html",
        "map-departments": "map/_departments.html",
    }

    area: ClassVar = REVENUE

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        shown, clouds = look(matrix_id, reader)
        self._context = drawing(shown, clouds, load_sheet(matrix_id, reader), self.area)
        self._context |= {"matrix": shown.matrix}

    def render(self, region: Region) -> str:
        """Return the element as it is on the map now."""
        return _rendered(self.templates[region.name], self._context)


class MapBySizeView(MapView):
    """The map with bubbles as large as their segments, whatever those pay."""

    area: ClassVar = SIZE


class OverviewView:
    """Where the matrix stands. What the reader does next is theirs alone and no part of it."""

    holders: ClassVar = {"matrix-name": "", "standing-head": "", "standing": "", "plan-open": ""}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "standing-head": "matrix/standing-head.html",
        "standing": "matrix/standing.html",
        "plan-open": "plan/_open.html",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = standing(matrix_id, reader) | {"plan": plan(matrix_id, reader)}

    def render(self, region: Region) -> str:
        """Return the element as it is on the overview now."""
        return _rendered(self.templates[region.name], self._context)


class PersonalView:
    """A page whose content is its reader's own: the list of comments, questions, what was found."""

    holders: ClassVar = {"matrix-name": ""}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = {"matrix": queries.matrix(matrix_id, reader)}

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return _rendered("frame/name.html", self._context)


class WhoView:
    """Who is in: the segments in numbers and pictures."""

    holders: ClassVar = {"matrix-name": "", "who": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "who": "who/_who.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = content(numbers.who_is_in(matrix_id, reader))

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return _rendered(self.templates[region.name], self._context)


def _rendered(template: str, context: dict[str, Any]) -> str:
    return render_to_string(f"segmatrix/{template}", context)
