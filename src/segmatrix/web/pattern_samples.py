"""Sample values for the pattern page: a small table with every kind and state of cell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from django.utils.translation import gettext as _

from segmatrix.matrix.queries import (
    CellView,
    CharterView,
    ContactView,
    DimensionView,
    MatrixView,
    NotKnownView,
    SegmentView,
    StatedMeasureView,
    StatementView,
    VariantView,
)
from segmatrix.matrix.terms import DIMENSION_BY_KEY, PAINT_BY_NUMBER, Kind, Tier
from segmatrix.studies.queries import Combinations, ComputedMeasure, Overlap
from segmatrix.web.matrix.sheets import Box, Line, Point, Sheet
from segmatrix.web.who.telling import Bar, Slice

PEOPLE = ("Ada Winter", "Ben Okoye", "Cleo Marsh", "Dana Ruiz")
THEN = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
MATRIX = MatrixView("sample", "sample", "", "draft", 4, "account", 1, CharterView(()), 0)

Filled = Callable[[CellView], tuple[CellView, ComputedMeasure | None]]
_numbers = count(1)


def sample_sheet() -> Sheet:
    """Return a table of four segments in three tiers and four rows, one of each kind."""
    columns = (
        _segment(1, _("Risk modellers"), _("insurers, banks"), Tier.PRIMARY),
        _segment(2, _("City resilience teams"), _("local government"), Tier.PRIMARY),
        _segment(5, _("Newsroom data desks"), _("media"), Tier.SECONDARY),
        _segment(6, _("Classroom users"), _("teachers, students"), Tier.OTHER),
    )
    lines = (
        _line(
            columns,
            "definition",
            _said(_("Teams who price or report climate risk.")),
            _said(_("People who plan how a city copes with floods and heat.")),
            _said(_("Journalists who need one right number today.")),
            _nothing,
        ),
        _line(
            columns,
            "size",
            _counted(612, 0.127, unsure=9),
            _counted(438, 0.09, stated=(400, 450)),
            _counted(97, 0.02, stale=(_("the data is 94 days old"),)),
            _stated(1800, 2000),
        ),
        _line(
            columns,
            "jobs",
            _said(_("Rebuild a portfolio’s exposure"), _("Document every change of method")),
            _said(_("Make one map the council understands"), contested=True),
            _nothing,
            _not_known,
        ),
        _line(columns, "contacts", _asked("Ben", "Dana"), _asked("Ada"), _nothing, _not_known),
    )
    return Sheet(MATRIX, columns, lines, (), ())


def sample_bar() -> Bar:
    """Return customers cut in three."""
    shares = (("none", _("in none"), 0.29), ("one", _("in one"), 0.63), ("several", "", 0.08))
    return Bar(
        _("Accounts"),
        "",
        4812,
        tuple(
            Slice(key, label or _("in several"), round(4812 * share), share, begins)
            for (key, label, share), begins in zip(shares, (0.0, 0.29, 0.92), strict=True)
        ),
        drawn=True,
    )


def sample_overlap(sheet: Sheet) -> Overlap:
    """Return how four segments overlap, with more combinations than are drawn one by one."""
    idents = [segment.id for segment in sheet.columns]
    counts = (
        (612, 84, 0, 31),
        (84, 438, 12, 0),
        (0, 12, 97, 9),
        (31, 0, 9, 1800),
    )
    largest = [
        ([idents[3]], 1760),
        ([idents[0]], 497),
        ([idents[1]], 342),
        ([idents[0], idents[1]], 84),
        ([idents[2]], 76),
        ([idents[0], idents[3]], 31),
        ([idents[1], idents[2]], 12),
    ]
    return Overlap(sheet.columns, counts, Combinations(largest, others=2, in_others=9))


def _segment(colour: int, name: str, note: str, tier: Tier) -> SegmentView:
    return SegmentView(
        id=f"sample{colour}",
        matrix_id=MATRIX.id,
        name=name,
        note=note,
        tier=tier,
        colour=colour,
        shape=PAINT_BY_NUMBER[colour].shape,
        position=colour,
        rule="",
        rule_version=0,
        retired=False,
        version=1,
    )


def _line(columns: tuple[SegmentView, ...], key: str, *cells: Filled) -> Line:
    built_in = DIMENSION_BY_KEY[key]
    dimension = DimensionView(
        id=key,
        key=key,
        name=str(built_in.name),
        kind=built_in.kind,
        question=str(built_in.question),
        position=0,
        unit=_("accounts") if built_in.kind == Kind.MEASURE else "",
        measure="",
        over="sum",
        hidden=False,
        version=1,
    )
    boxes = []
    for segment, fill in zip(columns, cells, strict=True):
        cell, computed = fill(CellView(segment.id, key, built_in.kind))
        points = tuple(Point(each, badge=None) for each in cell.statements)
        boxes.append(Box(cell, segment, dimension, computed, points=points))
    return Line(dimension, tuple(boxes))


def _nothing(cell: CellView) -> tuple[CellView, None]:
    return cell, None


def _said(*texts: str, contested: bool = False) -> Filled:
    variant = VariantView("variant", _("Draw one map for the council"), "Ben", _("Sales"), THEN)

    def fill(cell: CellView) -> tuple[CellView, None]:
        statements = tuple(
            StatementView(
                id=f"sample{next(_numbers)}",
                segment_id=cell.segment_id,
                dimension_id=cell.dimension_id,
                text=text,
                position=position,
                member_id="",
                author_name="Ada",
                department=_("Marketing"),
                at=THEN,
                version=1,
                variants=(variant,) if contested else (),
            )
            for position, text in enumerate(texts)
        )
        return replace(cell, statements=statements), None

    return fill


def _counted(
    value: float,
    share: float,
    *,
    unsure: int = 0,
    stale: tuple[str, ...] = (),
    stated: tuple[float, float] | None = None,
) -> Filled:
    computed = ComputedMeasure(
        value=value,
        unit="",
        unsure=unsure,
        share=share,
        universe=4812,
        as_of=THEN,
        data_name=_("Customer export"),
        data_stamp="3f9a",
        stale=stale,
    )

    def fill(cell: CellView) -> tuple[CellView, ComputedMeasure]:
        if stated:
            cell, _none = _stated(*stated)(cell)
        return cell, computed

    return fill


def _stated(low: float, high: float) -> Filled:
    number = StatedMeasureView(
        id="stated",
        low=low,
        high=high,
        unit="",
        date=date(2026, 4, 1),
        source=_("School survey"),
        author_name="Ben",
        department=_("Sales"),
        version=1,
        at=THEN,
    )
    return lambda cell: (replace(cell, stated=number), None)


def _not_known(cell: CellView) -> tuple[CellView, None]:
    answer = NotKnownView("Ada", date(2026, 6, 1), _("Five interviews"), "Cleo", THEN)
    return replace(cell, not_known_yet=answer), None


def _asked(*names: str) -> Filled:
    contacts = tuple(
        ContactView(f"contact{position}", "", name, "", position)
        for position, name in enumerate(names)
    )
    return lambda cell: (replace(cell, contacts=contacts), None)
