"""`segmatrix evaluate` on a real company's export counts what hand-written SQL counts.

The SQL reads the raw files by itself: no reader, mapping, catalog or compiler of ours is in it.
"""

import json
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from segmatrix.cli import app

ROOT = Path(__file__).parents[2]
RAVENSTACK = ROOT.parent / "shared" / "data" / "ravenstack-saas"
GIVEN = ROOT / "tests" / "data"
AS_OF = "2025-01-01"  # the data ends on 31 December 2024

pytestmark = pytest.mark.skipif(
    not RAVENSTACK.exists(), reason="the RavenStack export is not on this machine"
)

USAGE = f"""
    SELECT s.account_id, strptime(u.usage_date, '%d-%m-%Y') AS day, u.error_count::INT AS errors,
           u.is_beta_feature = 'TRUE' AS beta
    FROM read_csv('{RAVENSTACK}/ravenstack_feature_usage.csv.gz', all_varchar = true) u
    JOIN subscriptions s USING (subscription_id)
"""
SQL = {
    "Pro developers": "SELECT id FROM accounts WHERE plan_tier = 'Pro' AND industry = 'DevTools'",
    "Largest": """SELECT a.id FROM accounts a
        WHERE (SELECT count(*) FROM accounts b WHERE b.seats >= a.seats) <= 0.1 * 500""",
    "Heavy users": """SELECT account_id FROM usage
        WHERE day >= TIMESTAMP '2025-01-01' - INTERVAL 180 DAY GROUP BY 1 HAVING count(*) >= 20""",
    "Beta explorers": """SELECT account_id FROM usage WHERE beta AND day >= DATE '2024-01-01'
        GROUP BY 1 HAVING count(DISTINCT day::DATE) >= 6""",
    "Big spenders": """SELECT account_id FROM subscriptions
        WHERE is_trial = 'FALSE' AND start >= DATE '2024-01-01'
        GROUP BY 1 HAVING sum(mrr_amount::DOUBLE) >= 20000""",
    "Troubled": """SELECT account_id FROM usage WHERE day >= DATE '2024-07-01'
        GROUP BY 1 HAVING avg(errors) > 0.7""",
    "Newcomers": "SELECT id FROM accounts WHERE signup > DATE '2024-06-30'",
    "Quiet": """SELECT id FROM accounts
        WHERE id NOT IN (SELECT account_id FROM usage WHERE day >= DATE '2024-12-02')""",
    "Left over money": f"""SELECT DISTINCT account_id
        FROM read_csv('{RAVENSTACK}/ravenstack_churn_events.csv.gz', all_varchar = true)
        WHERE reason_code IN ('pricing', 'budget')""",
    "Urgent": f"""SELECT account_id
        FROM read_csv('{RAVENSTACK}/ravenstack_supports_ticket.csv.gz', all_varchar = true)
        WHERE priority = 'urgent'
          AND strptime(submitted_at, '%d-%m-%Y') >= DATE '2024-01-01'
          AND strptime(submitted_at, '%d-%m-%Y') < DATE '2025-01-01'
        GROUP BY 1 HAVING count(*) >= 2""",
    "Late starters": """SELECT account_id FROM subscriptions GROUP BY 1
        HAVING min(start) >= DATE '2024-01-01'""",
    "Worth a call": """SELECT id FROM accounts WHERE country IN ('US', 'UK')
        AND id IN (SELECT account_id FROM usage
            WHERE day >= TIMESTAMP '2025-01-01' - INTERVAL 180 DAY GROUP BY 1 HAVING count(*) >= 20)
        AND id NOT IN (SELECT account_id FROM subscriptions
            WHERE is_trial = 'FALSE' AND start >= DATE '2024-01-01'
            GROUP BY 1 HAVING sum(mrr_amount::DOUBLE) >= 20000)""",
}


@pytest.fixture(scope="module")
def members_by_sql() -> dict[str, set[str]]:
    database = duckdb.connect()
    database.execute(f"""CREATE TABLE accounts AS
        SELECT account_id AS id, industry, country, plan_tier, seats::INT AS seats,
               strptime(signup_date, '%d-%m-%Y')::DATE AS signup
        FROM read_csv('{RAVENSTACK}/ravenstack_accounts.csv.gz', all_varchar = true)""")
    database.execute(f"""CREATE TABLE subscriptions AS
        SELECT *, strptime(start_date, '%d-%m-%Y')::DATE AS start
        FROM read_csv('{RAVENSTACK}/ravenstack_subscriptions.csv.gz', all_varchar = true)""")
    database.execute(f"CREATE TABLE usage AS {USAGE}")
    return {name: {row[0] for row in database.sql(sql).fetchall()} for name, sql in SQL.items()}


def test_sizes_and_members_are_those_of_hand_written_sql(
    members_by_sql: dict[str, set[str]], tmp_path: Path
) -> None:
    members = tmp_path / "members.csv"
    done = CliRunner().invoke(
        app,
        [
            "evaluate",
            f"--data={RAVENSTACK}",
            f"--map={GIVEN / 'ravenstack-mapping.yaml'}",
            f"--rules={GIVEN / 'ravenstack-rules.yaml'}",
            f"--as-of={AS_OF}",
            f"--members={members}",
            "--json",
        ],
    )
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert said["universe"] == 500
    sizes = {segment["name"]: segment["size"] for segment in said["segments"]}
    assert sizes == {name: len(ids) for name, ids in members_by_sql.items()}
    assert all(sizes.values()), "a rule that finds nobody would prove little"
    written = [line.split(",") for line in members.read_text().splitlines()[1:]]
    for name, ids in members_by_sql.items():
        assert {account for segment, account in written if segment == name} == ids
