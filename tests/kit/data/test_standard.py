"""Opening data where they are: the standard layout, a store, any files with a mapping."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.importing.imports import import_files
from segmatrix.kit.data.importing.standard import connect, connect_and_list
from segmatrix.kit.data.mapping.guessing import guess
from segmatrix.kit.data.mapping.text import from_yaml, to_yaml
from segmatrix.kit.data.tables import CustomerData
from tests.kit.data import company

EVENTS = "user_id,event,timestamp,amount\nu1,order,2024-01-02T10:00:00Z,5\nu2,order,2024-01-03,7\n"


def write(directory: Path, name: str, text: str) -> Path:
    (directory / name).write_text(text)
    return directory


def rows(data: CustomerData, table: str) -> list[dict[str, object]]:
    return data.backend.to_pyarrow(getattr(data, table)).to_pylist()


def test_a_mix_of_formats_is_one_data_set(tmp_path: Path) -> None:
    write(tmp_path, "events.csv", EVENTS)
    pyarrow.parquet.write_table(
        pa.table({"user_id": [1, 2], "seats": [3, None]}), tmp_path / "people.parquet"
    )
    write(
        tmp_path,
        "feedback.jsonl",
        '{"user_id": "u1", "timestamp": "2024-01-02", "kind": "nps", "score": 9}\n',
    )
    data = connect(tmp_path)
    assert data.catalog.people == {"user_id": "text", "seats": "number", "account_id": "text"}
    assert data.catalog.events["order"]["amount"] == "number"
    assert data.latest == datetime(2024, 1, 3)
    assert rows(data, "feedback")[0]["score"] == 9


def test_types_are_those_of_the_whole_column(tmp_path: Path) -> None:
    people = "".join(f"u{number},{number}\n" for number in range(300))
    data = connect(write(tmp_path, "people.csv", f"user_id,code\n{people}u,x7\nv,x8\nw,x9\nz,y1\n"))
    assert data.catalog.people["code"] == "text"


def test_what_a_file_calls_text_stays_text(tmp_path: Path) -> None:
    lines = '{"user_id": "1", "zip": "12345", "vip": true, "since": "2024-01-02", "tags": ["a"]}\n'
    data = connect(write(tmp_path, "people.jsonl", lines))
    kinds = {name: kind for name, kind in data.catalog.people.items() if name != "account_id"}
    assert kinds == {
        "user_id": "text", "zip": "text", "vip": "boolean", "since": "date", "tags": "list",
    }  # fmt: skip


def test_words_for_missing_are_texts_without_a_mapping(tmp_path: Path) -> None:
    data = connect(write(tmp_path, "people.csv", "user_id,seats\nu1,3\nu2,N/A\n"))
    assert data.catalog.people["seats"] == "text"


def test_rows_that_cannot_be_read_are_listed(tmp_path: Path) -> None:
    data, aside = connect_and_list(
        write(tmp_path, "events.csv", EVENTS + "u3,order,31-02-2024,5\nu4,order,,1\nu5,order\n")
    )
    assert data.counts.rows["events"] == 2
    assert sorted((one.row, one.reason) for one in aside) == [
        (4, "unfit"), (5, "missing"), (6, "cells"),
    ]  # fmt: skip


def test_a_date_of_two_readings_asks_for_a_mapping(tmp_path: Path) -> None:
    text = "user_id,event,timestamp\nu1,order,03/04/2024\n"
    with pytest.raises(DataError, match="may be MM/DD/YYYY, or DD/MM/YYYY"):
        connect(write(tmp_path, "events.csv", text))


def test_title_rows_ask_for_a_mapping(tmp_path: Path) -> None:
    text = "Our people,,,\nuser_id,plan,seats,since\nu1,pro,3,2024-01-02\nu2,free,1,2024-01-03\n"
    with pytest.raises(DataError) as refusal:
        connect(write(tmp_path, "people.csv", text))
    assert "title_rows" in refusal.value.hint


def test_two_files_of_one_table_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "events.csv", EVENTS)
    with pytest.raises(DataError, match=r"Both events\.csv and events\.tsv hold events"):
        connect(write(tmp_path, "events.tsv", EVENTS.replace(",", "\t")))


def test_a_directory_of_other_files_asks_for_a_mapping(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refusal:
        connect(write(tmp_path, "crm.csv", "id,plan\nu1,pro\n"))
    assert "segmatrix mapping" in refusal.value.hint


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="events has no timestamp"):
        connect(write(tmp_path, "events.csv", "user_id,event\nu1,order\n"))


def test_a_mapping_and_its_import_say_the_same(tmp_path: Path) -> None:
    files = company.write(tmp_path / "files")
    mapping = guess(files).mapping
    import_files(files, mapping, tmp_path / "store")
    there = write(tmp_path, "mapping.yaml", to_yaml(mapping)) / "mapping.yaml"
    direct, stored = connect(files, there), connect(tmp_path / "store")
    assert direct.counts.rows == stored.counts.rows
    assert direct.catalog == stored.catalog
    for table in ("people", "feedback"):
        assert sorted(map(str, rows(direct, table))) == sorted(map(str, rows(stored, table)))


def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such mapping"):
        connect(write(tmp_path, "crm.csv", "id\n1\n"), tmp_path / "nowhere.yaml")


def times(directory: Path, zone: str) -> list[object]:
    found = rows(connect(directory, zone=zone), "events")
    return [row["timestamp"] for row in sorted(found, key=lambda row: str(row["user_id"]))]


def test_a_date_without_a_time_begins_in_the_zone_and_a_time_without_a_zone_is_utc(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        "events.csv",
        "user_id,event,timestamp\nu1,x,2026-06-15\nu2,x,2026-06-15T10:00:00\n"
        "u3,x,2026-06-15T10:00:00+02:00\n",
    )
    timed = [datetime(2026, 6, 15, 10), datetime(2026, 6, 15, 8)]
    assert times(tmp_path, "America/New_York") == [datetime(2026, 6, 15, 4), *timed]
    assert times(tmp_path, "Asia/Tokyo") == [datetime(2026, 6, 14, 15), *timed]
    assert times(tmp_path, "UTC") == [datetime(2026, 6, 15), *timed]


@pytest.mark.parametrize("kind", [pa.date32(), pa.date64()])
def test_a_column_of_dates_in_parquet_begins_in_the_zone(tmp_path: Path, kind: pa.DataType) -> None:
    day = pa.array([date(2026, 6, 15)], kind)
    table = pa.table({"user_id": ["u1"], "event": ["x"], "timestamp": day})
    pyarrow.parquet.write_table(table, tmp_path / "events.parquet")
    assert times(tmp_path, "America/New_York") == [datetime(2026, 6, 15, 4)]
    assert CustomerData.open(tmp_path, zone="America/New_York").latest == datetime(2026, 6, 15, 4)


@pytest.mark.parametrize(
    ("written", "format"),
    [("15/06/2026", "DD/MM/YYYY"), ("20260615", "YYYYMMDD"), ("15 June 2026", "DD MMM YYYY")],
)
def test_a_date_in_any_format_begins_in_the_zone(tmp_path: Path, written: str, format: str) -> None:
    files, store = tmp_path / "files", tmp_path / "store"
    files.mkdir()
    write(files, "events.csv", f"user_id,event,timestamp\nu1,x,{written}\n")
    mapping = from_yaml(
        "events:\n  - file: events.csv\n    columns:\n"
        "      user_id: {column: user_id}\n      event: {column: event}\n"
        f"      timestamp: {{column: timestamp, type: instant, format: {format}}}\n"
    )
    import_files(files, mapping, store, zone="America/New_York")
    assert rows(connect(store), "events")[0]["timestamp"] == datetime(2026, 6, 15, 4)
