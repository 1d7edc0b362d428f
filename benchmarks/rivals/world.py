"""A customer base of any size, the same every time: people with traits, and what they did."""

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

NAMES = 50
SKUS = 200
DAYS = 730
AS_OF = datetime(2026, 6, 1)  # noqa: DTZ001 -- naive is UTC here
SINCE = AS_OF - timedelta(days=DAYS)

# Hashes of the row's number stand in for chance, so that no generator's version changes the data.
_PEOPLE = """
SELECT
    'u' || lpad(number::VARCHAR, 8, '0') AS user_id,
    ['free', 'team', 'pro', 'scale'][1 + (hash(number, 1) % 4)::INT] AS plan,
    (1 + hash(number, 2) % 100)::BIGINT AS seats,
FROM range({people}) AS all_people(number)
"""
# Few people do much, and few events are most of all: powers of evenly spread numbers.
_EVENTS = """
SELECT
    'u' || lpad(person::VARCHAR, 8, '0') AS user_id,
    'e' || lpad(name::VARCHAR, 2, '0') AS event,
    TIMESTAMP '{since}' + to_seconds(second) AS timestamp,
    (1 + hash(number, 6) % 20000)::DOUBLE / 100 AS amount,
    's' || (hash(number, 7) % {skus})::VARCHAR AS sku,
FROM (
    SELECT
        number,
        ({people} * pow((hash(number, 3) % 1000003) / 1000003.0, 2))::BIGINT % {people} AS person,
        ({names} * pow((hash(number, 4) % 1000003) / 1000003.0, 2.5))::BIGINT % {names} AS name,
        (hash(number, 5) % {seconds})::BIGINT AS second,
    FROM range({events}) AS all_events(number)
)
"""


def write(directory: Path, *, events: int, people: int) -> None:
    """Write people.parquet and events.parquet in the standard layout."""
    with duckdb.connect() as connection:
        _copy(connection, _PEOPLE.format(people=people), directory / "people.parquet")
        _copy(connection, _events(events, people), directory / "events.parquet")


def more(people: int, *, events: int, after: int) -> pa.Table:
    """Return more events of the same people, numbered `after` those that there are."""
    asked = _events(events, people).replace("range(", f"range({after}, {after} + ")
    with duckdb.connect() as connection:
        return connection.sql(asked).to_arrow_table()


def _events(events: int, people: int) -> str:
    return _EVENTS.format(
        events=events,
        people=people,
        names=NAMES,
        skus=SKUS,
        since=SINCE.isoformat(" "),
        seconds=DAYS * 86_400,
    )


def _copy(connection: duckdb.DuckDBPyConnection, asked: str, path: Path) -> None:
    connection.execute(f"COPY ({asked}) TO '{path}' (FORMAT parquet)")
