"""The picture of exact combinations: what is drawn, and where."""

from segmatrix.matrix.queries import SegmentView
from segmatrix.studies.queries import Combinations, Overlap
from segmatrix.web.who.upsetting import BARS, MOST_COLUMNS, draw


def segment(number: int) -> SegmentView:
    name = f"Segment {number}"
    return SegmentView(
        f"s{number}", "m", name, "", "primary", number, "circle", number, "", 1, False, 1
    )


def overlap(*largest: tuple[list[str], int], others: int = 0, in_others: int = 0) -> Overlap:
    segments = tuple(segment(number) for number in range(1, 4))
    counts = ((30, 5, 0), (5, 20, 0), (0, 0, 10))
    return Overlap(segments, counts, Combinations(list(largest), others, in_others))


def test_the_largest_combination_has_the_longest_bar() -> None:
    picture = draw(overlap((["s1"], 25), (["s1", "s2"], 5)))
    first, second = picture.columns
    assert first.height == BARS
    assert second.height == BARS / 5
    assert first.x < second.x


def test_colour_belongs_to_a_segment_alone() -> None:
    alone, together = draw(overlap((["s1"], 25), (["s1", "s2"], 5))).columns
    assert (alone.colour, together.colour) == (1, 0)
    assert [dot.colour for dot in together.dots] == [1, 2, 0]
    assert (together.begins, together.ends) == (together.dots[0].y, together.dots[1].y)


def test_so_many_are_drawn_and_the_others_stand_together() -> None:
    many = [([f"s{1 + number % 3}"], 50 - number) for number in range(MOST_COLUMNS + 4)]
    *shown, rest = draw(overlap(*many, others=7, in_others=9)).columns
    assert len(shown) == MOST_COLUMNS
    assert (rest.others, rest.size, rest.key) == (11, 9 + sum(s for _n, s in many[-4:]), "")


def test_a_segment_that_left_the_table_takes_its_combinations_along() -> None:
    picture = draw(overlap((["gone", "s1"], 40), (["s2"], 15)))
    assert [column.size for column in picture.columns] == [15]


def test_a_long_name_is_cut_in_the_picture_alone() -> None:
    assert all(len(row.name) <= 22 for row in draw(overlap()).rows)


def test_nothing_to_draw_is_drawn_without_harm() -> None:
    assert draw(overlap()).columns == ()
