"""A store: one file that holds what a directory holds, whole or not at all."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import segmatrix as sm
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.importing.ingesting import ingest_and_list
from segmatrix.kit.data.store import opening
from segmatrix.kit.data.tables import CustomerData

DAY = datetime(2026, 6, 1)
EVENTS = pa.table(
    {
        "user_id": ["b", "a", "b", "a"],
        "event": ["order", "login", "order", "order"],
        "timestamp": [DAY.replace(hour=hour) for hour in (3, 2, 1, 1)],
        "amount": [0.1, None, 19.99, float("nan")],
        "sku": ["x", " ", "", "y"],
    }
)
PEOPLE = pa.table({"user_id": ["a", "c"], "plan": ["pro", None], "since": [date(2026, 1, 1)] * 2})


@pytest.fixture
def files(tmp_path: Path) -> Path:
    directory = tmp_path / "files"
    directory.mkdir()
    pq.write_table(EVENTS, directory / "events.parquet")
    pq.write_table(PEOPLE, directory / "people.parquet")
    return directory


def rows(data: CustomerData, table: str) -> list[str]:
    found = getattr(data, table)
    return sorted(map(str, data.backend.to_pyarrow(found).to_pylist()))


def test_a_store_holds_what_its_directory_holds(files: Path, tmp_path: Path) -> None:
    stored = sm.ingest(files, tmp_path / "store")

    there = sm.connect(files)
    assert stored.catalog == there.catalog
    assert stored.counts == there.counts
    assert (stored.earliest, stored.latest) == (there.earliest, there.latest)
    for table in ("people", "events"):
        assert rows(stored, table) == rows(there, table)


def test_a_store_is_connected_to_like_a_directory(files: Path, tmp_path: Path) -> None:
    sm.ingest(files, tmp_path / "store")
    rules = sm.Rules.of({"Buyers": sm.rule('did "order"')})

    result = sm.evaluate(sm.connect(str(tmp_path / "store")), rules, as_of=date(2026, 7, 1))

    assert result.members("Buyers") == ["a", "b"]


def test_texts_of_white_space_and_numbers_that_are_none_are_missing(
    files: Path, tmp_path: Path
) -> None:
    data = sm.ingest(files, tmp_path / "store")

    found = data.backend.to_pyarrow(data.events.order_by("#")).to_pylist()
    assert [row["sku"] for row in found] == ["x", None, None, "y"]
    assert [row["amount"] for row in found] == [0.1, None, 19.99, None]


def test_rows_that_lack_something_are_set_aside(files: Path, tmp_path: Path) -> None:
    gaps = EVENTS.set_column(1, "event", pa.array(["order", None, "order", ""]))
    pq.write_table(gaps, files / "events.parquet")

    done = ingest_and_list(files, tmp_path / "store")

    assert done.data.counts.rows["events"] == 2
    assert [(row.file, row.row) for row in done.set_aside] == [
        ("events.parquet", 2), ("events.parquet", 4),
    ]  # fmt: skip


def test_dates_written_as_text_in_parquet_are_read_as_dates(files: Path, tmp_path: Path) -> None:
    written = PEOPLE.set_column(2, "since", pa.array(["2026-01-01", "2026-02-01"]))
    pq.write_table(written, files / "people.parquet")

    assert sm.ingest(files, tmp_path / "store").catalog.people["since"] == "date"


def test_a_date_among_instants_begins_in_the_zone(files: Path, tmp_path: Path) -> None:
    dated = EVENTS.set_column(2, "timestamp", pa.array([date(2026, 6, 1)] * 4))
    pq.write_table(dated, files / "events.parquet")

    data = sm.ingest(files, tmp_path / "store", zone="Asia/Tokyo")

    assert data.earliest == datetime(2026, 5, 31, 15)


def test_files_that_are_not_parquet_go_in_as_well(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("user_id,event,timestamp\na,x,2026-06-15\nb,x,never\n")

    done = ingest_and_list(tmp_path, tmp_path / "june")

    assert done.data.counts.rows["events"] == 1
    assert len(done.set_aside) == 1


def test_no_directory_is_made_for_a_store(files: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no directory .*typo for this store"):
        sm.ingest(files, tmp_path / "typo" / "june")
    assert not (tmp_path / "typo").exists()


def test_a_store_that_is_there_is_replaced_only_if_asked(files: Path, tmp_path: Path) -> None:
    sm.ingest(files, tmp_path / "store")
    pq.write_table(EVENTS.slice(0, 1), files / "events.parquet")

    with pytest.raises(DataError, match="something in the place"):
        sm.ingest(files, tmp_path / "store")
    assert sm.connect(tmp_path / "store").counts.rows["events"] == 4
    assert sm.ingest(files, tmp_path / "store", replace=True).counts.rows["events"] == 1


def test_what_is_no_store_is_never_written_over(files: Path, tmp_path: Path) -> None:
    precious = tmp_path / "people.csv"
    precious.write_text("user_id\nu1\n")
    with pytest.raises(DataError, match="no store"):
        sm.ingest(files, precious, replace=True)
    assert precious.read_text() == "user_id\nu1\n"


def test_replacing_and_appending_at_once_is_refused(files: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    sm.ingest(files, store)
    before = store.read_bytes()
    with pytest.raises(DataError, match="not both"):
        sm.ingest(files, store, replace=True, append=True)
    assert store.read_bytes() == before


def test_a_store_that_is_open_can_be_replaced(files: Path, tmp_path: Path) -> None:
    before = sm.ingest(files, tmp_path / "store")
    pq.write_table(EVENTS.slice(0, 1), files / "events.parquet")

    after = sm.ingest(files, tmp_path / "store", replace=True)

    assert len(rows(before, "events")) == 4
    assert len(rows(after, "events")) == 1


def test_files_that_are_refused_leave_the_store_that_was_there(files: Path, tmp_path: Path) -> None:
    sm.ingest(files, tmp_path / "store")
    (files / "events.parquet").write_bytes(b"PAR1 and then nothing")

    with pytest.raises(DataError, match="damaged"):
        sm.ingest(files, tmp_path / "store", replace=True)
    assert sm.connect(tmp_path / "store").counts.rows["events"] == 4
    assert sorted(one.name for one in tmp_path.iterdir()) == ["files", "store"]


def test_killed_in_the_middle_it_leaves_no_store(files: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys, segmatrix as sm\n"
        "sm.ingest(sys.argv[1], sys.argv[2],"
        " phase=lambda words: words == 'Ordering' and os.kill(os.getpid(), 9))"
    )
    killed = subprocess.run([sys.executable, "-c", code, files, tmp_path / "store"])

    assert killed.returncode == -9
    assert not (tmp_path / "store").exists()
    sm.ingest(files, tmp_path / "store")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["files", "store"]


def test_several_processes_have_it_open(files: Path, tmp_path: Path) -> None:
    data = sm.ingest(files, tmp_path / "store")
    code = "import sys, segmatrix as sm; print(sm.connect(sys.argv[1]).counts.rows['events'])"

    told = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "store"], capture_output=True, text=True, check=True
    )

    assert told.stdout == "4\n"
    assert len(rows(data, "events")) == 4


def test_a_store_can_be_asked_in_duckdb_itself(files: Path, tmp_path: Path) -> None:
    sm.ingest(files, tmp_path / "store").backend.disconnect()

    with duckdb.connect(str(tmp_path / "store"), read_only=True) as con:
        found = con.execute("SELECT user_id, sku FROM events WHERE event = 'order'").fetchall()

    assert sorted(found, key=str) == [("a", "y"), ("b", "x"), ("b", None)]


def test_other_files_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("customers: 12\n")
    (tmp_path / "people.csv").write_text("user_id\nu1\n")
    with duckdb.connect(str(tmp_path / "other")) as con:
        con.execute("CREATE TABLE t AS SELECT 1 AS about")

    with pytest.raises(DataError, match="no store of customer data") as refusal:
        sm.connect(tmp_path / "notes")
    assert "segmatrix ingest" in refusal.value.hint
    for name in ("other", "people.csv"):
        with pytest.raises(DataError, match="no store of customer data"):
            sm.connect(tmp_path / name)


def test_a_store_of_a_newer_format_asks_for_an_update(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(opening, "FORMAT", opening.FORMAT + 1)
        sm.ingest(files, tmp_path / "store").backend.disconnect()

    with pytest.raises(DataError, match="of format 2") as refusal:
        sm.connect(tmp_path / "store")
    assert "Update" in refusal.value.hint
