"""What was placed in a round goes to the map when it is revealed."""

import pytest

from segmatrix.activity.queries import since
from segmatrix.base.errors import NotPermitted
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from tests.rounds.circle import Circle, at

pytestmark = pytest.mark.django_db


def _on_map(circle: Circle) -> list[tuple[str, int, int, str]]:
    return sorted(
        (each.member_name, each.x, each.y, each.reason) for each in circle.bench.map.placements
    )


def _place_openly(circle: Circle, who: str, x: int, y: int) -> None:
    given = matrix_events.PlaceSegment(
        matrix_id=circle.id, segment_id=circle.banks, x=x, y=y, reason="Openly"
    )
    matrix_actions.place_segment(given, actor=getattr(circle.cast, who))


def test_named_answers_replace_where_their_people_placed_a_segment_before(circle):
    _place_openly(circle, "sol", 1, 1)
    _place_openly(circle, "fara", 2, 2)
    round_id = circle.open(identity="after_reveal")
    circle.give(round_id, "sol", at(8, 3), reason="Alone")
    circle.give(round_id, "mika", None)
    assert _on_map(circle) == [("Fara", 2, 2, "Openly"), ("Sol", 1, 1, "Openly")]
    revealed, taken = circle.reveal(round_id)
    assert _on_map(circle) == [("Fara", 2, 2, "Openly"), ("Sol", 8, 3, "Alone")]
    assert isinstance(taken, matrix_events.PlacementsTakenOver)
    assert [entry.fact for entry in since(circle.bench.stream, 0)][-2:] == [revealed, taken]


def test_answers_without_names_are_points_of_nobody(circle):
    _place_openly(circle, "sol", 1, 1)
    round_id = circle.open(identity="anonymous")
    for who, x in (("sol", 8), ("pri", 3)):
        circle.give(round_id, who, at(x, 5), reason="Alone")
    circle.reveal(round_id)
    assert _on_map(circle) == [("", 3, 5, "Alone"), ("", 8, 5, "Alone"), ("Sol", 1, 1, "Openly")]
    told = str([entry.fact.to_json() for entry in since(circle.bench.stream, 0)][-1])
    assert circle.member("pri") not in told


def test_a_later_round_about_the_same_replaces_the_points_of_the_one_before(circle):
    first = circle.open()
    circle.give(first, "sol", at(8, 8))
    circle.give(first, "sol", at(2, 2), 1)
    circle.reveal(first)
    second = circle.open(follows=first, questions=circle.place(circle.banks))
    circle.give(second, "pri", at(6, 6))
    circle.reveal(second)
    assert _on_map(circle) == [("", 2, 2, ""), ("", 6, 6, "")]


def test_a_segment_that_is_retired_meanwhile_is_left_out(circle):
    round_id = circle.open()
    circle.give(round_id, "sol", at(8, 8))
    circle.give(round_id, "sol", at(2, 2), 1)
    retiring = matrix_events.RetireSegment(matrix_id=circle.id, segment_id=circle.banks)
    matrix_actions.retire_segment(retiring, actor=circle.cast.fara)
    circle.reveal(round_id)
    assert _on_map(circle) == [("", 2, 2, "")]
    assert len(circle.result(round_id).questions) == 2


def test_only_who_leads_puts_placements_of_a_round_on_the_map(circle):
    shown = circle.bench.map
    given = matrix_events.TakeOverPlacements(
        matrix_id=circle.id,
        round_id="another",
        x_axis_id=shown.x.id,
        y_axis_id=shown.y.id,
        instead_of=[],
        points=[],
    )
    for who in ("sol", "ana", "vic"):
        with pytest.raises(NotPermitted):
            matrix_actions.take_over_placements(given, actor=getattr(circle.cast, who))
