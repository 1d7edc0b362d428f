"""Where things stand on the map."""

from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.matrix.queries import MapView
from segmatrix.web.map import picturing, plane
from segmatrix.web.map.clouds import gather, spread_of
from tests.web.map.sample import map_of, placed, segment


def drawn(shown: MapView, areas: dict[str, float | None]) -> picturing.Picture:
    """The drawing of a map that no round has asked about."""
    return picturing.draw(shown, gather(shown, {}), areas)


def test_the_ends_of_the_grid_are_the_corners_of_the_plane() -> None:
    assert (plane.across(1), plane.down(1)) == (plane.LEFT, plane.BOTTOM)
    assert (plane.across(9), plane.down(9)) == (plane.RIGHT, plane.TOP)


def test_a_bubble_has_the_area_of_its_measure() -> None:
    large, small = picturing.radius(400, 400), picturing.radius(100, 400)
    assert isclose(large**2 / small**2, 4, rel_tol=0.01)


def test_an_unknown_measure_is_neither_nothing_nor_a_number() -> None:
    shown = map_of(
        [segment("a"), segment("b")], [placed("a", "fara", 5, 5), placed("b", "fara", 6, 6)]
    )
    known, unknown = sorted(drawn(shown, {"a": 0.0}).bubbles, key=lambda b: b.segment.id)
    assert known.measured and known.r == picturing.SMALLEST
    assert not unknown.measured and unknown.r == picturing.UNMEASURED


def test_a_settled_segment_stands_where_the_group_put_it() -> None:
    shown = map_of([segment("a")], [placed("a", "fara", 1, 1)], settled={"a": (7, 8)})
    (bubble,) = drawn(shown, {}).bubbles
    assert (bubble.x, bubble.y, bubble.settled) == (7, 8, True)


def test_an_open_segment_stands_at_the_median() -> None:
    shown = map_of(
        [segment("a")],
        [placed("a", "fara", 1, 1), placed("a", "sol", 2, 5), placed("a", "pri", 9, 6)],
    )
    (bubble,) = drawn(shown, {}).bubbles
    assert (bubble.x, bubble.y, bubble.settled) == (2, 5, False)


def test_what_nobody_placed_is_listed_and_not_drawn() -> None:
    picture = drawn(map_of([segment("a")], []), {})
    assert picture.bubbles == ()
    assert [each.id for each in picture.unplaced] == ["a"]


def test_the_middle_half_is_type_seven_quartiles() -> None:
    values = [2, 3, 3, 3, 5, 5, 7, 7, 8, 8, 9]
    spread = spread_of([(value, 5) for value in values])
    assert spread is not None
    assert (spread.x, spread.x_half) == (5, (3.0, 7.5))  # numpy.percentile([25, 75])


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=60))
def test_no_two_people_stand_on_the_same_spot(spots: list[tuple[int, int]]) -> None:
    placements = [placed("a", str(n), x, y) for n, (x, y) in enumerate(spots)]
    points = drawn(map_of([segment("a")], placements), {}).points
    assert len({(point.cx, point.cy) for point in points}) == len(placements)


@pytest.mark.parametrize("count", [2, 6, 8])
def test_names_do_not_cover_each_other_when_bubbles_stand_together(count: int) -> None:
    segments = [segment(str(n)) for n in range(count)]
    shown = map_of(segments, [placed(str(n), "fara", 2 + n, 5 + n % 3) for n in range(count)])
    labels = [bubble.label for bubble in drawn(shown, {}).bubbles]
    assert len({(label.x, label.y) for label in labels}) == count


def test_a_long_end_sentence_runs_over_two_lines_and_no_further() -> None:
    shown = map_of([], [])
    shown = replace(shown, x=replace(shown.x, low="So often that " * 20))
    lines = [
        line for line in drawn(shown, {}).ends if line.y > plane.BOTTOM and line.anchor == "start"
    ]
    assert len(lines) == 2
    assert lines[-1].text.endswith("…")
