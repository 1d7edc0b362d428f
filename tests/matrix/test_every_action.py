"""What holds for every action of the room, whatever it does."""

import pytest

from segmatrix.activity import actions as activity
from segmatrix.activity.queries import since
from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events
from tests.cast import HARBOURLIGHT, who_may
from tests.matrix.conftest import Bench
from tests.matrix.deeds import DEEDS, do

OWN_ONLY = {
    "withdraw_placement",
    "edit_comment",
    "remove_comment",
    "restore_comment",
    "withdraw_question",
    "repeat_question",
    "withdraw_proposal",
    "withdraw_endorsement",
    "reinstate_endorsement",
    "take_back_challenge",
}
ABOUT_THE_LIST = {"create_matrix", "discard_matrix", "reinstate_matrix"}  # test_matrices.py
PULSES = {"open_pulse", "list_groups", "close_pulse"}  # test_pulses.py


def test_every_action_is_here() -> None:
    assert set(DEEDS) | ABOUT_THE_LIST | PULSES == set(actions.__all__)


@pytest.mark.parametrize("name", DEEDS)
class TestEveryAction:
    def test_it_records_what_happened_with_all_of_it(self, name: str, bench: Bench) -> None:
        deed = DEEDS[name]
        facts = do(deed.given(bench), bench.cast.exa)
        assert {type(fact) for fact in facts} == set(deed.facts)
        recorded = [entry.fact for entry in since(bench.stream, 0)][-len(facts) :]
        assert recorded == facts  # what JSON keeps is all there was
        for fact in facts:
            assert fact.matrix_id == bench.id
            assert fact.subject

    def test_only_those_may_whose_role_permits_it(self, name: str, bench: Bench) -> None:
        deed = DEEDS[name]
        given, before = deed.given(bench), bench.picture()
        permitted = set(who_may(deed.may))
        for who in ("exa", "fara", "sol", "ana", "vic"):
            if who not in permitted:
                with pytest.raises(NotPermitted):
                    do(given, getattr(bench.cast, who))
        assert bench.picture() == before
        if name in OWN_ONLY:  # and it is Exa's here
            permitted = {"exa"}
        assert do(given, getattr(bench.cast, sorted(permitted)[0]))

    def test_nobody_from_elsewhere_finds_it(self, name: str, bench: Bench) -> None:
        given, before = DEEDS[name].given(bench), bench.picture()
        with pytest.raises(NotFound):
            do(given, bench.cast.otto)
        assert bench.picture() == before

    def test_a_repeated_request_changes_nothing(self, name: str, bench: Bench) -> None:
        given = DEEDS[name].given(bench)
        first = do(given, bench.cast.exa)
        after, count = bench.picture(), len(since(bench.stream, 0))
        assert do(given, bench.cast.exa) == first
        assert bench.picture() == after
        assert len(since(bench.stream, 0)) == count

    def test_undo_restores_exactly_and_undoing_that_does_it_again(
        self, name: str, bench: Bench
    ) -> None:
        deed = DEEDS[name]
        given = deed.given(bench)
        before = bench.picture()
        do(given, bench.cast.exa)
        after = bench.picture()
        assert after != before

        undo_id, redo_id = new_id(), new_id()
        activity.undo(
            bench.stream, target=given.operation_id, operation_id=undo_id, actor=bench.cast.exa
        )
        assert bench.picture() == before
        if deed.once:
            return
        activity.undo(bench.stream, target=undo_id, operation_id=redo_id, actor=bench.cast.exa)
        assert bench.picture() == after
        activity.undo(bench.stream, target=redo_id, operation_id=new_id(), actor=bench.cast.exa)
        assert bench.picture() == before


def test_a_matrix_of_another_workspace_cannot_be_reached_by_any_id(bench: Bench) -> None:
    given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name="Spy")
    with pytest.raises(NotFound):
        do(given, bench.cast.otto)
    elsewhere = do(
        events.CreateMatrix(workspace_id=bench.cast.otto.workspace_id, name="Theirs"),
        bench.cast.otto,
    )
    segment_id = bench.segment("Banks")
    with pytest.raises(NotFound):  # their own matrix, somebody else's segment
        do(
            events.RetireSegment(matrix_id=elsewhere[0].matrix_id, segment_id=segment_id),
            bench.cast.otto,
        )
