"""What keeps the pages of a matrix true: which view shows them, which fact touches which region.

Both are registered with `live`, which brings the fragments to the pages; a page that cannot have a
socket asks for them here.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from segmatrix.activity.events import Fact
from segmatrix.activity.queries import last_number
from segmatrix.live.admitting import admit, company
from segmatrix.live.asking import asked_news, said_place
from segmatrix.live.news import News, newsroom
from segmatrix.live.presence import Here, listed
from segmatrix.live.rendering import Region, show, touches
from segmatrix.live.whereabouts import presence
from segmatrix.matrix import events as matrix
from segmatrix.people import queries as people
from segmatrix.studies import events as studies
from segmatrix.web.comments.talks import touched
from segmatrix.web.drafting import showing as drafting
from segmatrix.web.drafting.discovery import DISCOVERY
from segmatrix.web.evidence import showing as evidence
from segmatrix.web.gate import showing as gate
from segmatrix.web.linting import showing as linting
from segmatrix.web.map.drawings import REVENUE, SIZE, VIEWS
from segmatrix.web.matrix.charters import CHARTER, CharterView
from segmatrix.web.matrix.glossaries import GLOSSARY, GlossaryView
from segmatrix.web.plan import showing as plan
from segmatrix.web.revisions import showing as revisions
from segmatrix.web.rounds import showing as rounds
from segmatrix.web.showing import (
    MapBySizeView,
    MapView,
    OverviewView,
    PersonalView,
    TableView,
    WhoView,
)
from segmatrix.web.stakeholders import showing as stakeholders
from segmatrix.web.suggestions import showing as suggestions
from segmatrix.web.voices import showing as voices
from segmatrix.web.workshops import showing as workshops

STAYS = 8.0  # seconds for which a page that asked counts as open; it asks every two


NAMES = [Region("matrix-name"), Region("matrix-title")]
TABLE = [Region("matrix-table")]
DRAWING = [Region("map"), Region("map-side"), Region("map-departments")]
QUESTIONS = [Region("map-questions")]
WHO = [Region("who")]
STANDING = [Region("standing-head"), Region("standing")]
ALL_TALKS = [Region("threads")]  # each is listed with what it hangs on, as that is called now
EVERYWHERE = [
    *STANDING,
    *ALL_TALKS,
    *linting.CLARITY,
    *CHARTER,
    *GLOSSARY,
    *DISCOVERY,
    *gate.GATE,
    *gate.OBJECTIONS,
    *gate.REVIEWS,
    *suggestions.BELIEFS,
]


def _cell(fact: Any) -> list[Region]:
    return [
        Region("cell", (fact.segment_id, fact.dimension_id)),
        evidence.insights(fact.segment_id),
    ]


def _both_cells(fact: matrix.StatementMoved) -> list[Region]:
    left = Region("cell", (fact.from_segment_id, fact.from_dimension_id))
    return [*_cell(fact), left, evidence.insights(fact.from_segment_id)]


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
    """Whatever happens in a matrix may change the pages that tell of the whole of it."""
    touches(*facts, regions=lambda fact: [*regions(fact), *EVERYWHERE])


def register() -> None:
    """Tell `live` which views there are and what each fact of a matrix touches."""
    show("table", TableView)
    show(VIEWS[REVENUE], MapView)
    show(VIEWS[SIZE], MapBySizeView)
    show("overview", OverviewView)
    show("who", WhoView)
    show("comments", PersonalView)
    show("search", PersonalView)
    show("asked", PersonalView)
    show("questions", PersonalView)
    show("receipts", PersonalView)
    show("charter", CharterView)
    show("glossary", GlossaryView)
    show("lint", linting.ClarityView)
    show("beliefs", suggestions.BeliefsView)
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
        matrix.ContactDismissed,
        matrix.ContactReconsidered,
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
    _touch(
        matrix.SegmentsMerged,
        matrix.SegmentsUnmerged,
        matrix.SegmentSplit,
        matrix.PartsRejoined,
        regions=lambda fact: [*TABLE, *DRAWING, *WHO, evidence.insights(fact.segment_id)],
    )
    drafting.register(_touch)
    gate.register()
    plan.register()
    revisions.register(_touch, [*TABLE, *DRAWING, *QUESTIONS, *WHO])
    rounds.register([*TABLE, *DRAWING, *STANDING])
    stakeholders.register(_touch)
    voices.register(_touch)
    workshops.register()
    evidence.register(_touch, TABLE)
    touches(studies.MembershipsExported, regions=_always())
    _touch(
        matrix.SegmentPlaced,
        matrix.PlacementWithdrawn,
        matrix.PlacementsTakenOver,
        matrix.PlacementsPutBack,
        regions=_always(DRAWING),
    )
    # The head of a segment says whether its place is settled, on the axes that stand.
    _touch(
        matrix.PlacementAgreed,
        matrix.AgreedPlacementCleared,
        regions=lambda fact: [*_head(fact), *DRAWING],
    )
    _touch(matrix.AxesChosen, matrix.AxisSet, regions=_always(TABLE, QUESTIONS, DRAWING))
    _touch(studies.AxisBasisSet, regions=_always(DRAWING))
    _touch(
        studies.ContradictionDismissed,
        studies.ContradictionRestored,
        regions=_always(),
    )
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
        matrix.ScaffoldSaved,
        matrix.ScaffoldRenamed,
        matrix.ScaffoldRemoved,
        matrix.ScaffoldRestored,
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
        known = presence.of(audience.stream, reader.member_id, page)
        met = known.met if known else company(matrix_id, reader).met
        here = Here(reader.member_id, reader.name, page, at, writing, met)
        presence.say(audience.stream, here, seconds=STAYS)
    presence.exchange([audience.stream])
    number = last_number(audience.stream)
    missed = (
        News(after, number, "")
        if number == after
        else newsroom.ask(audience, after, number, reader).result()
    )
    guest = people.is_guest(reader, matrix_id)
    here = listed(presence.here(audience.stream), guest=guest)
    return JsonResponse(missed.to_json(guest=guest) | {"here": here})
