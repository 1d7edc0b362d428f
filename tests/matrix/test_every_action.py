"""What holds for every action of the room, whatever it does."""

import pytest

from segmatrix.base.errors import NotFound
from segmatrix.matrix import actions, events
from tests.cast import HARBOURLIGHT, who_may
from tests.laws import Laws
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
TEMPLATES = {  # test_scaffolds.py
    "save_scaffold",
    "rename_scaffold",
    "remove_scaffold",
    "restore_scaffold",
}
FROM_ROUNDS = {"put_back_placements", "take_over_placements"}  # tests/rounds/test_reveals.py
PULSES = {"open_pulse", "list_groups", "close_pulse"}  # test_pulses.py


def test_every_action_is_here() -> None:
    assert set(DEEDS) | ABOUT_THE_LIST | TEMPLATES | FROM_ROUNDS | PULSES == set(actions.__all__)


@pytest.mark.parametrize("name", DEEDS)
def test_the_laws_of_actions(name: str, bench: Bench) -> None:
    deed, exa = DEEDS[name], bench.cast.exa
    permitted = sorted(who_may(deed.may))
    if name in OWN_ONLY:  # and it is Exa's here
        permitted.sort(key="exa".__ne__)
    laws = Laws(deed.given(bench), bench.picture, do)
    laws.only_these_may(bench.cast, permitted)
    facts = laws.recorded_once(exa)
    assert {type(fact) for fact in facts} == set(deed.facts)
    assert {fact.matrix_id for fact in facts} == {bench.id}
    laws.undone_exactly(exa, once=deed.once)


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
