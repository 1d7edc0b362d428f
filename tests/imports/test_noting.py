"""A board's sticky notes as a table of segments."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.imports.noting import columns_of_notes
from segmatrix.imports.tables.grids import Table

Grid = tuple[tuple[str, ...], ...]


def table(grid: Grid) -> Grid:
    return columns_of_notes(Table("board", grid)).grid


def test_frames_become_segments_and_colours_rows() -> None:
    grid = (
        ("Text", "Frame", "Color"),
        ("Grow", "Banks", "yellow"),
        ("Too slow", "Banks", "red"),
        ("Save\nmoney", "Cities", "yellow"),
        ("Plan", "Banks", "yellow"),
    )
    assert table(grid) == (
        ("", "Banks", "Cities"),
        ("yellow", "• Grow\n• Plan", "• Save money"),
        ("red", "• Too slow", ""),
    )


def test_notes_below_one_another_are_a_segment_named_by_the_topmost() -> None:
    grid = (
        ("content", "x", "y"),
        ("Grow", "105", "300"),
        ("Cities", "905.5", "90"),
        ("Banks", "98", "100"),
        ("Save", "910", "210"),
        ("Plan", "901", "400"),
    )
    assert table(grid) == (("", "Banks", "Cities"), ("Notes", "• Grow", "• Save\n• Plan"))


def test_with_colours_only_a_colour_is_a_segment() -> None:
    grid = (("note", "colour"), ("Grow", "red"), ("Save", "blue"))
    assert table(grid) == (("", "red", "blue"), ("Notes", "• Grow", "• Save"))


@pytest.mark.parametrize(
    "grid",
    [
        (("Segment", "Main goals"), ("Banks", "Grow")),
        (("Text", "Main goals", "Colour"), ("Banks", "Grow", "red")),
        (("Text", "Number"), ("Banks", "3")),
        (("Text", "Frame"), ("Grow", "")),
    ],
    ids=["a matrix", "with a row of a matrix", "no place", "frames missing"],
)
def test_another_table_stays_what_it_is(grid: Grid) -> None:
    assert table(grid) == grid


@pytest.mark.parametrize(
    ("groups", "colours", "words"),
    [(41, 1, "41 groups; at most 40"), (1, 101, "101 colours; at most 100")],
)
def test_a_board_with_more_than_a_sheet_has_is_refused(
    groups: int, colours: int, words: str
) -> None:
    notes = [(f"n{at}", f"g{at % groups}", f"c{at % colours}") for at in range(101)]
    with pytest.raises(Invalid, match=words):
        table((("Text", "Frame", "Color"), *notes))
