"""Other words for what was agreed reach the inbox of those who were shown a revision."""

import pytest

from segmatrix.inbox import queries
from segmatrix.matrix import events
from tests.cast import Cast
from tests.matrix.agreeing import agree
from tests.matrix.deeds import do
from tests.review.panel import Panel

pytestmark = pytest.mark.django_db


def told(panel: Panel, who: str) -> list[tuple[str, str, str]]:
    found = queries.notices(getattr(panel.cast, who), unread_only=True).notices
    return [(each.kind.value, each.who, each.text) for each in found]


def test_they_are_told_and_nobody_else_and_it_is_taken_back_with_the_words(cast: Cast) -> None:
    panel = Panel(cast)
    banks = panel.segment("Banks")
    shown, _asked = panel.member(cast.mika), panel.member(cast.pri)
    panel.expose(shown, cast.mika)
    panel.meeting(panel.member(cast.exa))
    agree(panel)
    words = events.Reword(matrix_id=panel.id, segment_id=banks, part="name", text="Lenders")
    do(words, cast.fara)
    for who in ("mika", "exa"):
        assert told(panel, who) == [("wording", "Fara", "Lenders")]
    for who in ("pri", "sol", "fara"):
        assert told(panel, who) == []
    panel.undo(words, cast.fara)
    assert told(panel, "mika") == []
