"""Revisions that are kept, as pages read them: what they held, and how two of them differ."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Any, Self

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.matrix import access, differing, terms
from segmatrix.matrix.contents import Content, Row, label_of, number_of, words_of
from segmatrix.matrix.differing import Difference
from segmatrix.matrix.models import Revision, Wording
from segmatrix.matrix.queries.contents import content_of
from segmatrix.matrix.queries.matrices import MatrixView, view_of
from segmatrix.matrix.terms import LABELS, Part

_IN_CELLS = ("statements", "measures", "answers", "contacts")


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A revision that is kept.

    Attributes:
        name: What it was called, or empty.
        agreed: Whether it passed the gate; then `notes` stand beside the sign-off.
        put_aside: Whether it was kept only because another one was gone back to.
    """

    number: int
    name: str
    agreed: bool
    notes: tuple[str, ...]
    put_aside: bool
    by_name: str
    department: str
    at: datetime

    @classmethod
    def of(cls, row: Revision) -> Self:
        """Build the view from its row."""
        return cls(
            number=row.number,
            name=row.name,
            agreed=row.agreed,
            notes=tuple(row.notes),
            put_aside=row.put_aside,
            by_name=row.by_name,
            department=row.department,
            at=row.at,
        )


@dataclass(frozen=True, slots=True)
class KeptCell:
    """What a cell held: texts, numbers and people by their rows (`contents.Content`)."""

    statements: list[Row]
    measures: list[Row]
    answers: list[Row]
    contacts: list[Row]

    @property
    def number(self) -> str:
        """The stated number as it reads, or empty."""
        return next(map(number_of, self.measures), "")


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A dimension with its cells, in the order of the segments."""

    label: str
    cells: tuple[KeptCell, ...]


@dataclass(frozen=True, slots=True)
class KeptRevision:
    """A revision with all that it held.

    Attributes:
        name: What the matrix was called.
        columns: The segments in the table.
        profile: What their profiles held; no rows where nobody had said anything.
        charter: The answers with the names of their questions.
        axes: Across and up, with their words.
        places: The agreed placements on these axes, each with its `segment`.
    """

    matrix: MatrixView
    revision: RevisionView
    name: str
    columns: list[Row]
    rows: tuple[KeptRow, ...]
    profile: tuple[KeptRow, ...]
    charter: tuple[tuple[str, str], ...]
    axes: tuple[Row, ...]
    places: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions side by side; `after` is None for the matrix as it stands now."""

    matrix: MatrixView
    before: RevisionView
    after: RevisionView | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class WordingView:
    """Other words for what was agreed.

    Attributes:
        label: What was put in other words, such as "Name".
        until: Until when they may be challenged.
        open: Whether they may be challenged now.
    """

    id: str
    segment_id: str
    segment_name: str
    label: str
    before: str
    after: str
    by_name: str
    at: datetime
    until: datetime
    open: bool
    challenged_by: str
    reason: str


def revisions(matrix_id: str, actor: Actor) -> list[RevisionView]:
    """Return the revisions of a matrix that are kept, newest first."""
    matrix = access.matrix(matrix_id, actor)
    rows = Revision.objects.filter(matrix=matrix, stands=True).defer("content")
    return [RevisionView.of(row) for row in rows.order_by("-number")]


def revision(matrix_id: str, number: int, actor: Actor) -> KeptRevision:
    """Return a revision with all that it held, in a number of queries that does not grow."""
    matrix = access.matrix(matrix_id, actor)
    row = access.revision(matrix, number)
    content = Content.of(row.content)
    answers = {answer["key"]: answer["text"] for answer in content.charter}
    return KeptRevision(
        matrix=view_of(matrix),
        revision=RevisionView.of(row),
        name=content.name,
        columns=[segment | _looks(segment) for segment in content.columns],
        rows=_rows(content, content.rows),
        profile=_rows(content, content.profile) if _tells(content) else (),
        charter=tuple(
            (str(field.name), answers[field.key])
            for field in terms.CHARTER
            if answers.get(field.key)
        ),
        axes=tuple(map(words_of, content.axes)),
        places=_places(content),
    )


def comparison(matrix_id: str, before: int, after: int | None, actor: Actor) -> Comparison:
    """Return how a revision and another one differ, or the matrix as it stands now."""
    matrix = access.matrix(matrix_id, actor)
    old = access.revision(matrix, before)
    new = None if after is None else access.revision(matrix, after)
    content = Content.of(new.content) if new else content_of(matrix)
    return Comparison(
        matrix=view_of(matrix),
        before=RevisionView.of(old),
        after=new and RevisionView.of(new),
        differences=differing.differences(Content.of(old.content), content),
    )


def preview_restore(matrix_id: str, number: int, actor: Actor) -> Comparison:
    """Return what would change if the matrix held again what it held at a revision.

    In the differences `before` is what stands now and `after` the revision, turned round from
    `comparison`. Refuses a segment that became part of another one since.
    """
    matrix = access.matrix(matrix_id, actor)
    row = access.revision(matrix, number)
    view, content = RevisionView.of(row), Content.of(row.content)
    access.refuse_merged_since(matrix, [segment["id"] for segment in content.segments])
    coming = differing.differences(content_of(matrix), content)
    return Comparison(matrix=view_of(matrix), before=view, after=view, differences=coming)


def wordings(matrix_id: str, actor: Actor) -> list[WordingView]:
    """Return other words for the revision that was agreed last, newest first."""
    matrix = access.matrix(matrix_id, actor)
    rows = access.wordings(matrix)
    return [_wording(row) for row in rows.select_related("segment").order_by("-at", "pk")]


def _wording(row: Wording) -> WordingView:
    until = row.at + timedelta(days=terms.CHALLENGE_DAYS)
    return WordingView(
        id=row.pk,
        segment_id=row.segment_id,
        segment_name=row.segment.name,
        label=str(LABELS[Part(row.part)]),
        before=row.before,
        after=row.after,
        by_name=row.by_name,
        at=row.at,
        until=until,
        open=row.challenged_at is None and clock.now() <= until,
        challenged_by=row.challenged_by,
        reason=row.reason,
    )


def _looks(segment: Row) -> Row:
    return {"shape": terms.PAINT_BY_NUMBER[segment["colour"]].shape}


def _tells(content: Content) -> bool:
    """Say whether anything was said in a profile."""
    asked = {row["id"] for row in content.profile}
    said = chain(content.statements, content.answers)
    return any(row["dimension_id"] in asked for row in said)


def _rows(content: Content, dimensions: list[Row]) -> tuple[KeptRow, ...]:
    held = {noun: content.by_cell(noun) for noun in _IN_CELLS}

    def cell(segment: Row, dimension: Row) -> KeptCell:
        place = (segment["id"], dimension["id"])
        return KeptCell(**{noun: held[noun].get(place, []) for noun in _IN_CELLS})

    return tuple(
        KeptRow(label_of(row), tuple(cell(column, row) for column in content.columns))
        for row in dimensions
    )


def _places(content: Content) -> tuple[dict[str, Any], ...]:
    asked = tuple(axis["id"] for axis in content.axes)
    on = {row["segment_id"]: row for row in content.agreed if _axes(row) == asked}
    return tuple(
        on[segment["id"]] | {"segment": segment | _looks(segment)}
        for segment in content.columns
        if segment["id"] in on
    )


def _axes(row: Row) -> tuple[str, str]:
    return (row["x_axis_id"], row["y_axis_id"])
