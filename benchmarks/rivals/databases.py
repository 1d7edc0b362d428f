"""DuckDB and chDB, with the events as they came and as they lie best: how long they take."""

import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from rivals import sql
from rivals.questions import Question

# People as whole numbers and amounts as decimals: what a careful table has.
_PEOPLE = """
CREATE TABLE people AS
SELECT (row_number() OVER (ORDER BY user_id))::INTEGER AS person, * FROM read_parquet('{people}')
"""
_EVENTS = """
CREATE TABLE events AS
SELECT person, event, timestamp, amount::DECIMAL(18, 2) AS amount, sku
FROM read_parquet('{events}') JOIN people USING (user_id)
"""
_ORDER = " ORDER BY event, timestamp"


def tables(directory: Path, *, ordered: bool) -> duckdb.DuckDBPyConnection:
    """Return an open DuckDB with both tables, the events as they came or by event and time."""
    connection = duckdb.connect()
    connection.execute(_PEOPLE.format(people=directory / "people.parquet"))
    made = _EVENTS.format(events=directory / "events.parquet")
    connection.execute(made + (_ORDER if ordered else ""))
    return connection


def by_rule(
    connection: duckdb.DuckDBPyConnection, asked: Sequence[Question]
) -> tuple[float, list[int]]:
    """Return the seconds that one query per rule takes, and the sizes."""
    started = time.perf_counter()
    found = [_size(connection, sql.query(asked, at, sql.DUCKDB)) for at in range(len(asked))]
    return time.perf_counter() - started, found


def at_once(
    connection: duckdb.DuckDBPyConnection, asked: Sequence[Question]
) -> tuple[float, list[int]]:
    """Return the seconds that one wide query for all rules takes, and the sizes."""
    started = time.perf_counter()
    row = connection.execute(sql.wide(asked)).fetchone()
    assert row is not None, "counts give a row"
    return time.perf_counter() - started, list(row)


def by_rule_in_chdb(directory: Path, asked: Sequence[Question]) -> tuple[float, list[int]]:
    """Return the same from chDB, on a table of its own kind ordered by event and time."""
    from chdb.session import Session

    with Session() as session:
        for statement in _CHDB.format(directory=directory).split(";"):
            session.query(statement)
        started = time.perf_counter()
        found = [
            int(str(session.query(sql.query(asked, at, sql.CLICKHOUSE), "TSV")))
            for at in range(len(asked))
        ]
        return time.perf_counter() - started, found


def _size(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None, "a count gives a row"
    return int(row[0])


_CHDB = """
CREATE DATABASE bench;
USE bench;
CREATE TABLE people ENGINE = MergeTree ORDER BY person AS
SELECT toUInt32(row_number() OVER (ORDER BY user_id)) AS person, assumeNotNull(user_id) AS user_id,
    assumeNotNull(plan) AS plan, assumeNotNull(seats) AS seats
FROM file('{directory}/people.parquet');
CREATE TABLE events ENGINE = MergeTree ORDER BY (event, timestamp) AS
SELECT person, toLowCardinality(assumeNotNull(event)) AS event,
    assumeNotNull(timestamp) AS timestamp, toDecimal64(assumeNotNull(amount), 2) AS amount
FROM file('{directory}/events.parquet') AS happened
JOIN people ON people.user_id = assumeNotNull(happened.user_id)
"""
