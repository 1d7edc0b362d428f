"""Questions of cells as pages read them: who is asked what, by whom."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Proposal, Question
from segmatrix.matrix.queries.texts import Ids, Text, in_cell
from segmatrix.matrix.terms import Standing


@dataclass(frozen=True, slots=True)
class QuestionView:
    """The question of a cell, asked of one member or one department.

    Attributes:
        question: What the row asks.
        note: What the asker added.
        asked: Whom it is asked of, by name.
        asked_id: The member, empty for a department.
    """

    id: str
    segment_id: str
    segment_name: str
    segment_colour: int
    dimension_id: str
    dimension_name: str
    question: str
    note: str
    asked: str
    asked_id: str
    asker_id: str
    asker_name: str
    asker_department: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """A question that waits for one person, as the worker looks through those of many matrices."""

    id: str
    matrix_id: str
    asked_id: str
    asker_id: str


def questions(matrix_id: str, actor: Actor) -> tuple[QuestionView, ...]:
    """Return the questions of a matrix that wait for an answer, oldest first."""
    return views(_open(matrix_id, actor))


def questions_to(matrix_id: str, actor: Actor) -> tuple[QuestionView, ...]:
    """Return the open questions that the actor or their department was asked, oldest first."""
    own = access.of_actor(actor).values("pk")
    return views(_open(matrix_id, actor).filter(pk__in=own))


def waiting_questions(matrix_ids: Collection[str]) -> list[WaitingQuestion]:
    """Return the questions of some matrices that wait for one person, in one query.

    For the worker, who acts for whom they wait.
    """
    rows = access.open_questions().filter(
        access.OPEN_ROW,
        segment__matrix__in=matrix_ids,
        segment__standing=Standing.CURRENT,
    )
    found = rows.exclude(asked_id="").order_by("asked_at", "pk")
    return [
        WaitingQuestion(*row)
        for row in found.values_list("pk", "segment__matrix_id", "asked_id", "asker_id")
    ]


def question(matrix_id: str, question_id: str, actor: Actor) -> QuestionView:
    """Return one question that stands, answered or not."""
    row = access.question(access.matrix(matrix_id, actor), question_id)
    return views(Question.objects.filter(pk=row.pk))[0]


def _open(matrix_id: str, actor: Actor) -> QuerySet[Question]:
    matrix = access.matrix(matrix_id, actor)
    return access.open_questions().filter(
        access.OPEN_ROW, segment__matrix=matrix, segment__standing=Standing.CURRENT
    )


def views(rows: QuerySet[Question]) -> tuple[QuestionView, ...]:
    """Return questions that the actor may read, oldest first, in one query."""
    found = rows.select_related("segment", "dimension").order_by("asked_at", "pk")
    return tuple(
        QuestionView(
            id=row.pk,
            segment_id=row.segment_id,
            segment_name=row.segment.name,
            segment_colour=row.segment.colour,
            dimension_id=row.dimension_id,
            dimension_name=row.dimension.label,
            question=row.dimension.guiding_question,
            note=row.note,
            asked=row.asked_name or row.asked_department,
            asked_id=row.asked_id,
            asker_id=row.asker_id,
            asker_name=row.asker_name,
            asker_department=row.asker_department,
            at=row.asked_at,
        )
        for row in found
    )


def question_texts(matrix_id: str, ids: Ids = None, *, proposal_id: str = "") -> Iterator[Text]:
    """Return what askers added to questions that wait, or to the one that a proposal answers."""
    rows = Question.objects.filter(segment__matrix=matrix_id)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    if proposal_id:
        rows = rows.filter(pk__in=Proposal.objects.filter(pk=proposal_id).values("question"))
    waiting = set(access.open_questions().filter(pk__in=rows).values_list("pk", flat=True))
    for row in rows.select_related("segment", "dimension").order_by("asked_at", "pk"):
        yield in_cell(
            row,
            row.pk,
            stands=row.pk in waiting,
            text=row.note,
            by=row.asker_name,
            at=row.asked_at,
        )
