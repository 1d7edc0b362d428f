"""What the cells of a matrix hold, as pages read it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import (
    Contact,
    NotKnownYet,
    StatedMeasure,
    Statement,
    Variant,
)
from segmatrix.matrix.queries.dimensions import DimensionView
from segmatrix.matrix.queries.proposals import ProposalView
from segmatrix.matrix.queries.proposals import views as proposal_views
from segmatrix.matrix.queries.questions import QuestionView
from segmatrix.matrix.queries.questions import views as question_views
from segmatrix.matrix.queries.segments import SegmentView
from segmatrix.matrix.queries.statements import StatementView, VariantView
from segmatrix.matrix.queries.texts import Ids, Text, in_cell
from segmatrix.matrix.terms import Kind

Place = tuple[str, str]
Row = TypeVar("Row", StatedMeasure, NotKnownYet, Contact, ProposalView, QuestionView)


@dataclass(frozen=True, slots=True)
class StatedMeasureView:
    """A number that a person stated: a value (`low` equals `high`) or a range.

    Attributes:
        date: The day that the number speaks of.
        source: Where it comes from, in words.
        version: Counts the numbers stated for this cell.
        at: When it was stated.
    """

    id: str
    low: float
    high: float
    unit: str
    date: date | None
    source: str
    author_name: str
    department: str
    version: int
    at: datetime

    @property
    def value(self) -> float | None:
        """The number, or None for a range."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class ContactView:
    """Somebody to ask; `member_id` is empty for an outsider."""

    id: str
    member_id: str
    name: str
    role: str
    position: int


@dataclass(frozen=True, slots=True)
class NotKnownView:
    """The answer "not known yet": who finds out, by when and how; each may be missing."""

    owner: str
    due: date | None
    method: str
    author_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CellView:
    """Where a segment meets a dimension.

    Attributes:
        kind: What the cell holds: text, statements, measure or people.
        statements: Its texts in order; at most one where the kind is text.
        not_known_yet: What holds while the cell has no other answer.
        proposals: Statements that wait to be accepted, oldest first; no part of what it holds.
        questions: Whom it was asked of and who has not answered yet.
        empty: Whether it holds nothing, not even the answer "not known yet".
    """

    segment_id: str
    dimension_id: str
    kind: str
    statements: tuple[StatementView, ...] = ()
    stated: StatedMeasureView | None = None
    contacts: tuple[ContactView, ...] = ()
    not_known_yet: NotKnownView | None = None
    proposals: tuple[ProposalView, ...] = ()
    questions: tuple[QuestionView, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.statements or self.stated or self.contacts or self.not_known_yet)


def cell(matrix_id: str, segment_id: str, dimension_id: str, actor: Actor) -> CellView:
    """Return one cell of the table, or of a segment's profile."""
    matrix = access.matrix(matrix_id, actor)
    across, down = access.cell(matrix, segment_id, dimension_id)
    return cells_of([SegmentView.of(across)], [DimensionView.of(down)])[(segment_id, dimension_id)]


def cells_of(
    segments: Iterable[SegmentView], dimensions: Iterable[DimensionView]
) -> dict[Place, CellView]:
    """Return the cells where these segments meet these dimensions, in at most eight queries.

    What no dimension among them can hold is not asked for.
    """
    columns, rows = list(segments), list(dimensions)
    kinds = {row.kind for row in rows}
    where = {
        "segment__in": [segment.id for segment in columns],
        "dimension__in": [dimension.id for dimension in rows],
    }
    numbers = StatedMeasure.objects.filter(**where, current=True)
    people = Contact.objects.filter(**where, removed=False).order_by("position")
    statements = _statements(where) if kinds & set(access.TEXTUAL) else _by_place(())
    stated = _by_place(numbers if Kind.MEASURE in kinds else ())
    contacts = _by_place(people if Kind.PEOPLE in kinds else ())
    not_known = _by_place(NotKnownYet.objects.filter(**where, current=True))
    proposals = _by_place(reversed(proposal_views(access.waiting_proposals().filter(**where))))
    questions = _by_place(question_views(access.open_questions().filter(**where)))
    cells = {}
    for segment in columns:
        for dimension in rows:
            place = (segment.id, dimension.id)
            cells[place] = CellView(
                *place,
                dimension.kind,
                statements=tuple(statements[place]),
                stated=next(map(_stated, stated[place]), None),
                contacts=tuple(map(_contact, contacts[place])),
                not_known_yet=None
                if statements[place] or stated[place] or contacts[place]
                else next(map(_not_known, not_known[place]), None),
                proposals=tuple(proposals[place]),
                questions=tuple(questions[place]),
            )
    return cells


def stated_measures(matrix_id: str) -> dict[Place, StatedMeasureView]:
    """Return the numbers that people stated, by segment and dimension.

    For higher rooms: the caller answers for who asked.
    """
    rows = StatedMeasure.objects.filter(segment__matrix=matrix_id, current=True)
    return {(row.segment_id, row.dimension_id): _stated(row) for row in rows}


def not_known_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return who finds out what is not known yet, and how, as long as its cell has no answer.

    The id of each names its cell, `SEGMENT:DIMENSION`.
    """
    rows = NotKnownYet.objects.filter(segment__matrix=matrix_id, current=True)
    if ids is not None:
        rows = rows.filter(segment__in={ident.partition(":")[0] for ident in ids})
    here = {"segment": OuterRef("segment"), "dimension": OuterRef("dimension")}
    rows = rows.exclude(
        Exists(Statement.objects.filter(**here, removed=False))
        | Exists(StatedMeasure.objects.filter(**here, current=True))
        | Exists(Contact.objects.filter(**here, removed=False))
    )
    found = {}
    for row in rows.select_related("segment", "dimension").order_by("said_at", "pk"):
        ident = f"{row.segment_id}:{row.dimension_id}"
        who = {"by": row.author_name, "at": row.said_at}
        found[ident] = in_cell(row, ident, title=row.owner, text=row.method, **who)
    yield from found.values() if ids is None else (found.get(one, Text(id=one)) for one in ids)


def _statements(where: dict[str, list[str]]) -> dict[Place, list[StatementView]]:
    rows = Statement.objects.filter(**where, removed=False).order_by("position", "pk")
    open_variants = Variant.objects.filter(
        statement__segment__in=where["segment__in"],
        statement__dimension__in=where["dimension__in"],
        settled=False,
    )
    variants: dict[str, list[VariantView]] = defaultdict(list)
    for variant in open_variants.order_by("said_at", "pk"):
        variants[variant.statement_id].append(VariantView.of(variant))
    found: dict[Place, list[StatementView]] = defaultdict(list)
    for row in rows:
        found[row.segment_id, row.dimension_id].append(StatementView.of(row, variants[row.pk]))
    return found


def _by_place(rows: Iterable[Row]) -> dict[Place, list[Row]]:
    found: dict[Place, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.segment_id, row.dimension_id].append(row)
    return found


def _stated(row: StatedMeasure) -> StatedMeasureView:
    return StatedMeasureView(
        id=row.pk,
        low=row.low,
        high=row.high,
        unit=row.unit,
        date=row.date,
        source=row.source,
        author_name=row.author_name,
        department=row.department,
        version=row.version,
        at=row.said_at,
    )


def _contact(row: Contact) -> ContactView:
    return ContactView(row.pk, row.member_id, row.name, row.role, row.position)


def _not_known(row: NotKnownYet) -> NotKnownView:
    return NotKnownView(row.owner, row.due, row.method, row.author_name, row.said_at)
