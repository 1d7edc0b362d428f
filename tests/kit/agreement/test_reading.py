"""Ratings from a file: taken as they are, or refused with the line."""

from pathlib import Path

import pytest

from segmatrix.kit.agreement.ratings import Item
from segmatrix.kit.agreement.reading import read_ratings
from segmatrix.kit.data.errors import DataError

HEAD = "participant,department,segment,axis,value\n"
SOLE = "Exa,Sales,Banks,x,5\n"

REFUSED = {
    "an empty file": ("", "line 1: the file is empty"),
    "no ratings": (HEAD, "line 2: there are no ratings"),
    "an unknown column": (f"mood,{HEAD}good,{SOLE}", "line 1: there is no column “mood”"),
    "a missing column": ("participant,segment,axis,value\n", "line 1: the column “department”"),
    "a doubled column": (f"axis,{HEAD}x,{SOLE}", "line 1: the column “axis” is there twice"),
    "ten": (HEAD + "Exa,Sales,Banks,x,10\n", "line 2: “10” is no whole number from 1 to 9"),
    "nought": (HEAD + SOLE + "Sol,Sales,Banks,x,0\n", "line 3: “0” is no whole number"),
    "half": (HEAD + "Exa,Sales,Banks,x,4.5\n", "line 2: “4.5” is no whole number"),
    "a word": (HEAD + "Exa,Sales,Banks,x,high\n", "line 2: “high” is no whole number"),
    "a digit of another script": (HEAD + "Exa,Sales,Banks,x,٥\n", "line 2: “٥” is no whole"),
    "no value": (HEAD + "Exa,Sales,Banks,x,\n", "line 2: value is empty"),
    "nobody": (HEAD + " ,Sales,Banks,x,5\n", "line 2: participant is empty"),
    "a doubled answer": (HEAD + SOLE + SOLE, "line 3: Exa rated Banks on x already in line 2"),
    "two departments": (
        HEAD + SOLE + "Exa,Support,Cities,x,5\n",
        "line 3: Exa is in Support, and in line 2 in Sales",
    ),
    "a field too many": (HEAD + "Exa,Sales,Banks, big,x,5\n", "line 2 has 6 fields, not 5"),
    "a quote that never ends": (HEAD + 'Exa,"Sales,Banks,x,5\n', "line 2 is no CSV"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ratings.csv"


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_rating_is_refused_with_its_line(what: str, file: Path) -> None:
    text, said = REFUSED[what]
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        read_ratings(file)
    assert refused.value.message.startswith(said)
    assert refused.value.file == str(file)
    assert refused.value.hint


def test_bytes_that_are_no_text_are_refused(file: Path) -> None:
    file.write_bytes(HEAD.encode() + b"Z\xfcrich,Sales,Banks,x,5\n")
    with pytest.raises(DataError, match="no UTF-8"):
        read_ratings(file)


def test_lines_count_as_in_an_editor_where_a_text_has_several(file: Path) -> None:
    file.write_text(HEAD + '"Exa\nmple",Sales,Banks,x,5\nSol,Sales,Banks,x,0\n', "utf-8")
    with pytest.raises(DataError, match="line 4:"):
        read_ratings(file)


def test_columns_stand_in_any_order_with_blanks_and_a_byte_order_mark(file: Path) -> None:
    file.write_text(
        "\ufeffvalue, axis,segment,department,participant\r\n\r\n 7 ,y,Banks,Sales,Exa\r\n", "utf-8"
    )
    ratings = read_ratings(file)
    assert ratings.items == (Item("Banks", "y"),)
    assert ratings.participants == ("Exa",)
    assert ratings.by_department(0) == {"Sales": [7]}


def test_items_and_people_keep_the_order_of_the_file(file: Path) -> None:
    lines = ["Sol,Support,Cities,y,3", "Exa,Sales,Banks,x,5", "Sol,Support,Banks,x,1"]
    file.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    ratings = read_ratings(file)
    assert ratings.items == (Item("Cities", "y"), Item("Banks", "x"))
    assert ratings.participants == ("Sol", "Exa")
    assert ratings.values(1) == [1, 5]
