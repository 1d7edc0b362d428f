"""Taking an observation and linking it in one write."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.base.ids import new_id
from segmatrix.evidence import events, queries
from segmatrix.evidence.targets import Target
from tests.evidence.conftest import Desk, do

pytestmark = pytest.mark.django_db


def taken(desk: Desk, target: Target | None, **more: object) -> events.TakeObservation:
    about = {"target_kind": target.kind, "target_id": target.id} if target else {}
    return desk.ask(events.TakeObservation, operation_id=new_id(), text="We wait", **about, **more)


def test_it_comes_with_a_new_source_and_counts_at_once(desk: Desk) -> None:
    claim = desk.claim()
    do(taken(desk, claim, source_title="Interview with a bank"), desk.cast.sol)
    (cited,) = desk.evidence(claim).supports
    assert (cited.observation.text, cited.observation.source_title) == (
        "We wait",
        "Interview with a bank",
    )


def test_it_belongs_to_a_source_that_is_there(desk: Desk) -> None:
    source_id, claim = desk.source(), desk.claim()
    do(taken(desk, claim, source_id=source_id, stance="refutes"), desk.cast.sol)
    assert desk.evidence(claim).refutes[0].observation.source_id == source_id
    assert len(queries.sources(desk.id, desk.cast.sol)) == 1


def test_it_may_be_linked_to_nothing_yet(desk: Desk) -> None:
    do(taken(desk, None, source_id=desk.source()), desk.cast.sol)
    (found,) = queries.observations(desk.id, desk.cast.sol).observations
    assert found.links == ()


def test_nothing_of_it_stays_when_a_part_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        do(taken(desk, Target.statement(new_id()), source_title="Interview"), desk.cast.sol)
    with pytest.raises(Invalid):
        do(taken(desk, None, source_title=" "), desk.cast.sol)
    assert queries.sources(desk.id, desk.cast.sol) == ()


def test_undo_takes_all_of_it_back(desk: Desk) -> None:
    claim = desk.claim()
    given = taken(desk, claim, source_title="Interview")
    do(given, desk.cast.sol)
    undo(desk.stream, target=given.operation_id, operation_id=new_id(), actor=desk.cast.sol)
    assert desk.evidence(claim).supports == ()
    assert queries.sources(desk.id, desk.cast.sol) == ()
