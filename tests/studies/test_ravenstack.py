"""RavenStack through the product: as uploaded, with the columns as guessed, against plain SQL."""

from pathlib import Path

import duckdb
import pytest

from segmatrix.base.ids import new_id
from segmatrix.datasets import actions as dataset_actions
from segmatrix.datasets import events as dataset_events
from segmatrix.datasets import queries as datasets
from segmatrix.matrix import actions, events, queries
from segmatrix.studies import actions as study_actions
from segmatrix.studies import events as study_events
from segmatrix.studies.queries import computed
from tests.cast import HARBOURLIGHT

FILES = Path(__file__).parents[3] / "shared" / "data" / "ravenstack-saas"

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="../shared/data is absent")

RULES = {
    "Enterprise": 'plan_tier is "Enterprise"',
    "Not in the US": 'country is not "US"',
    "Large and churned": "seats >= 30 and churn_flag is true",
    "Heavy users": 'number of "feature_usage" in the last 90 days >= 20',
    "Quiet": 'did not "feature_usage" in the last 90 days',
    "Paying": 'sum of mrr_amount for "subscription" > 20000',
    "Urgent": 'did "supports_ticket" where priority is "urgent" at least 2 times',
    "Young": "created_at is after 2024-06-30",
}

SQL = {
    "Enterprise": "SELECT count(*) FROM accounts WHERE plan_tier = 'Enterprise'",
    "Not in the US": "SELECT count(*) FROM accounts WHERE country <> 'US'",
    "Large and churned": "SELECT count(*) FROM accounts WHERE seats >= 30 AND churn_flag",
    "Heavy users": """
        SELECT count(*) FROM (
          SELECT account_id FROM usage JOIN subscriptions USING (subscription_id)
          WHERE day(usage_date) >= DATE '2024-10-03' GROUP BY 1 HAVING count(*) >= 20)""",
    "Quiet": """
        SELECT count(*) FROM accounts WHERE account_id NOT IN (
          SELECT account_id FROM usage JOIN subscriptions USING (subscription_id)
          WHERE day(usage_date) >= DATE '2024-10-03')""",
    "Paying": """
        SELECT count(*) FROM (
          SELECT account_id FROM subscriptions GROUP BY 1 HAVING sum(mrr_amount) > 20000)""",
    "Urgent": """
        SELECT count(*) FROM (
          SELECT account_id FROM tickets WHERE priority = 'urgent' GROUP BY 1
          HAVING count(*) >= 2)""",
    "Young": "SELECT count(*) FROM accounts WHERE day(signup_date) > DATE '2024-06-30'",
}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def test_sizes_and_revenue_are_those_of_plain_sql(cast, work) -> None:
    dataset_id = bring(cast.ana)
    work()
    stamp = datasets.dataset(dataset_id, cast.ana).current.stamp
    assert stamp["rows"] == {"accounts": 500, "events": 32_600, "feedback": 2_000}
    assert (stamp["repeats"], stamp["reused"], stamp["set_aside"]) == (0, 21, {})

    given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name="RavenStack", unit="account")
    matrix_id = actions.create_matrix(given, actor=cast.exa)[0].matrix_id
    cells = define(matrix_id, dataset_id, cast.exa)
    work()
    found = computed(matrix_id)
    plain = plain_sql()
    for name, query in SQL.items():
        assert found[cells[name, "size"]].value == plain.sql(query).fetchone()[0], name
    everybody = found[cells["Everybody", "revenue"]]
    assert (everybody.value, everybody.share, everybody.universe) == (11_338_747, 1, 500)


def bring(actor) -> str:
    """Upload the five files, take the columns as they are guessed, ask for the import."""
    here = {"workspace_id": HARBOURLIGHT, "dataset_id": new_id()}
    arrivals = [(file.name, [file.read_bytes()]) for file in sorted(FILES.glob("*.csv.gz"))]
    dataset_actions.receive_files(arrivals, dataset_events.UploadFiles(**here), actor=actor)
    dataset_actions.propose_mapping(dataset_events.ProposeMapping(**here), actor=actor)
    mapping = datasets.dataset(here["dataset_id"], actor).mapping
    confirmed = dataset_events.ConfirmMapping(**here, mapping=mapping, timezone="UTC")
    dataset_actions.confirm_mapping(confirmed, actor=actor)
    dataset_actions.start_import(dataset_events.StartImport(**here), actor=actor)
    return here["dataset_id"]


def define(matrix_id: str, dataset_id: str, actor) -> dict[tuple[str, str], tuple[str, str]]:
    """Write the rules and the measure; return the cells by segment's name and row's key."""
    rows = {row.key: row.id for row in queries.definitions(matrix_id).measures}
    actions.set_dimension_measure(
        events.SetDimensionMeasure(
            matrix_id=matrix_id,
            dimension_id=rows["revenue"],
            measure='sum of mrr_amount for "subscription"',
        ),
        actor=actor,
    )
    cells = {}
    for name, rule in (RULES | {"Everybody": "everyone"}).items():
        added = actions.add_segment(events.AddSegment(matrix_id=matrix_id, name=name), actor=actor)
        segment_id = added[0].segment_id
        given = events.SetSegmentRule(matrix_id=matrix_id, segment_id=segment_id, rule=rule)
        actions.set_segment_rule(given, actor=actor)
        cells |= {(name, key): (segment_id, ident) for key, ident in rows.items()}
    chosen = study_events.ChooseData(matrix_id=matrix_id, dataset_id=dataset_id)
    study_actions.choose_data(chosen, actor=actor)
    return cells


def plain_sql() -> duckdb.DuckDBPyConnection:
    """Open the files with nothing of Segmatrix in between."""
    database = duckdb.connect()
    database.execute("CREATE MACRO day(text) AS CAST(strptime(text, '%d-%m-%Y') AS DATE)")
    names = {
        "accounts": "accounts",
        "subscriptions": "subscriptions",
        "usage": "feature_usage",
        "tickets": "supports_ticket",
    }
    types = "['VARCHAR', 'BIGINT', 'DOUBLE', 'BOOLEAN']"
    for table, name in names.items():
        file = FILES / f"ravenstack_{name}.csv.gz"
        read = f"read_csv('{file}', auto_type_candidates={types})"
        database.execute(f"CREATE TABLE {table} AS SELECT * FROM {read}")
    return database
