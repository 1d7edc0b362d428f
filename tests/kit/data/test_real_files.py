"""Files that others made, read with the mappings that the guess proposes.

The numbers are those of each data set's SOURCE.md, which were computed without this code.
"""

from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from segmatrix.kit.data.importing.imports import import_files
from segmatrix.kit.data.importing.stamps import DataStamp
from segmatrix.kit.data.mapping.guessing import guess
from segmatrix.kit.data.mapping.text import from_yaml

HERE = Path(__file__).parents[2] / "data"
SHARED = Path(__file__).parents[4] / "shared" / "data"


def directory(name: str) -> Path:
    found = SHARED / name
    if not found.is_dir():
        pytest.skip(f"the data set {name} is not beside this checkout")
    return found


@pytest.fixture(scope="module")
def ravenstack(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DataStamp]:
    store = tmp_path_factory.mktemp("ravenstack") / "store"
    mapping = from_yaml((HERE / "ravenstack-mapping.yaml").read_text("utf-8"))
    return store, import_files(directory("ravenstack-saas"), mapping, store)


@pytest.fixture(scope="module")
def telco(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DataStamp]:
    store = tmp_path_factory.mktemp("telco") / "store"
    mapping = from_yaml((HERE / "telco-mapping.yaml").read_text("utf-8"))
    return store, import_files(directory("telco-churn"), mapping, store)


def ask(store: Path, table: str, query: str) -> list[tuple[object, ...]]:
    rows = pyarrow.parquet.read_table(store / f"{table}.parquet")
    return duckdb.from_arrow(rows).query("rows", query).fetchall()


@pytest.mark.parametrize(
    ("name", "mapping"), [("ravenstack-saas", "ravenstack"), ("telco-churn", "telco")]
)
def test_the_guess_needs_no_edit(name: str, mapping: str) -> None:
    kept = from_yaml((HERE / f"{mapping}-mapping.yaml").read_text("utf-8"))
    assert guess(directory(name)).mapping == kept


def test_ravenstack_loses_no_row(ravenstack: tuple[Path, DataStamp]) -> None:
    _, stamp = ravenstack
    assert stamp.rows == {
        "accounts": 500, "events": 5_000 + 25_000 + 600 + 2_000, "feedback": 2_000,
    }  # fmt: skip
    assert stamp.set_aside == {}
    assert stamp.as_of == "2025-01-01T00:00:00"


def test_ravenstack_reuses_21_usage_ids_on_42_rows(ravenstack: tuple[Path, DataStamp]) -> None:
    store, stamp = ravenstack
    assert (stamp.repeats, stamp.reused) == (0, 21)
    listed = pyarrow.parquet.read_table(store / "reused.parquet")
    assert len(listed) == 42
    assert set(listed["file"].to_pylist()) == {"ravenstack_feature_usage.csv.gz"}


def test_ravenstack_sums_up(ravenstack: tuple[Path, DataStamp]) -> None:
    store, _ = ravenstack
    assert ask(
        store,
        "events",
        "SELECT sum(mrr_amount), sum(arr_amount), avg(churn_flag::int)"
        " FROM rows WHERE event = 'subscription'",
    ) == [(11_338_747, 136_064_964, pytest.approx(0.0972))]
    assert ask(
        store, "feedback", "SELECT count(score), round(avg(score), 3), min(score) FROM rows"
    ) == [(1_175, 3.981, 3)]
    assert ask(store, "accounts", "SELECT count(*) FROM rows WHERE churn_flag") == [(110,)]


@pytest.mark.parametrize(
    ("table", "column", "counts"),
    [
        ("accounts", "industry", {
            "DevTools": 113, "FinTech": 112, "Cybersecurity": 100, "HealthTech": 96, "EdTech": 79,
        }),
        ("accounts", "country", {
            "US": 291, "UK": 58, "IN": 49, "AU": 32, "DE": 25, "CA": 23, "FR": 22,
        }),
        ("accounts", "plan_tier", {"Pro": 178, "Basic": 168, "Enterprise": 154}),
        ("events", "reason_code", {
            "features": 114, "support": 104, "budget": 104, "unknown": 95, "competitor": 92,
            "pricing": 91,
        }),
    ],
)  # fmt: skip
def test_ravenstack_counts(
    ravenstack: tuple[Path, DataStamp], table: str, column: str, counts: dict[str, int]
) -> None:
    query = f"SELECT {column}, count(*) FROM rows WHERE {column} IS NOT NULL GROUP BY 1"
    assert dict(ask(ravenstack[0], table, query)) == counts


def test_ravenstack_feature_usage_finds_its_accounts(ravenstack: tuple[Path, DataStamp]) -> None:
    path = directory("ravenstack-saas")
    expected = duckdb.sql(
        "SELECT s.account_id, count(*)"
        f" FROM '{path}/ravenstack_feature_usage.csv.gz' u"
        f" JOIN '{path}/ravenstack_subscriptions.csv.gz' s USING (subscription_id) GROUP BY 1"
    ).fetchall()
    found = ask(
        ravenstack[0],
        "events",
        "SELECT account_id, count(*) FROM rows WHERE event = 'feature_usage' GROUP BY 1",
    )
    assert dict(found) == dict(expected)


def test_telco_sums_up_with_its_11_blanks_missing(telco: tuple[Path, DataStamp]) -> None:
    store, stamp = telco
    assert stamp.rows == {"people": 7_043}
    assert stamp.set_aside == {}
    assert stamp.as_of is None
    assert ask(
        store,
        "people",
        "SELECT round(sum(MonthlyCharges), 2), round(sum(TotalCharges), 2),"
        " count(*) - count(TotalCharges), count(*) FILTER (Churn = 'Yes') FROM rows",
    ) == [(456_116.60, 16_056_168.70, 11, 1_869)]


@pytest.mark.parametrize(
    ("column", "counts"),
    [
        ("Contract", {
            "Month-to-month": (1_655, 3_875), "One year": (166, 1_473), "Two year": (48, 1_695),
        }),
        ("InternetService", {
            "DSL": (459, 2_421), "Fiber optic": (1_297, 3_096), "No": (113, 1_526),
        }),
    ],
)  # fmt: skip
def test_telco_churn(
    telco: tuple[Path, DataStamp], column: str, counts: dict[str, tuple[int, int]]
) -> None:
    query = f"SELECT {column}, count(*) FILTER (Churn = 'Yes'), count(*) FROM rows GROUP BY 1"
    found = {name: (churned, all_) for name, churned, all_ in ask(telco[0], "people", query)}
    assert found == counts
