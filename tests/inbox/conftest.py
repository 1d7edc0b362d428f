"""An inbox on the bench: a matrix in which Sol has said something, and short ways to read mail."""

from collections.abc import Callable

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.inbox import queries
from segmatrix.matrix import events
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


class Office(Bench):
    """A matrix with Sol's statement on banks, and everybody's inbox."""

    def __init__(self, cast: Cast, name: str = "Customer segments") -> None:
        super().__init__(cast, name)
        self.banks = self.segment("Banks")
        self.said = self.statement(self.banks, "Prove figures")

    def told(self, who: str) -> list[tuple[str, str, str]]:
        """Return what is unread in somebody's inbox: kind, by whom, the words; oldest first."""
        page = queries.notices(getattr(self.cast, who), unread_only=True)
        return [(each.kind.value, each.who, each.text) for each in reversed(page.notices)]

    def inbox(self, who: str) -> tuple[queries.NoticeView, ...]:
        return queries.notices(getattr(self.cast, who)).notices

    def unread(self, who: str) -> int:
        return queries.unread(getattr(self.cast, who))

    def edit(self, text: str, by: Actor, *, version: int | None = None) -> Input:
        given = events.EditStatement(
            matrix_id=self.id, statement_id=self.said, text=text, version=version
        )
        do(given, by)
        return given

    def take_back(self, operation_id: str, by: Actor) -> str:
        """Undo an operation, and return the undo's id."""
        undo_id = new_id()
        undo(self.stream, target=operation_id, operation_id=undo_id, actor=by)
        return undo_id

    def remove(self, comment: Fact, by: Actor) -> None:
        do(events.RemoveComment(matrix_id=self.id, comment_id=comment.comment_id), by)


@pytest.fixture
def office(cast: Cast) -> Office:
    """A matrix with a statement of Sol's."""
    return Office(cast)


@pytest.fixture
def everybody_read(office: Office) -> Callable[[], dict[str, int]]:
    """Say who has how many unread notices, those without any left out."""

    def count() -> dict[str, int]:
        people = ("exa", "fara", "sol", "mika", "pri", "ana", "vic")
        return {who: number for who in people if (number := office.unread(who))}

    return count
