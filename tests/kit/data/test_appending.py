"""Later rows: what comes out is what one load of all rows would have made."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import segmatrix as sm
from segmatrix.kit.data.clustered import Coded, Column, Dates, Instants, Lists, Rows
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.store import appending
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.rules.nodes import Entity

DAY = datetime(2026, 6, 1)
Tables = Mapping[str, pa.Table]

USERS, ACCOUNTS = st.sampled_from("abcd"), st.sampled_from([None, "X", "Y"])
TIMES = st.integers(0, 5).map(lambda hours: DAY + timedelta(hours=hours))
SCHEMAS = {
    "people": pa.schema(
        {
            "user_id": pa.string(),
            "account_id": pa.string(),
            "created_at": pa.timestamp("us"),
            "plan": pa.string(),
            "seats": pa.float64(),
            "tags": pa.list_(pa.string()),
        }.items()
    ),
    "accounts": pa.schema(
        {"account_id": pa.string(), "created_at": pa.date32(), "vip": pa.bool_()}.items()
    ),
    "events": pa.schema(
        {
            "user_id": pa.string(),
            "account_id": pa.string(),
            "event": pa.string(),
            "timestamp": pa.timestamp("us"),
            "message_id": pa.string(),
            "amount": pa.float64(),
            "sku": pa.string(),
        }.items()
    ),
    "exposures": pa.schema(
        {
            "user_id": pa.string(),
            "experiment": pa.string(),
            "variant": pa.string(),
            "timestamp": pa.timestamp("us"),
        }.items()
    ),
    "feedback": pa.schema(
        {
            "user_id": pa.string(),
            "timestamp": pa.timestamp("us"),
            "kind": pa.string(),
            "score": pa.float64(),
        }.items()
    ),
}
VALUES = {
    "user_id": USERS,
    "account_id": ACCOUNTS,
    "event": st.sampled_from(["login", "order", "zoom"]),
    "timestamp": TIMES,
    "message_id": st.sampled_from([None, "1", "2", "3"]),
    "amount": st.sampled_from([None, 0.1, 2.5, 7.0]),
    "seats": st.sampled_from([None, 1 / 3, 2.0]),
    "sku": st.sampled_from([None, "x", "y"]),
    "plan": st.sampled_from([None, "pro", "free"]),
    "tags": st.sampled_from([None, ["t"], ["t", "u"]]),
    "vip": st.sampled_from([None, True, False]),
    "experiment": st.sampled_from("EF"),
    "variant": st.sampled_from("12"),
    "kind": st.sampled_from(["nps", "ticket"]),
    "score": st.sampled_from([None, 9.0, 1 / 3]),
}


@st.composite
def tables(draw: st.DrawFn) -> Tables:
    found = {}
    for table, schema in SCHEMAS.items():
        if table != "events" and draw(st.booleans()):
            continue
        row = {name: VALUES.get(name, TIMES) for name in schema.names}
        if table == "accounts":
            row = {
                **row,
                "account_id": st.sampled_from("XY"),
                "created_at": TIMES.map(datetime.date),
            }
        rows = draw(st.lists(st.fixed_dictionaries(row), max_size=6))
        found[table] = pa.Table.from_pylist(rows, schema)
    if draw(st.booleans()):
        merges = draw(st.sampled_from([[("a", "b")], [("c", "d")], [("b", "c")]]))
        found["merges"] = pa.Table.from_pylist(
            [{"from_id": gone, "into_id": into} for gone, into in merges],
            pa.schema({"from_id": pa.string(), "into_id": pa.string()}.items()),
        )
    return found


def both(first: Tables, second: Tables) -> Tables:
    return {
        table: pa.concat_tables([one[table] for one in (first, second) if table in one])
        for table in {**first, **second}
    }


def values(column: Column | None, size: int) -> list[Any]:
    """Return the plain values of a column."""
    match column:
        case None:
            return [None] * size
        case Coded():
            texts = column.values.to_pylist()
            return [texts[code] if code >= 0 else None for code in column.codes]
        case Dates():
            plain = column.days.tolist()
        case Instants():
            plain = column.times.tolist()
        case Lists():
            return column.values.to_pylist()
        case _:
            plain = column.values.tolist()
    missing = [False] * size if column.missing is None else column.missing
    return [None if gone else one for one, gone in zip(plain, missing, strict=True)]


def told(data: CustomerData) -> dict[str, Any]:
    """Return what data hold, whatever their numbers are."""
    clustered = data.clustered
    assert clustered is not None
    people, accounts = (clustered.entities(unit) for unit in Entity)
    ids, homes = people.ids.to_pylist(), [*accounts.ids.to_pylist(), None]
    naming = people.naming
    found: dict[str, Any] = {
        "people": {
            one: (since, homes[home])
            for one, since, home in zip(ids, people.known_from, people.account, strict=True)
        },
        "accounts": dict(zip(homes, accounts.known_from, strict=False)),
        "naming": [
            (ids[owner], homes[home], time)
            for owner, home, time in zip(naming.owners, naming.accounts, naming.times, strict=True)
        ],
        "catalog": data.catalog,
        "counts": data.counts,
        "ends": (data.earliest, data.latest),
        "merged": data.merged,
    }
    for unit in Entity:
        for trait in data.catalog.traits(unit):
            column = clustered.trait(unit, trait)
            known = clustered.entities(unit).ids.to_pylist()
            found[f"{unit} {trait}"] = dict(zip(known, values(column, len(known)), strict=True))
    events = [("events", event) for event in clustered.event_names()]
    for table, event in [*events, ("feedback", None), ("exposures", None)]:
        rows = clustered.rows(table, event)
        if rows is None:
            continue
        owners = [ids[owner] if owner >= 0 else None for owner in rows.owners]
        at = [homes[account] for account in rows.accounts]
        columns = [values(rows.column(name), len(rows)) for name in SCHEMAS[table].names]
        found[f"{table} {event}"] = list(zip(owners, at, rows.times, *columns, strict=True))
    return found


def asked(data: CustomerData) -> dict[str, list[str]]:
    """Return the logical tables as they are asked, without the places of rows."""
    found = {table: getattr(data, table) for table in SCHEMAS}
    return {
        table: sorted(map(str, data.backend.to_pyarrow(one).drop_columns(places(one)).to_pylist()))
        for table, one in found.items()
        if one is not None
    }


def places(table: Any) -> list[str]:
    return ["#"] if "#" in table.columns else []


def events(**columns: list[Any]) -> dict[str, pa.Table]:
    """Return events, of `a`, called `x`, and on the first day, where nothing else is said."""
    size = len(next(iter(columns.values())))
    common = {"user_id": ["a"] * size, "event": ["x"] * size, "timestamp": [DAY] * size}
    return {"events": pa.table({**common, **columns})}


@settings(max_examples=20, deadline=None)
@given(tables(), tables(), tables())
def test_rows_that_come_later_make_what_they_would_have_made_at_once(
    first: Tables, second: Tables, third: Tables
) -> None:
    try:
        at_once = CustomerData.from_arrow(both(both(first, second), third))
    except DataError:
        return  # merges that say no single id
    begun = CustomerData.from_arrow(first)
    told(begun)

    later = begun.appended(second).appended(third)

    assert told(later) == told(at_once)
    assert asked(later) == asked(at_once)


def test_what_is_there_stays_as_it_is() -> None:
    before = CustomerData.from_arrow(events(amount=[1.0, 2.0]))
    held = told(before), asked(before)

    before.appended({**events(amount=[3.0], user_id=["b"]), "merges": merges(("b", "c"))})
    before.appended(events(amount=[1 / 3], user_id=["a"]))

    assert (told(before), asked(before)) == held


def test_rows_of_events_that_came_no_more_are_the_same_objects() -> None:
    before = CustomerData.from_arrow(events(event=["x", "y"], amount=[1.0, 2.0]))
    x, y = (rows_of(before, event) for event in "xy")
    assert x.column("amount") is not None

    after = before.appended(events(event=["y"], amount=[3.0]))

    assert rows_of(after, "x") is x
    assert rows_of(after, "y") is not y
    assert values(rows_of(after, "y").column("amount"), 2) == [2.0, 3.0]


def test_an_event_that_is_told_again_later_is_dropped() -> None:
    before = CustomerData.from_arrow(events(message_id=["1", "2"]))

    after = before.appended(events(message_id=["2", "1", "3"], event=["x", "z", "x"]))

    assert after.counts.repeats == 1
    assert after.counts.reused == ("1",)
    assert after.counts.rows == {"events": 4}


def test_a_merge_of_people_who_are_there_makes_their_events_those_of_one() -> None:
    before = CustomerData.from_arrow(events(user_id=["a", "b"], message_id=["1", "1"]))

    after = before.appended({**events(user_id=["c"]), "merges": merges(("a", "b"))})

    assert after.counts.rows == {"events": 2}
    assert after.counts.repeats == 1
    assert after.canonical(["a"], "person") == {"b"}


def test_a_column_may_get_its_first_values_later() -> None:
    before = CustomerData.from_arrow(events(sku=pa.nulls(1)))

    after = before.appended(events(sku=[5]))

    assert after.catalog.events["x"]["sku"] == "number"
    assert values(rows_of(after, "x").column("sku"), 2) == [None, 5]


@pytest.mark.parametrize(
    ("first", "second"), [([1, 2], [1 / 3]), ([1 / 3], [1, 2]), ([0.5], [1 / 3])]
)
def test_numbers_of_any_kind_are_numbers(first: list[float], second: list[float]) -> None:
    after = CustomerData.from_arrow(events(amount=first)).appended(events(amount=second))

    amounts = [*first, *second]
    assert values(rows_of(after, "x").column("amount"), len(amounts)) == amounts


def test_a_column_that_comes_as_another_type_is_refused() -> None:
    before = CustomerData.from_arrow(events(amount=[1.5]))

    with pytest.raises(DataError, match="“amount” was number and comes as text"):
        before.appended(events(amount=["many"]))


def test_merges_that_say_no_single_id_with_earlier_ones_are_refused() -> None:
    before = CustomerData.from_arrow({**events(n=[1]), "merges": merges(("a", "b"))})

    with pytest.raises(DataError, match="“a” into “b” into “a”"):
        before.appended({"merges": merges(("b", "a"))})


def test_many_small_files_end_in_few_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "MOST_RUNS", 3)
    data = CustomerData.from_arrow(events(amount=[0.0]))

    for number in range(1, 8):
        data = data.appended(events(amount=[float(number)], user_id=[f"u{number}"]))

    assert data.store is not None
    assert len(data.store.runs.all) <= 3
    assert values(rows_of(data, "x").column("amount"), 8) == [float(one) for one in range(8)]


def test_a_store_is_appended_to_in_its_file(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"{number}").mkdir()
        written = events(amount=[number / 2], user_id=[f"u{number}"])
        pq.write_table(written["events"], tmp_path / f"{number}" / "events.parquet")
    first = sm.ingest(tmp_path / "1", tmp_path / "store")

    sm.ingest(tmp_path / "2", tmp_path / "store", append=True)
    third = sm.ingest(tmp_path / "3", tmp_path / "store", append=True)

    assert values(rows_of(first, "x").column("amount"), 1) == [0.5]
    assert values(rows_of(third, "x").column("amount"), 3) == [0.5, 1.0, 1.5]
    assert asked(sm.connect(tmp_path / "store")) == asked(third)
    assert third.store is not None and first.store is not None
    assert third.store.stamp != first.store.stamp


def test_rows_are_added_in_memory_to_a_store_that_is_open(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("user_id,event,timestamp\nb,x,2026-06-01\n")
    data = sm.ingest(tmp_path, tmp_path / "store")

    after = data.appended(events(user_id=["a"]))

    assert after.counts.rows == {"events": 2}
    assert sm.connect(tmp_path / "store").counts.rows == {"events": 1}


def merges(*pairs: tuple[str, str]) -> pa.Table:
    gone, into = zip(*pairs, strict=True)
    return pa.table({"from_id": gone, "into_id": into})


def rows_of(data: CustomerData, event: str) -> Rows:
    assert data.clustered is not None
    rows = data.clustered.rows("events", event)
    assert rows is not None
    return rows
