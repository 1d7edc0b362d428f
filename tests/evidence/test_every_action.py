"""What holds for every action of the room, whatever it does."""

import pytest

from segmatrix.activity import actions as activity
from segmatrix.activity.queries import since
from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.evidence import actions
from segmatrix.matrix import events as matrix
from tests.cast import who_may
from tests.evidence.conftest import Desk, do
from tests.evidence.deeds import DEEDS

WITH_FILES = {"import_document", "receive_document"}  # test_documents.py


def test_every_action_is_here() -> None:
    assert set(DEEDS) | WITH_FILES == set(actions.__all__)


@pytest.mark.parametrize("name", DEEDS)
class TestEveryAction:
    def test_it_records_what_happened_with_all_of_it(self, name: str, desk: Desk) -> None:
        deed = DEEDS[name]
        facts = getattr(actions, name)(deed.given(desk), actor=desk.cast.exa)
        assert {type(fact) for fact in facts} == set(deed.facts)
        recorded = [entry.fact for entry in since(desk.stream, 0)][-len(facts) :]
        assert recorded == facts  # what JSON keeps is all there was
        for fact in facts:
            assert fact.matrix_id == desk.id
            assert fact.subject
            assert "p1" not in fact.to_json().values()  # ids of customers stay out of facts

    def test_only_those_may_whose_role_permits_it(self, name: str, desk: Desk) -> None:
        deed = DEEDS[name]
        given, before = deed.given(desk), desk.picture()
        permitted = set(who_may(deed.may))
        assert "vic" not in permitted
        for who in {"exa", "fara", "sol", "ana", "vic"} - permitted:
            with pytest.raises(NotPermitted):
                do(given, getattr(desk.cast, who))
        assert desk.picture() == before
        assert do(given, getattr(desk.cast, sorted(permitted)[0]))

    def test_nobody_from_elsewhere_finds_it(self, name: str, desk: Desk) -> None:
        given, before = DEEDS[name].given(desk), desk.picture()
        with pytest.raises(NotFound):
            do(given, desk.cast.otto)
        assert desk.picture() == before

    def test_nobody_reaches_it_through_a_matrix_of_their_own(self, name: str, desk: Desk) -> None:
        given, before = DEEDS[name].given(desk), desk.picture()
        if name == "add_source":  # which asks for nothing that is there
            return
        otto = desk.cast.otto
        theirs = do(matrix.CreateMatrix(workspace_id=otto.workspace_id, name="Theirs"), otto)[0]
        reached = type(given)(**given.to_json() | {"matrix_id": theirs.matrix_id})
        with pytest.raises(NotFound):
            do(reached, otto)
        assert desk.picture() == before

    def test_a_repeated_request_changes_nothing(self, name: str, desk: Desk) -> None:
        given = DEEDS[name].given(desk)
        first = do(given, desk.cast.exa)
        after, count = desk.picture(), len(since(desk.stream, 0))
        assert do(given, desk.cast.exa) == first
        assert desk.picture() == after
        assert len(since(desk.stream, 0)) == count

    def test_undo_restores_exactly_and_undoing_that_does_it_again(
        self, name: str, desk: Desk
    ) -> None:
        given = DEEDS[name].given(desk)
        before = desk.picture()
        do(given, desk.cast.exa)
        after = desk.picture()
        assert after != before
        target = given.operation_id
        for expected in (before, after, before):
            turn = new_id()
            activity.undo(desk.stream, target=target, operation_id=turn, actor=desk.cast.exa)
            assert desk.picture() == expected
            target = turn
