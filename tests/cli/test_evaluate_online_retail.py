"""Ten segments of a real shop's order lines count what hand-written SQL counts, month after month.

The SQL reads the raw file by itself: no reader, mapping, catalog or compiler of ours is in it.
"""

from datetime import date
from pathlib import Path

import duckdb
import pytest

import segmatrix as sm
from segmatrix.kit.data.tables import CustomerData

ROOT = Path(__file__).parents[2]
SHOP = ROOT.parent / "shared" / "data" / "online-retail"
GIVEN = ROOT / "tests" / "data"
AS_OF = date(2011, 12, 10)  # the data ends on 9 December 2011
MONTH_ENDS = [date(2011, month, 1) for month in range(1, 13)]

pytestmark = pytest.mark.skipif(
    not SHOP.exists(), reason="the shop's order lines are not on this machine"
)

LINES = f"""
    CREATE TABLE lines AS
    SELECT CustomerID AS id, InvoiceNo AS invoice, StockCode AS sku, Country AS country,
           Quantity::INT AS quantity, strptime(InvoiceDate, '%Y-%m-%d %H:%M:%S') AS moment,
           Quantity::DECIMAL(9, 0) * UnitPrice::DECIMAL(12, 4) AS amount
    FROM read_csv('{SHOP}/online_retail.csv.gz', all_varchar = true)
    WHERE CustomerID IS NOT NULL AND CustomerID != 'NA'
"""
# A customer's score is the fifth in which those with less leave them: 1 + 5 * (how many) / (all).
SCORES = """
    CREATE OR REPLACE TABLE scores AS
    SELECT id, 1 + floor(5 * (rank() OVER (ORDER BY spent) - 1) / count(*) OVER ()) AS monetary,
           1 + floor(5 * (rank() OVER (ORDER BY latest) - 1) / count(*) OVER ()) AS recency
    FROM (SELECT id, sum(amount) AS spent, max(moment) AS latest FROM lines
          WHERE moment >= ?::TIMESTAMP - INTERVAL 365 DAY AND moment < ?::TIMESTAMP GROUP BY id)
"""
BIG = """SELECT id FROM past WHERE moment >= $as_of - INTERVAL 365 DAY
         GROUP BY id HAVING sum(amount) >= 5000"""
LATELY = """SELECT id FROM past WHERE quantity > 0
            GROUP BY id HAVING max(moment) >= $as_of - INTERVAL 30 DAY"""
SQL = {
    "Lately here": LATELY,
    "Often here": """SELECT id FROM past WHERE quantity > 0 AND moment >= $as_of - INTERVAL 365 DAY
        GROUP BY id HAVING count(DISTINCT moment::DATE) >= 10""",
    "Big spenders": BIG,
    # Everybody takes part in the ranking; who has not bought yet has spent nothing.
    "Best fifth": """
        WITH spent AS (SELECT everybody.id, coalesce(sum(amount), 0) AS total
                       FROM (SELECT DISTINCT id FROM lines) everybody
                       LEFT JOIN past ON past.id = everybody.id GROUP BY everybody.id)
        SELECT id FROM spent one
        WHERE (SELECT count(*) FROM spent other WHERE other.total >= one.total)
              <= 0.2 * (SELECT count(*) FROM spent)""",
    "From France": """SELECT id FROM lines
        GROUP BY id HAVING first(country ORDER BY rowid) = 'France'""",
    "Returners": """SELECT id FROM past WHERE quantity < 0 AND moment >= $as_of - INTERVAL 365 DAY
        GROUP BY id HAVING count(DISTINCT invoice) >= 3""",
    "Newcomers": """SELECT id FROM past
        GROUP BY id HAVING min(moment) >= $as_of - INTERVAL 90 DAY""",
    "Heart then lantern": """SELECT DISTINCT one.id FROM past one JOIN past other
        ON one.id = other.id AND one.sku = '85123A' AND other.sku = '22423'
        AND other.moment >= one.moment AND other.moment <= one.moment + INTERVAL 60 DAY""",
    "Drifting away": """SELECT id FROM past WHERE quantity > 0
        GROUP BY id HAVING max(moment) < $as_of - INTERVAL 90 DAY
                       AND max(moment) >= $as_of - INTERVAL 270 DAY""",
    "Worth a call": f"""SELECT id FROM ({BIG}) WHERE id NOT IN ({LATELY})
        AND id IN (SELECT id FROM scores WHERE monetary = 5 AND recency <= 3)""",
}


@pytest.fixture(scope="module")
def shop() -> CustomerData:
    return sm.connect(SHOP, GIVEN / "online-retail-mapping.yaml")


@pytest.fixture(scope="module")
def rules() -> sm.Rules:
    return sm.Rules.load(GIVEN / "online-retail-rules.yaml")


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(LINES)
    return connection


def members_by_sql(database: duckdb.DuckDBPyConnection, as_of: date) -> dict[str, list[str]]:
    database.execute(SCORES, [as_of, as_of])
    database.execute(f"CREATE OR REPLACE VIEW past AS SELECT * FROM lines WHERE moment < '{as_of}'")
    literal = f"TIMESTAMP '{as_of}'"
    return {
        name: sorted(row[0] for row in database.execute(sql.replace("$as_of", literal)).fetchall())
        for name, sql in SQL.items()
    }


def test_members_are_those_of_hand_written_sql(
    shop: CustomerData, rules: sm.Rules, database: duckdb.DuckDBPyConnection
) -> None:
    result = sm.evaluate(shop, rules, AS_OF)
    assert result.universe == 4372
    expected = members_by_sql(database, AS_OF)
    assert result.sizes() == {name: len(ids) for name, ids in expected.items()}
    assert all(expected.values()), "a rule that finds nobody would prove little"
    for name, ids in expected.items():
        assert result.members(name) == ids


def test_the_trend_over_month_ends_is_what_every_month_says(
    shop: CustomerData, rules: sm.Rules, database: duckdb.DuckDBPyConnection
) -> None:
    trend = sm.Evaluator(shop).evaluate_many(rules, MONTH_ENDS)
    for month, result in zip(MONTH_ENDS, trend, strict=True):
        by_sql = members_by_sql(database, month)
        assert result.sizes() == sm.evaluate(shop, rules, month).sizes()
        assert {name: result.members(name) for name in by_sql} == by_sql
