"""Taking customer data in: one shape, no repeats, merged ids one person, names and types known."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.tables import CustomerData

DAY = datetime(2026, 6, 1)


def events(**columns: list[object]) -> pa.Table:
    number = len(next(iter(columns.values())))
    return pa.table({"event": ["x"] * number, "timestamp": [DAY] * number, **columns})


def rows(table: object) -> list[dict[str, object]]:
    return table.to_pyarrow().to_pylist()


def test_the_catalog_names_traits_and_the_properties_seen_on_each_event() -> None:
    data = CustomerData.from_arrow(
        {
            "people": pa.table(
                {
                    "user_id": ["a"],
                    "plan": ["pro"],
                    "seats": [3],
                    "vip": [True],
                    "since": [date(2026, 1, 1)],
                    "seen": [DAY],
                    "tags": [["x"]],
                    "empty": pa.nulls(1),
                }
            ),
            "events": pa.table(
                {
                    "user_id": ["a", "a"],
                    "event": ["order", "login"],
                    "timestamp": [DAY, DAY],
                    "amount": [1.5, None],
                }
            ),
        }
    )

    assert data.catalog.people == {
        "user_id": Type.TEXT,
        "account_id": Type.TEXT,
        "plan": Type.TEXT,
        "seats": Type.NUMBER,
        "vip": Type.BOOLEAN,
        "since": Type.DATE,
        "seen": Type.INSTANT,
        "tags": Type.LIST,
        "empty": Type.TEXT,
    }
    assert data.catalog.events == {
        "login": {"user_id": Type.TEXT},
        "order": {"user_id": Type.TEXT, "amount": Type.NUMBER},
    }
    assert not data.catalog.has_feedback
    assert (data.accounts, data.feedback, data.exposures) == (None, None, None)
    assert (data.earliest, data.latest) == (DAY, DAY)


def test_repeats_are_dropped_and_counted_and_reused_ids_are_kept_and_listed() -> None:
    data = CustomerData.from_arrow(
        {
            "events": events(
                user_id=["a", "a", "a", "b", "b"],
                message_id=["m1", "m1", "m2", "m2", None],
                n=[1, 2, 3, 4, 5],
            )
        }
    )

    assert sorted(row["n"] for row in rows(data.events)) == [1, 3, 4, 5]
    assert data.counts.repeats == 1
    assert data.counts.reused == ("m2",)
    assert data.counts.rows == {"events": 4}


def test_merged_ids_are_one_row_and_know_where_they_went() -> None:
    data = CustomerData.from_arrow(
        {
            "people": pa.table({"user_id": ["b", "a", "c"], "plan": ["old", None, "older"]}),
            "events": events(user_id=["c"]),
            "merges": pa.table({"from_id": ["c"], "into_id": ["b"]}),
        },
        merges=[("b", "a")],
    )

    assert rows(data.people.select("user_id", "plan")) == [{"user_id": "a", "plan": "old"}]
    assert rows(data.events.select("user_id")) == [{"user_id": "a"}]
    assert data.canonical(["c", "z"], "person") == {"a", "z"}
    assert data.canonical(["c", "z"], "account") == {"c", "z"}


@pytest.mark.parametrize(
    ("merges", "message"),
    [
        ([("a", "b"), ("b", "a")], "“a” into “b” into “a”"),
        ([("a", "a")], "“a” into “a”"),
        ([("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")], "“a” into “b” into “c” into “a”"),
        ([("a", "b"), ("a", "c")], "“a” is merged into “b” and into “c”"),
    ],
)
def test_merges_that_say_no_single_id_are_refused(
    merges: list[tuple[str, str]], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        CustomerData.from_arrow({"people": pa.table({"user_id": ["a"]})}, merges)


def test_what_is_missing_is_missing_and_instants_are_utc() -> None:
    data = CustomerData.from_arrow(
        {
            "people": pa.table({"user_id": ["a"], "plan": [""], "seats": [float("nan")]}),
            "events": pa.table(
                {
                    "user_id": ["a"],
                    "event": ["x"],
                    "timestamp": pa.array(
                        [datetime(2026, 6, 1, tzinfo=UTC)], pa.timestamp("ns", "Asia/Tokyo")
                    ),
                }
            ),
        }
    )

    assert rows(data.people.select("plan", "seats")) == [{"plan": None, "seats": None}]
    assert data.earliest == DAY


def test_decimals_are_the_floats_nearest_to_them() -> None:
    price = pa.array([Decimal("0.10"), Decimal("19.99")])
    data = CustomerData.from_arrow({"events": events(user_id=["a", "b"], price=price)})

    assert [row["price"] for row in rows(data.events.order_by("user_id"))] == [0.1, 19.99]


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"persons": pa.table({"user_id": ["a"]})}, "there is no table “persons”"),
        ({"people": pa.table({"id": ["a"]})}, "people: there is no column “user_id”"),
        ({"people": pa.table({"user_id": ["a", ""]})}, "people, row 2: there is no “user_id”"),
        ({"events": events(user_id=[None])}, "events, row 1: there is neither"),
        ({"events": events(user_id=["a"], n=[{"a": 1}])}, "the column “n” is struct"),
        (
            {"events": pa.table({"user_id": ["a"], "event": ["x"], "timestamp": ["noon"]})},
            "“timestamp” is string, not an instant",
        ),
    ],
)
def test_tables_without_the_standard_layout_are_refused(
    tables: dict[str, pa.Table], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        CustomerData.from_arrow(tables)


def test_a_directory_of_parquet_is_opened(tmp_path: Path) -> None:
    pq.write_table(pa.table({"user_id": ["a"]}), tmp_path / "people.parquet")
    pq.write_table(events(user_id=["b"]), tmp_path / "events.parquet")

    data = CustomerData.open(tmp_path)

    assert data.counts.rows == {"people": 1, "events": 1}


def test_a_directory_without_any_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no table"):
        CustomerData.open(tmp_path)
