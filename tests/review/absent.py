"""Somebody who is away, who stands in for them, and what others ask meanwhile, in one line each."""

from datetime import UTC, datetime

from segmatrix.base.actor import Actor
from segmatrix.inbox.queries import notices
from segmatrix.matrix import events as matrix
from segmatrix.review import events, queries
from tests.cast import Cast
from tests.review.panel import do
from tests.review.planner import Planner

BEFORE = datetime(2026, 11, 20, 12, tzinfo=UTC)
MEANWHILE = datetime(2026, 11, 25, 12, tzinfo=UTC)
AFTERWARDS = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Desk(Planner):
    """Sol, who is away in the week of 23 November, Mika who stands in, and what Pri asks Sol."""

    def __init__(self, cast: Cast, name: str = "Customer segments") -> None:
        super().__init__(cast, name)
        self.banks = self.segment("Banks")
        self.absence = self.away(cast.sol.member_id, cast.mika.member_id)

    def asked(self) -> str:
        place = {"segment_id": self.banks, "dimension_id": self.dimension["goals"]}
        given = matrix.AskQuestion(matrix_id=self.id, asked_id=self.cast.sol.member_id, **place)
        return do(given, self.cast.pri)[-1].question_id

    def answered(self, question_id: str, by: Actor) -> None:
        given = events.AnswerQuestion(matrix_id=self.id, question_id=question_id, text="Grow")
        do(given, by)

    def told(self, who: str) -> list[str]:
        page = notices(getattr(self.cast, who), unread_only=True)
        return [each.kind.value for each in page.notices]

    def waits_for(self, who: str) -> list[str]:
        """Return of whom somebody answers questions in their place."""
        stood_in = queries.stood_in(self.id, getattr(self.cast, who))
        return [each.question.asked for each in stood_in]
