"""Importing: what comes out, what is set aside, and that nothing half is ever left."""

import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.importing.imports import Cancelled, import_files
from segmatrix.kit.data.importing.previewing import preview
from segmatrix.kit.data.importing.stamps import DataStamp
from segmatrix.kit.data.mapping.guessing import guess
from segmatrix.kit.data.mapping.sources import Mapping
from segmatrix.kit.data.mapping.text import from_yaml
from segmatrix.kit.data.tables import CustomerData
from tests.kit.data import company

WHEN = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return company.write(tmp_path / "files")


@pytest.fixture
def mapping(files: Path) -> Mapping:
    return guess(files).mapping


def rows(store: Path, table: str) -> list[dict[str, object]]:
    return pyarrow.parquet.read_table(store / f"{table}.parquet").to_pylist()


def imported(files: Path, mapping: Mapping, into: Path) -> DataStamp:
    return import_files(files, mapping, into, what="Acme", when=WHEN)


def test_what_comes_out_is_a_store_that_opens(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    stamp = imported(files, mapping, store)
    data = CustomerData.open(store)
    assert data.counts.rows == stamp.rows == {
        "people": 3, "events": 29, "feedback": 2,
    }  # fmt: skip
    assert data.counts.repeats == 0
    assert {event: set(seen) for event, seen in data.catalog.events.items()} == {
        "subscription": {"user_id", "mrr"},
        "feature_usage": {"user_id", "subscription_id", "feature_name", "minutes"},
        "support_ticket": {"user_id", "priority", "satisfaction_score", "comment"},
    }


def test_values_arrive_as_their_types(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    imported(files, mapping, store)
    ann = rows(store, "people")[0]
    assert (ann["user_id"], ann["revenue"], ann["seats"]) == ("C-1", 1234.56, 3.0)
    assert str(ann["created_at"]) == str(ann["signup_date"]) == "2023-07-27"


def test_events_find_their_person_and_stand_in_order(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    imported(files, mapping, store)
    events = rows(store, "events")
    assert [(e["event"], e["timestamp"]) for e in events] == sorted(
        (e["event"], e["timestamp"]) for e in events
    )
    usage = {e["message_id"]: e["user_id"] for e in events if e["event"] == "feature_usage"}
    assert {usage[number] for number in ("U-1", "U-3")} == {"C-1"}
    assert usage["U-2"] == "C-2"


def test_rows_that_do_not_fit_are_listed_with_their_reason(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    stamp = imported(files, mapping, store)
    assert stamp.set_aside == {"people": {"unfit": 1}, "events": {"no match": 1}}
    assert stamp.seen == {"people": 4, "events": 31, "feedback": 2}
    bad_date, orphan = sorted(rows(store, "set_aside"), key=lambda row: row["table"], reverse=True)
    assert bad_date == {
        "table": "people",
        "file": "acme_customers.csv.gz",
        "row": 4,
        "reason": "unfit",
        "column": "signup_date",
        "detail": "'31-02-2024' is not a date like DD-MM-YYYY.",
        "text": "C-3,Cy,pro,12,31-02-2024,7,5",
    }
    assert orphan["row"] == 7
    assert orphan["detail"] == "acme_subscriptions.csv has no row for subscription_id 'S-9'."


def test_repeats_are_dropped_and_reused_ids_kept_and_listed(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    stamp = imported(files, mapping, store)
    assert (stamp.repeats, stamp.reused) == (1, 1)
    assert rows(store, "reused") == [
        {"table": "events", "id": "U-3", "file": "acme_feature_usage.csv", "row": 4},
        {"table": "events", "id": "U-3", "file": "acme_feature_usage.csv", "row": 5},
    ]


def test_the_stamp_says_what_when_and_until_when(files: Path, mapping: Mapping) -> None:
    stamp = imported(files, mapping, files.parent / "store")
    assert (stamp.what, stamp.when) == ("Acme", "2026-06-01T12:00:00+00:00")
    assert stamp.end == datetime(2024, 1, 31)
    assert len(stamp.sha256) == 64
    assert DataStamp.from_json(stamp.to_json()) == stamp


def test_two_files_of_people_make_one_row_each(tmp_path: Path) -> None:
    (tmp_path / "crm.csv").write_text("id,plan,since\nu1,pro,2024-02-01\nu2,,2024-01-01\n")
    (tmp_path / "survey.csv").write_text("id,plan,nps,since\nu2,free,9,2023-01-01\nu1,free,3,\n")
    mapping = from_yaml(
        "people:\n"
        "  - file: crm.csv\n"
        "    columns: {user_id: id, plan: plan, created_at: {column: since, type: date}}\n"
        "  - file: survey.csv\n"
        "    columns: {user_id: id, plan: plan, nps: {column: nps, type: number},"
        " created_at: {column: since, type: date}}\n"
    )
    stamp = import_files(tmp_path, mapping, tmp_path / "store")
    people = rows(tmp_path / "store", "people")
    assert [(p["user_id"], p["plan"], p["nps"], str(p["created_at"])) for p in people] == [
        ("u1", "pro", 3.0, "2024-02-01"),
        ("u2", "free", 9.0, "2023-01-01"),
    ]
    assert (stamp.folded, stamp.reused) == (2, 1)
    assert [(row["id"], row["file"]) for row in rows(tmp_path / "store", "reused")] == [
        ("u1", "survey.csv")
    ]


def test_look_ups_chain_and_an_ambiguous_one_sets_its_row_aside(tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text("line,at\nL1,2024-01-01\nL2,2024-01-02\n,2024-01-03\n")
    (tmp_path / "lines.csv").write_text("line,contract\nL1,K1\nL2,K2\nL2,K3\n")
    (tmp_path / "contracts.csv").write_text("contract,owner\nK1,a1\nK2,a2\n")
    mapping = from_yaml(
        "events:\n"
        "  - file: calls.csv\n"
        "    columns:\n"
        "      account_id:\n"
        "        column: line\n"
        "        through:\n"
        "          - {file: lines.csv, key: line, take: contract}\n"
        "          - {file: contracts.csv, key: contract, take: owner}\n"
        "      event: {constant: call}\n"
        "      timestamp: at\n"
    )
    stamp = import_files(tmp_path, mapping, tmp_path / "store")
    assert [event["account_id"] for event in rows(tmp_path / "store", "events")] == ["a1"]
    assert stamp.set_aside == {"events": {"several matches": 1, "missing": 1}}


def test_words_for_missing_and_clean_up_hold(tmp_path: Path) -> None:
    (tmp_path / "crm.csv").write_text('id,field,tags\nu1,Fin Tech,"a; b"\nu2,n/a,\nu3,FinTech,c\n')
    mapping = from_yaml(
        "people:\n"
        "  - file: crm.csv\n"
        "    columns:\n"
        "      user_id: id\n"
        "      field: {column: field, missing: [n/a], values: {Fin Tech: FinTech}}\n"
        '      tags: {column: tags, type: list, separator: ";"}\n'
    )
    import_files(tmp_path, mapping, tmp_path / "store")
    people = rows(tmp_path / "store", "people")
    assert [(p["field"], p["tags"]) for p in people] == [
        ("FinTech", ["a", "b"]), (None, None), ("FinTech", ["c"]),
    ]  # fmt: skip


def test_a_quantity_times_a_price_is_an_amount_without_dust(tmp_path: Path) -> None:
    lines = [
        "id,day,quantity,price",
        "u1,2026-05-01,6,2.55",
        "u1,2026-05-02,-3,2.55",
        "u1,2026-05-03,2,",
    ]
    (tmp_path / "lines.csv").write_text("\n".join(lines))
    mapping = from_yaml("""
events:
  - file: lines.csv
    columns:
      user_id: id
      event: {constant: order}
      timestamp: day
      amount: {column: quantity, times: price, type: number}
""")
    imported(tmp_path, mapping, tmp_path / "store")
    assert [row["amount"] for row in rows(tmp_path / "store", "events")] == [15.3, -7.65, None]


def test_names_that_are_hostile_to_sql_are_only_names(tmp_path: Path) -> None:
    directory = tmp_path / 'it\'s; DROP TABLE "x"'
    directory.mkdir()
    (directory / "crm'.csv").write_text(
        'id,"a""; DROP TABLE people; --",<script>\nu1,x,y\nu1,x,z\n'
    )
    mapping = from_yaml(
        'people:\n  - file: "crm\'.csv"\n    columns:\n      user_id: id\n'
        '      "a\\"; DROP TABLE people; --": "a\\"; DROP TABLE people; --"\n'
        "      <script>: <script>\n"
    )
    import_files(directory, mapping, directory / "store")
    assert rows(directory / "store", "people") == [
        {"user_id": "u1", 'a"; DROP TABLE people; --': "x", "<script>": "y"}
    ]


def test_a_preview_counts_as_the_import_does(files: Path, mapping: Mapping) -> None:
    shown = preview(mapping, files, rows=2)
    stamp = imported(files, mapping, files.parent / "store")
    assert {table: one.seen for table, one in shown.tables.items()} == stamp.seen
    assert shown.tables["people"].set_aside == stamp.set_aside["people"]
    assert [row["user_id"] for row in shown.tables["people"].rows] == ["C-1", "C-2"]
    assert shown.tables["people"].examples[0].row == 4
    assert shown.latest == datetime(2024, 1, 30)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("column: seats", "column: seat", "no column 'seat'. Did you mean 'seats'?"),
        ("file: acme_subscriptions.csv", "file: acme_subscription.csv", "which is not there"),
        ("key: subscription_id", "key: sub_id", "no column 'sub_id'"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(
    files: Path, mapping: Mapping, old: str, new: str, words: str
) -> None:
    from segmatrix.kit.data.mapping.text import to_yaml

    changed = from_yaml(to_yaml(mapping).replace(old, new))
    with pytest.raises(DataError) as refusal:
        import_files(files, changed, files.parent / "store")
    assert words in f"{refusal.value.message} {refusal.value.hint}"
    assert not (files.parent / "store").exists()


def test_progress_ends_at_the_whole(files: Path, mapping: Mapping) -> None:
    told: list[tuple[int, int, str]] = []
    import_files(files, mapping, files.parent / "store", progress=lambda *step: told.append(step))
    last = {phase: (done, total) for done, total, phase in told}
    assert last["settling"] == (3, 3)
    done, total = last["reading"]
    assert 0 < done <= total
    assert [phase for _, _, phase in told] == sorted(phase for _, _, phase in told)


def test_cancelled_at_any_point_it_leaves_nothing(files: Path, mapping: Mapping) -> None:
    questions = Counter[str]()

    def count() -> bool:
        questions["all"] += 1
        return False

    import_files(files, mapping, files.parent / "whole", cancelled=count)
    for last in range(1, questions["all"] - 1):
        patience = iter(range(last))
        with pytest.raises(Cancelled):
            import_files(
                files,
                mapping,
                files.parent / "store",
                cancelled=lambda patience=patience: next(patience, None) is None,
            )
        assert sorted(path.name for path in files.parent.iterdir()) == ["files", "whole"]


def test_done_again_it_changes_nothing(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    stamp = imported(files, mapping, store)
    before = (store / "stamp.json").stat().st_mtime_ns
    assert imported(files, mapping, store) == stamp
    assert (store / "stamp.json").stat().st_mtime_ns == before
    again = imported(files, mapping, files.parent / "again")
    assert again == stamp
    for table in stamp.rows:
        assert rows(store, table) == rows(files.parent / "again", table)


def test_what_already_stands_in_its_place_is_not_overwritten(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    imported(files, mapping, store)
    (files / "acme_support_tickets.csv").write_text(company.FILES["acme_support_tickets.csv"] * 2)
    with pytest.raises(DataError, match="something else"):
        imported(files, mapping, store)


KILLED = """
import sys
from pathlib import Path
from segmatrix.kit.data.mapping.guessing import guess
from segmatrix.kit.data.importing.imports import import_files

files, store, at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
calls = 0

def cancelled():
    global calls
    calls += 1
    if calls == at:
        print("here", flush=True)
        sys.stdin.read()
    return False

import_files(files, guess(files).mapping, store, cancelled=cancelled)
print("done", flush=True)
"""


@pytest.mark.parametrize("at", [2, 6, 1000])
def test_killed_it_leaves_nothing_half_and_the_next_one_cleans_up(
    files: Path, mapping: Mapping, at: int
) -> None:
    store = files.parent / "store"
    running = subprocess.Popen(
        [sys.executable, "-c", KILLED, files, store, str(at)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    said = running.stdout.readline()
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert store.exists() == (said == b"done\n")
    stamp = imported(files, mapping, store)
    assert stamp.rows == {"people": 3, "events": 29, "feedback": 2}
    assert sorted(path.name for path in files.parent.iterdir()) == ["files", "store"]


def test_another_import_under_way_is_left_alone(files: Path, mapping: Mapping) -> None:
    store = files.parent / "store"
    running = subprocess.Popen(
        [sys.executable, "-c", KILLED, files, store, "3"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert running.stdout.readline() == b"here\n"
    imported(files, mapping, files.parent / "other")
    (left,) = files.parent.glob(".store.*.partial")
    with pytest.raises(Cancelled):
        import_files(files, mapping, store, cancelled=lambda: True)
    assert left.exists()
    out, _ = running.communicate(b"go on")
    assert out == b"done\n"
    assert store.exists()
    assert not left.exists()


def test_large_tables_sort_beyond_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segmatrix.kit.data.importing.imports.MEMORY", "40MB")
    lines = (
        f"u{number % 977},2024-01-01T00:00:{number % 60:02},{number * 7919 % 100_003}\n"
        for number in range(200_000)
    )
    (tmp_path / "log.csv").write_text("user_id,at,payload\n" + "".join(lines))
    mapping = from_yaml(
        "events:\n  - file: log.csv\n    columns:\n      user_id: user_id\n"
        "      event: {constant: ping}\n      timestamp: at\n      payload: payload\n"
    )
    stamp = import_files(tmp_path, mapping, tmp_path / "store")
    assert stamp.rows == {"events": 200_000}
    found = duckdb.sql(
        f"SELECT count(*) FROM (SELECT timestamp >= lag(timestamp) OVER () AS ok"
        f" FROM '{tmp_path}/store/events.parquet') WHERE NOT ok"
    ).fetchone()
    assert found == (0,)


def test_data_of_dates_end_with_their_last_day_in_the_zone(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "people.csv").write_text("user_id,created_at\nu1,2026-06-10\n")
    (files / "events.csv").write_text("user_id,event,timestamp\nu1,x,2026-06-14\nu1,y,2026-06-15\n")
    mapping, zone = guess(files).mapping, "America/New_York"

    stamp = import_files(files, mapping, tmp_path / "store", zone=zone)

    assert (stamp.zone, stamp.earliest, stamp.as_of) == (
        zone,
        "2026-06-10T04:00:00",
        "2026-06-16T04:00:00",
    )
    assert preview(mapping, files, zone=zone).latest == datetime(2026, 6, 15, 4)
    with pytest.raises(DataError, match="something else"):
        import_files(files, mapping, tmp_path / "store", zone="UTC")
