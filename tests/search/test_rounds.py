"""Rounds and workshops are found by their names, as soon as everybody may know of them."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.ids import new_id
from segmatrix.rounds import actions as round_actions
from segmatrix.rounds import events as round_events
from segmatrix.search import index, queries
from segmatrix.search.terms import Kind
from segmatrix.workshops import actions, events
from tests.cast import Cast
from tests.rounds.circle import Circle, at
from tests.search.conftest import assert_true
from tests.workshops.bench import GROUP, REFLECT, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def kinds(circle: Circle, text: str) -> list[Kind]:
    return [group.kind for group in queries.search(circle.id, text, circle.cast.vic).groups]


def test_a_round_is_found_from_its_opening_until_it_is_given_up(cast: Cast) -> None:
    circle = Circle(cast)
    index.build(circle.id)
    round_id = circle.drafted(name="Where the zebras stand")
    about = {"matrix_id": circle.id, "round_id": round_id}
    assert kinds(circle, "zebras") == []
    round_actions.open_round(round_events.OpenRound(**about), actor=cast.fara)
    assert kinds(circle, "zebras") == [Kind.ROUND]
    circle.give(round_id, "sol", at(8, 3), reason="A yak said so")
    assert kinds(circle, "yak") == []
    assert_true(circle.bench, "open")
    given_up = round_events.DiscardRound(**about)
    round_actions.discard_round(given_up, actor=cast.fara)
    assert kinds(circle, "zebras") == []
    stream = circle.bench.stream
    undo(stream, target=given_up.operation_id, operation_id=new_id(), actor=cast.fara)
    assert kinds(circle, "zebras") == [Kind.ROUND]
    assert_true(circle.bench, "taken up again")


def test_a_workshop_is_found_from_its_beginning_until_it_is_given_up(cast: Cast) -> None:
    room = Room(cast)
    index.build(room.id)
    room.drafted(REFLECT, GROUP, name="Zebra days")
    assert kinds(room, "zebra") == []
    room.do(actions.begin_workshop, events.BeginWorkshop)
    assert kinds(room, "zebra") == [Kind.WORKSHOP]
    assert_true(room.bench, "begun")
    room.do(actions.discard_workshop, events.DiscardWorkshop)
    assert kinds(room, "zebra") == []
