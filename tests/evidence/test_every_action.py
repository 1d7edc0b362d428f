"""What holds for every action of the room, whatever it does."""

import pytest

from segmatrix.activity.events import Input
from segmatrix.base.errors import NotFound
from segmatrix.evidence import actions
from segmatrix.matrix import events as matrix
from tests.cast import who_may
from tests.evidence.conftest import Desk, do
from tests.evidence.deeds import DEEDS
from tests.laws import Laws

WITH_FILES = {"import_document", "receive_document"}  # test_documents.py


def test_every_action_is_here() -> None:
    assert set(DEEDS) | WITH_FILES == set(actions.__all__)


@pytest.mark.parametrize("name", DEEDS)
def test_the_laws_of_actions(name: str, desk: Desk) -> None:
    deed, exa = DEEDS[name], desk.cast.exa
    given = deed.given(desk)
    laws = Laws(given, desk.picture)
    assert "vic" not in who_may(deed.may)
    laws.only_these_may(desk.cast, sorted(who_may(deed.may)))
    if name != "add_source":  # which asks for nothing that is there
        assert_out_of_reach(given, desk)
        laws.nothing_changed()
    facts = laws.recorded_once(exa)
    assert {type(fact) for fact in facts} == set(deed.facts)
    for fact in facts:
        assert fact.matrix_id == desk.id
        assert "p1" not in fact.to_json().values()  # ids of customers stay out of facts
    laws.undone_exactly(exa)


def assert_out_of_reach(given: Input, desk: Desk) -> None:
    """Find that nobody from elsewhere reaches it through a matrix of their own."""
    otto = desk.cast.otto
    theirs = do(matrix.CreateMatrix(workspace_id=otto.workspace_id, name="Theirs"), otto)[0]
    reached = type(given)(**given.to_json() | {"matrix_id": theirs.matrix_id})
    with pytest.raises(NotFound):
        do(reached, otto)
