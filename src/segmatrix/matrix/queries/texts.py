"""The texts of a matrix for a room that keeps an index of them, whoever may read which.

Each function returns the texts of one noun, oldest first: all of a matrix, or those of some `ids`,
among which one that nobody can read now comes without words. The caller shows them to readers of
the matrix only, and a text that is `brought_by` somebody to them and few others.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from segmatrix.matrix import terms
from segmatrix.matrix.models import (
    Alias,
    CharterAnswer,
    Comment,
    Dimension,
    Matrix,
    Persona,
    Revision,
    Segment,
    Statement,
    Thread,
)
from segmatrix.matrix.terms import Standing

Ids = Collection[str] | None
_OPENED = (Standing.CURRENT, Standing.ASIDE)
_FIELDS = {field.key: field for field in terms.CHARTER}


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One text of a matrix.

    Attributes:
        id: Of what it is the text of.
        title: What that is called; empty where the text says all.
        text: Its words; with an empty title, nobody can read it now.
        place: Where it stands, in words.
        about: The id of what it is read in: a word's segment, a comment's thread.
        by: Who said it, where that is kept; so `at`.
        brought_by: The member who brought in the table that it is a row of; empty for a text that
            everybody reads who may read the matrix.
    """

    id: str
    title: str = ""
    text: str = ""
    place: str = ""
    about: str = ""
    by: str = ""
    at: datetime | None = None
    brought_by: str = ""


class Placed(Protocol):
    """What stands in a cell."""

    segment: Segment
    dimension: Dimension


def in_cell(row: Placed, ident: str, *, stands: bool = True, **said: Any) -> Text:
    """Return the text of something in a cell; without words once it, or its cell, is closed.

    Args:
        row: What says which cell it is.
        ident: The id of the text.
        stands: Whether it can still be read there.
        said: All else that a `Text` has; by default it is read in its cell, `SEGMENT:DIMENSION`.
    """
    if not (stands and row.segment.standing == Standing.CURRENT and row.dimension.open):
        return Text(id=ident)
    about = f"{row.segment.pk}:{row.dimension.pk}"
    return Text(id=ident, place=_cell(row), **{"about": about, **said})


def every_matrix(workspace_id: str = "") -> list[str]:
    """Return the ids of all matrices there are, of one workspace or every, oldest first."""
    rows = Matrix.objects.filter(discarded=False)
    if workspace_id:
        rows = rows.filter(workspace=workspace_id)
    return list(rows.order_by("created_at", "pk").values_list("pk", flat=True))


def segment_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return the names and notes of segments, in the table or retired."""
    rows = Segment.objects.filter(matrix=matrix_id, **_of(ids)).order_by("position", "pk")
    for row in rows:
        opened = row.standing in _OPENED
        yield Text(id=row.pk, title=row.name, text=row.note) if opened else Text(id=row.pk)


def alias_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return the words that stand for segments beside their names."""
    rows = Alias.objects.filter(matrix=matrix_id, **_of(ids)).select_related("segment")
    for row in rows.order_by("said_at", "pk"):
        stands = not row.removed and row.segment.standing in _OPENED
        yield (
            Text(
                id=row.pk,
                title=row.text,
                place=row.segment.name,
                about=row.segment_id,
                by=row.author_name,
                at=row.said_at,
            )
            if stands
            else Text(id=row.pk)
        )


def dimension_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return what people call rows, and ask in them, in words of their own."""
    rows = Dimension.objects.filter(matrix=matrix_id, **_of(ids)).order_by("position", "pk")
    for row in rows:
        yield Text(id=row.pk, title=row.name, text=row.question) if row.open else Text(id=row.pk)


def revision_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return the names of revisions that are kept; their ids are their numbers."""
    which = {} if ids is None else {"number__in": [int(number) for number in ids]}
    for row in Revision.objects.filter(matrix=matrix_id, **which).order_by("number"):
        ident = str(row.number)
        yield (
            Text(id=ident, title=row.name, by=row.by_name, at=row.at)
            if row.stands
            else Text(id=ident)
        )


def definition_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return the statements that define segments of the table."""
    return _statements(matrix_id, ids, defining=True)


def statement_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return all other statements: of the table, and of each segment's profile."""
    return _statements(matrix_id, ids, defining=False)


def persona_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return the personas of segments in the table."""
    rows = Persona.objects.filter(segment__matrix=matrix_id, **_of(ids)).select_related("segment")
    for row in rows.order_by("said_at", "pk"):
        stands = not row.removed and row.segment.standing == Standing.CURRENT
        yield (
            Text(
                id=row.pk,
                title=row.name,
                text="\n".join(filter(None, (row.role, row.goals))),
                place=row.segment.name,
                about=row.segment_id,
                by=row.author_name,
                at=row.said_at,
            )
            if stands
            else Text(id=row.pk)
        )


def comment_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return comments, with what their threads hang on."""
    rows = Comment.objects.filter(thread__matrix=matrix_id, **_of(ids)).select_related(
        "thread__segment",
        "thread__dimension",
        "thread__statement__segment",
        "thread__statement__dimension",
    )
    for row in rows.order_by("said_at", "pk"):
        yield (
            Text(id=row.pk)
            if row.removed
            else Text(
                id=row.pk,
                text=row.text,
                place=_hangs_on(row.thread),
                about=row.thread_id,
                by=row.author_name,
                at=row.said_at,
            )
        )


def charter_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return what the charter answers; their ids are the keys of its questions."""
    which = {} if ids is None else {"key__in": ids}
    for row in CharterAnswer.objects.filter(matrix=matrix_id, **which).order_by("pk"):
        if field := _FIELDS.get(row.key):
            yield Text(id=row.key, text=row.text, place=str(field.name))


def _statements(matrix_id: str, ids: Ids, *, defining: bool) -> Iterator[Text]:
    rows = Statement.objects.filter(segment__matrix=matrix_id, **_of(ids))
    of_row = {"dimension__key": "definition"}
    rows = rows.filter(**of_row) if defining else rows.exclude(**of_row)
    for row in rows.select_related("segment", "dimension").order_by("said_at", "pk"):
        yield in_cell(
            row,
            row.pk,
            stands=not row.removed,
            text=row.text,
            about=row.segment_id,
            by=row.author_name,
            at=row.said_at,
        )


def _hangs_on(thread: Thread) -> str:
    return _cell(thread.statement or thread)


def _cell(at: Placed | Thread) -> str:
    """Return where a thing stands, in words: as much as it has of segment and row."""
    names = [at.segment.name if at.segment else "", at.dimension.label if at.dimension else ""]
    return ", ".join(filter(None, names))


def _of(ids: Ids) -> dict[str, Collection[str]]:
    return {} if ids is None else {"pk__in": ids}
