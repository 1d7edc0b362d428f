"""What keeps the pages of a matrix true: how each region is rendered, which fact touches which.

Both are registered with `live`, which brings the fragments to the pages; a page that cannot have a
socket asks for them here.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from segmatrix.activity.events import Fact
from segmatrix.activity.queries import last_number
from segmatrix.base.actor import Actor
from segmatrix.live.admitting import admit
from segmatrix.live.asking import asked_news, said_place
from segmatrix.live.news import News, newsroom
from segmatrix.live.presence import Here, listed, presence
from segmatrix.live.rendering import Region, show, touches
from segmatrix.matrix import events as matrix
from segmatrix.matrix import queries
from segmatrix.people import queries as people
from segmatrix.studies import events as studies
from segmatrix.studies import queries as numbers
from segmatrix.web.comments.talks import touched
from segmatrix.web.evidence import showing as evidence
from segmatrix.web.linting import showing as linting
from segmatrix.web.linting.telling import findings_on
from segmatrix.web.map.drawings import REVENUE, SIZE, VIEWS, drawing
from segmatrix.web.map.telling import summaries
from segmatrix.web.matrix.glossaries import GLOSSARY, GlossaryView
from segmatrix.web.matrix.overviews import look_over
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.who.pages import content

STAYS = 8.0  # seconds for which a page that asked counts as open; it asks every two


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
        self._sheet = load_sheet(matrix_id, reader)
        self._context = {
            "matrix": self._sheet.matrix,
            "sheet": self._sheet,
            "sheet_matrix_id": matrix_id,
        }

    def render(self, region: Region) -> str:
        """Return the element as it is in the table now, empty text if it is no longer there."""
        match region.name:
            case "matrix-name":
                return _rendered("frame/name.html", self._context)
            case "matrix-title":
                return _rendered("matrix/title.html", self._context)
            case "matrix-table":
                return _rendered("matrix/sheet.html", self._context)
            case "segment":
                return self._part(
                    "matrix/segment-head.html",
                    head=(head := self._sheet.head(*region.ids)),
                    segment=head and head.segment,
                )
            case "dimension":
                return self._part(
                    "matrix/dimension-head.html", dimension=self._sheet.row(*region.ids)
                )
            case "cell":
                return self._part("matrix/cell.html", box=self._sheet.box(*region.ids))
            case "claim":
                statement_id = queries.current_statement(*region.ids)
                return self._part("matrix/cell.html", box=self._sheet.holding(statement_id))
        raise AssertionError(f"the table has no {region}")

    def _part(self, template: str, **part: Any) -> str:
        return _rendered(template, self._context | part) if all(part.values()) else ""


class MapView:
    """The map with everybody's placements, and what the page says about them."""

    holders: ClassVar = {"matrix-name": "", "map-questions": "", "map": "", "map-side": ""}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "map-questions": "map/_questions.html",
        "map": "map/_map.html",
        "map-side": "map/_everyone.html",
    }

    area: ClassVar = REVENUE

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        shown = queries.map(matrix_id, reader)
        self._context = drawing(shown, load_sheet(matrix_id, reader), self.area)
        self._context |= {"matrix": shown.matrix, "summaries": summaries(shown)}

    def render(self, region: Region) -> str:
        """Return the element as it is on the map now."""
        return _rendered(self.templates[region.name], self._context)


class MapBySizeView(MapView):
    """The map with bubbles as large as their segments, whatever those pay."""

    area: ClassVar = SIZE


class OverviewView:
    """Where the matrix stands. What the reader does next is theirs alone and no part of it."""

    holders: ClassVar = {"matrix-name": "", "standing": ""}
    templates: ClassVar = {"matrix-name": "frame/name.html", "standing": "matrix/standing.html"}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        sheet = load_sheet(matrix_id, reader)
        members = people.members(reader.workspace_id, reader)
        shown = queries.map(matrix_id, reader)
        seen = look_over(sheet, shown, members, me=reader.member_id)
        self._context = {"matrix": sheet.matrix, "sheet": sheet, "seen": seen}
        self._context |= {"unclear": len(findings_on(sheet).open)}

    def render(self, region: Region) -> str:
        """Return the element as it is on the overview now."""
        return _rendered(self.templates[region.name], self._context)


class CommentsView:
    """The list of all comments: what its reader may do in it is theirs, so the page asks for it."""

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


NAMES = [Region("matrix-name"), Region("matrix-title")]
TABLE = [Region("matrix-table")]
DRAWING = [Region("map"), Region("map-side")]
QUESTIONS = [Region("map-questions")]
WHO = [Region("who")]
STANDING = [Region("standing")]


def _cell(fact: Any) -> list[Region]:
    return [Region("cell", (fact.segment_id, fact.dimension_id))]


def _both_cells(fact: matrix.StatementMoved) -> list[Region]:
    return [*_cell(fact), Region("cell", (fact.from_segment_id, fact.from_dimension_id))]


def _head(fact: Any) -> list[Region]:
    return [Region("segment", (fact.segment_id,))]


def _talks(fact: matrix.ThreadStarted) -> list[Region]:
    """Say where a conversation is counted, and who has it open: those ask for it themselves."""
    counted: list[Region] = []
    if fact.dimension_id:
        counted = _cell(fact)
    elif fact.placed_by:
        counted = DRAWING
    elif fact.segment_id:
        counted = _head(fact)
    return [*counted, *(Region("threads", ids) for ids in touched(fact))]


def _always(*regions: list[Region]) -> Callable[[Fact], list[Region]]:
    whole = [region for some in regions for region in some]
    return lambda fact: whole


def _touch(*facts: type[Fact], regions: Callable[[Any], list[Region]]) -> None:
    """Whatever happens in a matrix may change where it stands, its words, and what is unclear."""
    touches(*facts, regions=lambda fact: [*regions(fact), *STANDING, *linting.CLARITY, *GLOSSARY])


def register() -> None:
    """Tell `live` which views there are and what each fact of a matrix touches."""
    show("table", TableView)
    show(VIEWS[REVENUE], MapView)
    show(VIEWS[SIZE], MapBySizeView)
    show("overview", OverviewView)
    show("who", WhoView)
    show("comments", CommentsView)
    show("glossary", GlossaryView)
    show("lint", linting.ClarityView)
    show("evidence", evidence.EvidenceView)
    _touch(
        matrix.StatementAdded,
        matrix.StatementEdited,
        matrix.StatementVariantKept,
        matrix.VariantPicked,
        matrix.VariantsReopened,
        matrix.StatementRemoved,
        matrix.StatementRestored,
        matrix.NotKnownYetAnswered,
        matrix.NotKnownYetTakenBack,
        matrix.ContactAdded,
        matrix.ContactRemoved,
        matrix.ContactRestored,
        regions=_cell,
    )
    _touch(matrix.StatementMoved, regions=_both_cells)
    _touch(
        matrix.ThreadStarted,
        matrix.ReplyAdded,
        matrix.CommentEdited,
        matrix.CommentRemoved,
        matrix.CommentRestored,
        matrix.ThreadResolved,
        matrix.ThreadReopened,
        regions=_talks,
    )
    # A stated number may size the bubbles of the map.
    _touch(
        matrix.MeasureStated,
        matrix.MeasureWithdrawn,
        regions=lambda fact: [*_cell(fact), *DRAWING],
    )
    _touch(matrix.SegmentAnnotated, regions=_head)
    # Names, tiers and colours are written in every cell of a column or row.
    _touch(
        matrix.SegmentAdded,
        matrix.SegmentRenamed,
        matrix.SegmentRecoloured,
        matrix.SegmentMoved,
        matrix.SegmentTiered,
        matrix.SegmentRetired,
        matrix.SegmentRestored,
        matrix.SegmentRemoved,
        matrix.SegmentRuleSet,
        matrix.SegmentsMerged,
        matrix.SegmentsUnmerged,
        matrix.SegmentSplit,
        matrix.PartsRejoined,
        matrix.DimensionAdded,
        matrix.DimensionRenamed,
        matrix.DimensionMeasureSet,
        matrix.DimensionMoved,
        matrix.DimensionHidden,
        matrix.DimensionShown,
        matrix.DimensionRemoved,
        matrix.UnitSet,
        studies.DataChosen,
        studies.SnapshotTaken,
        studies.ListKept,
        studies.ListRemoved,
        studies.ListRestored,
        studies.RuleTermsSet,
        regions=_always(TABLE, DRAWING, WHO),
    )
    _touch(*evidence.BEARING, regions=_always(TABLE, evidence.COUNTS))
    _touch(*evidence.GATHERING, regions=_always(evidence.COUNTS))
    _touch(*evidence.LINKING, regions=evidence.linked)
    touches(studies.MembershipsExported, regions=_always())
    _touch(
        matrix.SegmentPlaced,
        matrix.PlacementWithdrawn,
        matrix.PlacementAgreed,
        matrix.AgreedPlacementCleared,
        regions=_always(DRAWING),
    )
    _touch(matrix.AxesChosen, matrix.AxisSet, regions=_always(QUESTIONS, DRAWING))
    _touch(
        matrix.AliasAdded,
        matrix.AliasEdited,
        matrix.AliasRemoved,
        matrix.AliasRestored,
        regions=_always(),
    )
    _touch(matrix.MatrixRenamed, regions=_always(NAMES, TABLE))
    _touch(matrix.CharterEdited, regions=_always())
    _touch(matrix.FindingDismissed, matrix.FindingRestored, regions=_always())
    # These are on the workspace's stream, which no page of a matrix follows for its regions.
    touches(
        matrix.MatrixCreated,
        matrix.MatrixDiscarded,
        matrix.MatrixReinstated,
        regions=_always(),
    )


@require_GET
def news(request: HttpRequest, matrix_id: str) -> JsonResponse:
    """Answer a page that has no socket: what it missed after a number, and who is here.

    Query: `view` and `after` as for the socket; `page`, `at` and `writing` say where its reader is.
    """
    reader = admit(request.user, matrix_id)
    audience, after = asked_news(matrix_id, request.GET.dict() | {"language": get_language()})
    if page := request.GET.get("page", "")[:40]:
        at, writing = said_place(
            {"at": request.GET.get("at", ""), "writing": "writing" in request.GET}
        )
        here = Here(reader.member_id, reader.name, page, at, writing)
        presence.say(audience.stream, here, seconds=STAYS)
    number = last_number(audience.stream)
    missed = (
        News(after, number, "")
        if number == after
        else newsroom.ask(audience, after, number, reader).result()
    )
    return JsonResponse(missed.to_json() | {"here": listed(presence.here(audience.stream))})
