"""Everybody's own placement of a segment."""

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def place(bench: Bench, segment_id: str, x: int, y: int, by: str = "sol", **more: str) -> list:
    given = events.PlaceSegment(matrix_id=bench.id, segment_id=segment_id, x=x, y=y, **more)
    return actions.place_segment(given, actor=getattr(bench.cast, by))


def points(bench: Bench) -> list[tuple[str, int, int]]:
    return [(each.member_name, each.x, each.y) for each in bench.map.placements]


def test_everybody_has_one_placement_with_a_reason(bench: Bench, banks: str) -> None:
    place(bench, banks, 8, 9, reason="Every second call is about an audit.")
    place(bench, banks, 2, 8, by="mika")
    place(bench, banks, 7, 9)
    assert points(bench) == [("Mika", 2, 8), ("Sol", 7, 9)]


def test_the_same_again_records_nothing(bench: Bench, banks: str) -> None:
    place(bench, banks, 8, 9)
    assert place(bench, banks, 8, 9) == []


@pytest.mark.parametrize(("x", "y"), [(0, 5), (10, 5), (5, 0), (5, 10), (-3, 5), (5, 99)])
def test_a_point_off_the_grid_is_refused_and_kept(bench: Bench, banks: str, x: int, y: int) -> None:
    with pytest.raises(Invalid, match="off the map") as refusal:
        place(bench, banks, x, y)
    assert refusal.value.data["yours"] == {"x": x, "y": y}
    assert points(bench) == []


@pytest.mark.parametrize("corner", [(1, 1), (1, 9), (9, 1), (9, 9)])
def test_every_corner_can_be_taken(bench: Bench, banks: str, corner: tuple[int, int]) -> None:
    place(bench, banks, *corner)
    assert points(bench) == [("Sol", *corner)]


def test_an_answer_to_a_question_the_map_has_left_is_refused(bench: Bench, banks: str) -> None:
    seen = bench.map
    actions.choose_axes(
        events.ChooseAxes(matrix_id=bench.id, preset="share-growth"), actor=bench.cast.fara
    )
    with pytest.raises(Changed, match="Our share"):
        place(bench, banks, 3, 8, x_axis_id=seen.x.id, y_axis_id=seen.y.id)


def test_undo_leads_back_to_the_earlier_placement(bench: Bench, banks: str) -> None:
    place(bench, banks, 8, 9, reason="Audits")
    given = events.PlaceSegment(matrix_id=bench.id, segment_id=banks, x=1, y=1)
    actions.place_segment(given, actor=bench.cast.sol)
    bench.undo(given, bench.cast.sol)
    placement = bench.map.placements[0]
    assert (placement.x, placement.y, placement.reason) == (8, 9, "Audits")


def test_only_ones_own_is_withdrawn(bench: Bench, banks: str) -> None:
    place(bench, banks, 8, 9)
    withdraw = {"matrix_id": bench.id, "segment_id": banks}
    with pytest.raises(Changed):
        actions.withdraw_placement(events.WithdrawPlacement(**withdraw), actor=bench.cast.mika)
    actions.withdraw_placement(events.WithdrawPlacement(**withdraw), actor=bench.cast.sol)
    assert points(bench) == []


def test_a_retired_segment_is_off_the_map(bench: Bench, banks: str) -> None:
    place(bench, banks, 8, 9)
    actions.retire_segment(
        events.RetireSegment(matrix_id=bench.id, segment_id=banks), actor=bench.cast.fara
    )
    assert points(bench) == []
    with pytest.raises(Changed, match="Fara took"):
        place(bench, banks, 7, 9)
