"""How files are read: the cases of `spec/files/reading.yaml`, and what no text file can show."""

import tracemalloc
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest
import yaml

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.reading import File, named
from segmatrix.kit.data.files.set_aside import Reason, SetAside

SPEC = Path(__file__).parents[3] / "spec" / "files" / "reading.yaml"
CASES = yaml.safe_load(SPEC.read_text("utf-8"))


def read(file: File) -> tuple[list[list[str]], list[SetAside]]:
    rows: list[list[str]] = []
    aside: list[SetAside] = []
    for block in file.blocks():
        rows += [list(row.values()) for row in block.table.to_pylist()]
        aside += block.set_aside
    return rows, aside


def as_bytes(case: dict[str, Any]) -> bytes:
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    text = case["text"].replace("\n", case.get("line_break", "\n"))
    mark = "\ufeff" if case.get("encoding") == "utf-16-le" else ""
    return (mark + text).encode(case.get("encoding", "utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_files_are_read_as_the_cases_say(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case.get("file", "export.csv")
    path.write_bytes(as_bytes(case))
    file = File(path.name, path)
    if "refused" in case:
        with pytest.raises(DataError) as refusal:
            read(file)
        assert case["refused"] in refusal.value.message
        assert refusal.value.file == path.name
        assert refusal.value.hint
        return
    rows, aside = read(file)
    assert list(file.columns) == case["columns"]
    assert rows == [[str(cell) for cell in row] for row in case["rows"]]
    assert [[one.row, one.reason.value] for one in aside] == case.get("set_aside", [])
    assert file.layout.title_rows == case.get("title_rows", 0)
    assert file.layout.header_rows == case.get("header_rows", 1)


def test_a_row_of_300_megabytes_is_set_aside_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    with path.open("wb") as out:
        out.write(b"user_id,note\nu1,before\nu2,")
        for _ in range(75):
            out.write(b"x" * (4 << 20))
        out.write(b"\nu3,after\n")
    tracemalloc.start()
    rows, aside = read(File("export.csv", path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == [["u1", "before"], ["u3", "after"]]
    assert [(one.row, one.reason) for one in aside] == [(3, Reason.TOO_LONG)]
    assert aside[0].text.startswith("u2,xxx")
    assert len(aside[0].text) < 1000
    assert peak < 64 << 20


def test_a_quoted_cell_of_megabytes_is_set_aside_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    long = b'u2,"' + (b"words " * 500 + b"\n") * 500
    path.write_bytes(b"user_id,note\nu1,before\n" + long + b'"\nu3,after\n')
    rows, aside = read(File("export.csv", path))
    assert rows == [["u1", "before"], ["u3", "after"]]
    assert aside[0].row == 3
    assert {one.reason for one in aside} == {Reason.QUOTES, Reason.CELLS}


def test_a_file_that_turns_out_to_be_cp1252_far_down_is_read(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    plain = b"".join(b"u%d,Bonn\n" % number for number in range(200_000))
    path.write_bytes(b"user_id,city\n" + plain + "u,Köln\n".encode("cp1252"))
    rows, aside = read(File("export.csv", path))
    assert rows[-1] == ["u", "Köln"]
    assert not aside


def test_a_row_of_other_bytes_in_a_utf_8_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    good = "".join(f"u{number},Łódź\n" for number in range(50)).encode()
    path.write_bytes(b"user_id,city\n" + good + b"u,K\xf6ln\n" + good)
    rows, aside = read(File("export.csv", path))
    assert len(rows) == 100
    assert [(one.row, one.reason) for one in aside] == [(52, Reason.ENCODING)]


def test_rows_keep_their_numbers_around_those_that_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("user_id,plan\nu1,a\nu2,b,c\n\nu4,d\n")
    numbers = [int(n) for block in File("export.csv", path).blocks() for n in block.numbers]
    assert numbers == [2, 5]


def test_parquet_keeps_its_types_and_takes_structs_apart(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    table = pa.table({"user_id": [1, 2], "at": [{"city": "Bonn"}, {"city": None}]})
    pyarrow.parquet.write_table(table, path)
    file = File("people.parquet", path)
    assert file.columns == ("user_id", "at.city")
    assert read(file)[0] == [[1, "Bonn"], [2, None]]


def test_objects_nested_beyond_measure_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    deep = '{"a":' * 50_000 + "1" + "}" * 50_000
    path.write_text('{"user_id": "u1"}\n' + deep + "\n")
    rows, aside = read(File("people.jsonl", path))
    assert rows == [["u1"]]
    assert [(one.row, one.reason) for one in aside] == [(2, Reason.JSON)]


def test_a_table_of_too_many_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"c{number}" for number in range(6_000)) + "\n")
    with pytest.raises(DataError, match="more than 5,000 columns"):
        read(File("wide.csv", path))


def test_a_damaged_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    path.write_bytes(b"PAR1 and then nothing of the kind PAR1")
    with pytest.raises(DataError, match="damaged"):
        read(File("people.parquet", path))


def test_a_directory_without_files_of_customer_data_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("hello")
    with pytest.raises(DataError, match="no file of customer data"):
        named(tmp_path)


def test_a_header_with_a_cell_beyond_measure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"user_id,{'x' * 131_073}\nu1,1\n")
    with pytest.raises(DataError, match="no header row that can be read") as refusal:
        read(File(path.name, path))
    assert refusal.value.file == path.name
    assert refusal.value.hint
