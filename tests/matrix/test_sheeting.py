"""Reading a plain sheet: what is a segment, what is a row, what a cell says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.base.errors import Invalid
from segmatrix.matrix.sheeting import built_in, decoded, people, read, statements

ACROSS = "Segment,Risk modellers,Cities\nMain goals,Prove figures,Save money\nSize,612,438\n"
DOWN = "Segment,Main goals,Size\nRisk modellers,Prove figures,612\nCities,Save money,438\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(("text", "down"), [(ACROSS, False), (DOWN, True)])
def test_segments_are_recognised_across_and_down(text: str, down: bool, separator: str) -> None:
    sheet = read(text.replace(",", separator))
    assert sheet.segments_down is down
    assert sheet.segments == ("Risk modellers", "Cities")
    assert sheet.rows == ("Main goals", "Size")
    assert sheet.cells == (("Prove figures", "Save money"), ("612", "438"))


def test_without_a_known_heading_the_corner_decides() -> None:
    assert read("Segment,Colour\nBanks,Blue\n").segments == ("Banks",)
    assert read("Topic,Banks\nColour,Blue\n").segments == ("Banks",)


def test_title_rows_empty_rows_and_empty_columns_are_left_out() -> None:
    text = "Our customers 2026,,,\n,,,\n,Banks,,Cities\nGoals,Grow,,Save\n,,,\n"
    sheet = read(text)
    assert sheet.segments == ("Banks", "Cities")
    assert sheet.cells == (("Grow", "Save"),)


def test_cells_may_have_several_lines_and_separators_in_quotes() -> None:
    sheet = read('x,Banks\r\nGoals,"Grow; fast, and\r\nsafely"\r\n')
    assert sheet.cells[0][0].splitlines() == ["Grow; fast, and", "safely"]


def test_prose_with_commas_does_not_hide_the_tabs_between_cells() -> None:
    sheet = read("x\tBanks\tCities\nGoals\tGrow, fast\tSave, a lot, soon\n")
    assert sheet.cells == (("Grow, fast", "Save, a lot, soon"),)


def test_separators_within_quotes_do_not_part_cells() -> None:
    sheet = read('"x","Banks"\n"Goals","Grow; fast; far"\n"Size","1; 2; 3"\n')
    assert sheet.cells == (("Grow; fast; far",), ("1; 2; 3",))


def test_the_only_segment_is_no_title() -> None:
    assert read(",Banks\nGoals,Grow\n").segments == ("Banks",)


def test_what_a_spreadsheet_marked_as_text_is_read_without_its_mark() -> None:
    sheet = read("x,Banks\nGoals,'=1+1\nPains,'tis slow\nJobs,''=odd\n")
    assert sheet.cells == (("=1+1",), ("'tis slow",), ("'=odd",))


def test_it_is_turned_as_it_is_told() -> None:
    assert read(ACROSS, down=True).segments == ("Main goals", "Size")
    assert read(DOWN, down=False).segments == ("Main goals", "Size")


def test_what_is_left_out_keeps_its_number_and_name() -> None:
    sheet = read("x,Banks,Banks,Cities\nGoals,a,b,c\nGoals,d,e,f\n", **OUT)
    assert (sheet.segments, sheet.segment_numbers) == (("Banks", "Cities"), (0, 2))
    assert (sheet.rows, sheet.row_numbers) == (("Goals",), (1,))
    assert sheet.cells == (("d", "f"),)
    assert (sheet.segments_left_out, sheet.rows_left_out) == (((1, "Banks"),), ((0, "Goals"),))


OUT = {"without_segments": [1], "without_rows": [0]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no table"),
        ("one line only", "no table"),
        ("a,b,c", "no table"),
        ("x,Banks,\nGoals,Grow,Lost\n", "is empty"),
        ("x,Banks,banks\nGoals,1,2\n", "Two headings"),
        ("x,Banks\nGoals,1\nGoals,2\n", "Two headings"),
        ("x," + "y" * 201 + "\nGoals,1\n", "longer than 200"),
        ("x," + ",".join(map(str, range(41))) + "\nGoals," + "1," * 41, "at most 40"),
        ("x" * 2_000_001, "too large"),
    ],
    ids=["nothing", "a line", "a row", "unnamed", "twice", "row twice", "long", "many", "huge"],
)
def test_what_is_no_such_sheet_is_refused(text: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        read(text)


def test_a_cell_beyond_what_a_spreadsheet_holds_is_refused() -> None:
    with pytest.raises(Invalid, match="told apart"):
        read("x,Banks\nGoals," + "y" * 200_000)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Jobs-to-be-done", "jobs"),
        ("JTBD", "jobs"),
        ("PAIN POINTS:", "pains"),
        ("definition", "definition"),
        ("Who are they?", "definition"),
        ("# of customers", "size"),
        ("What do they want to achieve in the long run?", "goals"),
        ("Channels", ""),
    ],
)
def test_headings_are_known_by_several_words(heading: str, key: str) -> None:
    assert built_in(heading) == key


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Grow", ("Grow",)),
        ("Grow\nSave\n\n", ("Grow", "Save")),
        ("- Grow\n- Save", ("Grow", "Save")),
        ("• Grow • Save", ("Grow", "Save")),
        ("1. Grow\n2) Save", ("Grow", "Save")),
        ("- Grow\n  every year\n- Save", ("Grow every year", "Save")),
        ("Grow\nSave\n- Sleep\n  well", ("Grow", "Save", "Sleep well")),
        ("-5 % cost", ("-5 % cost",)),
        ("", ()),
    ],
)
def test_lines_and_bullets_become_statements(cell: str, said: tuple[str, ...]) -> None:
    assert statements(cell) == said


def test_names_come_with_what_stands_in_brackets() -> None:
    assert people("Sol (sales), Ida Novak (science, models)\n- Leo") == (
        ("Sol", "sales"),
        ("Ida Novak", "science, models"),
        ("Leo", ""),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_of_common_spreadsheets_are_read(encoding: str) -> None:
    assert decoded("Größe,Städte".encode(encoding)) == "Größe,Städte"


@pytest.mark.parametrize("content", [b"PK\x03\x04abc", b"a\0b", b"\x81\x8d"])
def test_a_workbook_under_another_name_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid):
        decoded(content)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_sheet_or_refused_in_words(text: str) -> None:
    try:
        sheet = read(text)
    except Invalid as refusal:
        assert refusal.message
    else:
        assert len(sheet.cells) == len(sheet.rows)
        assert {len(line) for line in sheet.cells} == {len(sheet.segments)}
