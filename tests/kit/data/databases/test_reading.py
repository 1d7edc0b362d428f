"""What a database holds is the same customer data as files would be."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import ibis
import pytest

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.databases import connect
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.rules.rulefile import Rules

AS_OF = datetime(2026, 6, 15, 12)
EVENTS = """
CREATE TABLE events AS SELECT * FROM (VALUES
  ('a', 'order', TIMESTAMP '2026-06-01 10:00:00', 'm1', 0.1::DOUBLE, 'x'),
  ('a', 'order', TIMESTAMP '2026-06-01 10:00:00', 'm1', 0.1::DOUBLE, 'x'),
  ('a2', 'order', TIMESTAMP '2026-06-02 10:00:00', 'm2', 0.2::DOUBLE, ''),
  ('b', 'order', TIMESTAMP '2026-06-03 10:00:00', 'm2', 'NaN'::DOUBLE, 'y')
) AS t(user_id, event, timestamp, message_id, amount, sku)
"""


def opened(folder: Path, *statements: str) -> CustomerData:
    """Return the customer data in a database that was made by some statements."""
    file = folder / "shop.duckdb"
    made = ibis.duckdb.connect(file)
    for statement in statements:
        made.raw_sql(statement)
    made.disconnect()
    return connect(f"duckdb://{file}")


def members(data: CustomerData, rule: str, unit: str = "person") -> list[str]:
    return evaluate(data, Rules.of({"S": rule}, unit=unit), AS_OF).members("S")


def test_repeats_are_left_out_and_ids_that_are_reused_are_told(tmp_path: Path) -> None:
    data = opened(tmp_path, EVENTS)

    assert data.counts.repeats == 1
    assert data.counts.reused == ("m2",)
    assert data.counts.rows["events"] == 3
    assert members(data, 'did "order" exactly 1 time') == ["a", "a2", "b"]


def test_an_empty_text_and_nan_are_missing(tmp_path: Path) -> None:
    data = opened(tmp_path, EVENTS)

    assert members(data, 'did "order" where sku is unknown') == ["a2"]
    assert members(data, 'did "order" where amount is unknown') == ["b"]


def test_merged_ids_are_one_person_along_chains(tmp_path: Path) -> None:
    data = opened(
        tmp_path,
        EVENTS,
        "CREATE TABLE merges AS SELECT 'a2' AS from_id, 'a1' AS into_id UNION SELECT 'a1', 'a'",
        "CREATE TABLE people AS SELECT 'a' AS user_id, NULL::VARCHAR AS plan, 3 AS seats, "
        "NULL::BOOLEAN AS vip UNION ALL SELECT 'a1', 'pro', 4, NULL "
        "UNION ALL SELECT 'a2', 'free', 5, true",
    )

    assert data.merged == {"a2": "a", "a1": "a"}
    assert members(data, "everyone") == ["a", "b"]
    assert members(data, 'sum of amount for "order" = 0.3') == ["a"]
    assert members(data, 'plan is "pro" and seats = 3 and vip is true') == ["a"]


def test_the_catalog_is_that_of_the_tables(tmp_path: Path) -> None:
    data = opened(
        tmp_path,
        EVENTS,
        "CREATE TABLE exposures AS SELECT 'a' AS user_id, 'onb' AS experiment, 'B' AS variant, "
        "TIMESTAMP '2026-06-01' AS timestamp",
        "CREATE TABLE feedback AS SELECT 'a' AS user_id, 'nps' AS kind, 9 AS score, "
        "TIMESTAMP '2026-06-04' AS timestamp",
    )

    assert data.clustered is None
    assert data.catalog.events["order"]["amount"] is Type.NUMBER
    assert data.catalog.experiments == {"onb": ("B",)}
    assert data.catalog.feedback == ("nps",)
    assert (data.earliest, data.latest) == (datetime(2026, 6, 1), datetime(2026, 6, 4))
    assert members(data, 'nps >= 9 and saw variant "B" of "onb"') == ["a"]


def test_without_events_there_are_people_all_the_same(tmp_path: Path) -> None:
    data = opened(tmp_path, "CREATE TABLE people AS SELECT 7 AS user_id, 'pro' AS plan")

    assert members(data, 'plan is "pro" and not had a session longer than 1 minute') == ["7"]


def test_instants_with_a_zone_are_taken_in_utc(tmp_path: Path) -> None:
    data = opened(
        tmp_path,
        "CREATE TABLE events AS SELECT 'a' AS user_id, 'x' AS event, "
        "TIMESTAMPTZ '2026-06-15 13:59:59+02' AS timestamp",
    )

    assert data.latest == datetime(2026, 6, 15, 11, 59, 59)
    assert members(data, 'did "x"') == ["a"]


REFUSED = {
    "no table of the standard layout": ["CREATE TABLE orders AS SELECT 1 AS id"],
    "there is no column “event”": ["CREATE TABLE events AS SELECT 'a' AS user_id"],
    "neither a column user_id": [
        "CREATE TABLE events AS SELECT 'x' AS event, TIMESTAMP '2026-06-01' AS timestamp"
    ],
    "the column “home” is": ["CREATE TABLE people AS SELECT 'a' AS user_id, {'x': 1} AS home"],
    "“timestamp” is date": [
        "CREATE TABLE events AS SELECT 'a' AS user_id, 'x' AS event, DATE '2026-06-01' AS timestamp"
    ],
    "numbers with decimals": ["CREATE TABLE people AS SELECT 1.5::DOUBLE AS user_id"],
    "1 rows have no user_id": ["CREATE TABLE people AS SELECT NULL::VARCHAR AS user_id"],
    "go in a circle": [
        "CREATE TABLE people AS SELECT 'a' AS user_id",
        "CREATE TABLE merges AS SELECT 'a' AS from_id, 'b' AS into_id UNION SELECT 'b', 'a'",
    ],
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_is_not_as_it_must_be_is_refused(tmp_path: Path, said: str) -> None:
    statements: Iterable[str] = REFUSED[said]
    with pytest.raises(DataError, match=said) as refusal:
        opened(tmp_path, *statements)

    assert refusal.value.hint
