"""What an edited sheet changes: as cases of what went out, what came back and what stands now."""

import pytest

from segmatrix.exports.books import Book
from segmatrix.imports.changes import Change
from segmatrix.imports.comparing import compare
from tests.imports.sheets import Said, book, edited

WAS: Said = {
    ("Banks", "Goals"): ["Prove every figure", "Grow abroad"],
    ("Cities", "Goals"): ["Save money"],
    ("Banks", "Size"): ["612"],
}
HEAD = ["Ours", "Banks", "Cities"]


def changes(grid: list[list[str]], now: Book | None = None) -> list[Change]:
    was = book(WAS)
    return list(compare(was, edited(grid), now or was).changes)


def told(found: list[Change]) -> list[tuple[str, ...]]:
    return [
        tuple(filter(None, (each.sort, each.segment, each.row, each.before, each.after)))
        for each in found
    ]


def sheet(
    goals: str = "Prove every figure\nGrow abroad", cities: str = "Save money", size: str = "612"
) -> list[list[str]]:
    return [HEAD, ["Goals", goals, cities], ["Size", size, ""]]


def test_what_is_the_same_is_no_change() -> None:
    assert changes(sheet()) == []
    assert changes(sheet(goals="• Prove every  figure\n\n• Grow abroad\n")) == []


def test_the_order_of_lines_rows_and_segments_is_no_change() -> None:
    assert changes(sheet(goals="Grow abroad\nProve every figure")) == []
    turned = [["x", "Cities", "Banks"], ["Size", "", "612"], ["Goals", "Save money", WAS_GOALS]]
    assert changes(turned) == []


def test_a_sheet_that_was_turned_around_is_the_same() -> None:
    assert (
        changes([["", "Goals", "Size"], ["Banks", WAS_GOALS, "612"], ["Cities", "Save money", ""]])
        == []
    )


WAS_GOALS = "Prove every figure\nGrow abroad"


@pytest.mark.parametrize(
    ("grid", "said"),
    [
        (
            sheet(goals=f"{WAS_GOALS}\nSleep well"),
            [("added", "Banks", "Goals", "Sleep well")],
        ),
        (
            sheet(goals=f"{WAS_GOALS}\n• Sleep well"),
            [("added", "Banks", "Goals", "Sleep well")],
        ),
        (
            sheet(goals=f"- Sleep well\n{WAS_GOALS}"),
            [("added", "Banks", "Goals", "Sleep well")],
        ),
        (
            sheet(goals="Prove every single figure\nGrow abroad"),
            [("reworded", "Banks", "Goals", "Prove every figure", "Prove every single figure")],
        ),
        (sheet(goals="Grow abroad"), [("removed", "Banks", "Goals", "Prove every figure")]),
        (
            sheet(goals="Grow abroad", cities="Save money\nProve every figure"),
            [("moved", "Banks", "Goals", "Prove every figure", "Prove every figure")],
        ),
        (
            sheet(cities="Understand floods"),
            [("reworded", "Cities", "Goals", "Save money", "Understand floods")],
        ),
        (
            sheet(goals="Sleep well\nSee the sea\nGrow abroad"),
            [
                ("removed", "Banks", "Goals", "Prove every figure"),
                ("added", "Banks", "Goals", "Sleep well"),
                ("added", "Banks", "Goals", "See the sea"),
            ],
        ),
        (sheet(size="700-750"), [("stated", "Banks", "Size", "612", "700-750")]),
        (sheet(size=""), [("withdrawn", "Banks", "Size", "612")]),
        (
            sheet(cities="?"),
            [
                ("removed", "Cities", "Goals", "Save money"),
                ("not_known", "Cities", "Goals", "Save money"),
            ],
        ),
        (
            [*sheet(), ["Channels", "Fairs", ""]],
            [("new_row", "Channels", "Channels")],
        ),
        (
            [[*HEAD, "Farms"], ["Goals", WAS_GOALS, "Save money", "Rain"], ["Size", "612", "", ""]],
            [("new_segment", "Farms", "Farms")],
        ),
        (
            [["x", "Lenders", "Cities"], *sheet()[1:]],
            [("renamed_segment", "Banks", "Banks", "Lenders")],
        ),
        (
            [HEAD, ["Aims", WAS_GOALS, "Save money"], ["Size", "612", ""]],
            [("renamed_row", "Goals", "Goals", "Aims")],
        ),
        (
            [["x", "Banks"], ["Goals", WAS_GOALS], ["Size", "612"]],
            [("gone_segment", "Cities", "Cities")],
        ),
        ([HEAD, ["Goals", WAS_GOALS, "Save money"]], [("gone_row", "Size", "Size")]),
    ],
    ids=lambda value: value[0][0] if isinstance(value[0], tuple) else "",
)
def test_a_difference_is_told_in_its_own_words(
    grid: list[list[str]], said: list[tuple[str, ...]]
) -> None:
    assert told(changes(grid)) == said


def test_what_is_missing_is_not_ticked_before_somebody_looks() -> None:
    (gone,) = changes([["x", "Banks"], ["Goals", WAS_GOALS], ["Size", "612"]])
    assert not gone.advised
    (added,) = changes(sheet(goals=f"{WAS_GOALS}\nSleep well"))
    assert added.advised


def test_a_new_row_brings_its_cells() -> None:
    (added,) = changes([*sheet(), ["Channels", "Fairs", "Calls"]])
    assert added.cells == (("Banks", "Fairs"), ("Cities", "Calls"))


def test_what_is_no_number_is_told_and_left() -> None:
    found = compare(book(WAS), edited(sheet(size="plenty")), book(WAS))
    assert found.changes == ()
    assert found.troubles == ("Banks, Size: “plenty” is no number.",)


class TestMeanwhile:
    """Three sides: only what the sheet changed is proposed, and what was changed here is said."""

    def test_what_was_changed_here_alone_is_no_change(self) -> None:
        now = book(WAS | {("Banks", "Goals"): ["Prove all", "Grow abroad", "New here"]})
        assert changes(sheet(), now) == []

    def test_both_sides_reworded_one_statement(self) -> None:
        now = book(WAS | {("Cities", "Goals"): ["Save a lot of money"]})
        (change,) = changes(sheet(cities="Save the city money"), now)
        assert change.meanwhile == "here it now reads: “Save a lot of money”"
        assert (change.version, change.point_id) == (3, "GOALS-CITIES-0")
        assert not change.advised

    def test_both_sides_did_the_same(self) -> None:
        now = book(WAS | {("Cities", "Goals"): ["Save time"]})
        assert changes(sheet(cities="Save time"), now) == []

    def test_a_statement_that_was_taken_away_here_is_said_anew(self) -> None:
        now = book({key: said for key, said in WAS.items() if key != ("Cities", "Goals")})
        (change,) = changes(sheet(cities="Save money and time"), now)
        assert (change.sort, change.meanwhile) == ("added", "taken away here meanwhile")
        assert changes(sheet(cities=""), now) == []

    def test_a_number_was_stated_here_too(self) -> None:
        (change,) = changes(sheet(size="700"), book(WAS | {("Banks", "Size"): ["650"]}))
        assert change.meanwhile == "here it now reads: “650”"

    def test_a_segment_that_is_gone_here_takes_nothing(self) -> None:
        now = book({("Banks", "Goals"): WAS["Banks", "Goals"]}, segments=("Banks",))
        found = compare(book(WAS), edited(sheet(cities="Save time")), now)
        assert found.changes == ()
        assert "“Cities” is no longer in the matrix" in found.troubles[0]

    def test_a_change_is_another_one_once_the_matrix_has_moved_on(self) -> None:
        (before,) = changes(sheet(size="700"))
        (after,) = changes(sheet(size="700"), book(WAS | {("Banks", "Size"): ["650"]}))
        assert before.key != after.key
