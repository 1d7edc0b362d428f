"""Review rounds as pages read them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.review import access
from segmatrix.review.models import Reminder, ReviewAnswer, ReviewRound
from segmatrix.review.terms import Answer


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What one person said in a round.

    Attributes:
        member_id: Empty for somebody without an account.
        answer: Empty while it is owed.
        excused: Whether nobody waits for it.
        deputy: Who answered for them; empty for themselves.
    """

    stakeholder_id: str
    member_id: str
    name: str
    department: str
    answer: Answer
    words: str
    answered_at: datetime | None
    excused: bool
    deputy: str = ""

    @property
    def owed(self) -> bool:
        """Whether it is still waited for."""
        return self.answer is Answer.OWED and not self.excused


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A round: who was asked to read which revision, until when, and what they said.

    Attributes:
        reminded_at: When those who owed an answer were reminded last, if ever.
        today: The day it is where the matrix is worked on.
    """

    id: str
    revision: int
    due: date
    note: str
    asked_by: str
    asked_at: datetime
    answers: tuple[AnswerView, ...]
    reminded_at: datetime | None
    today: date

    @property
    def owing(self) -> tuple[AnswerView, ...]:
        """Those who owe an answer."""
        return tuple(answer for answer in self.answers if answer.owed)

    @property
    def late(self) -> bool:
        """Whether answers are owed though the day has passed."""
        return bool(self.owing) and self.today > self.due

    def of(self, member_id: str) -> AnswerView | None:
        """Return what a member said or owes, None for who was not asked."""
        return next((each for each in self.answers if each.member_id == member_id), None)


def reviews(matrix_id: str, actor: Actor) -> tuple[ReviewView, ...]:
    """Return the review rounds of a matrix, newest first, in a fixed number of queries."""
    matrix = access.matrix(matrix_id, actor)
    found = ReviewRound.objects.filter(matrix=matrix.id, removed=False)
    rounds = list(found.order_by("-asked_at", "pk"))
    answers: dict[str, list[AnswerView]] = defaultdict(list)
    rows = ReviewAnswer.objects.filter(review__in=rounds, stakeholder__removed=False)
    for row in rows.select_related("stakeholder").order_by("stakeholder__name", "pk"):
        answers[row.review_id].append(_answer(row))
    reminded = dict(
        Reminder.objects.filter(review__in=rounds).order_by("at").values_list("review", "at")
    )
    zone = ZoneInfo(people.timezone_in(matrix.id, actor))
    today = clock.now().astimezone(zone).date()
    return tuple(
        ReviewView(
            id=row.pk,
            revision=row.revision,
            due=row.due,
            note=row.note,
            asked_by=row.asked_by,
            asked_at=row.asked_at,
            answers=tuple(answers[row.pk]),
            reminded_at=reminded.get(row.pk),
            today=today,
        )
        for row in rounds
    )


def _answer(row: ReviewAnswer) -> AnswerView:
    person = row.stakeholder
    return AnswerView(
        stakeholder_id=person.pk,
        member_id=person.member_id,
        name=person.name,
        department=person.department,
        answer=Answer(row.answer),
        words=row.words,
        answered_at=row.answered_at,
        excused=bool(person.excuse),
        deputy=row.deputy_name,
    )
