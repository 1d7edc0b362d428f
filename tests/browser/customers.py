"""Customers to bring in, and what independent SQL over the raw files says of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest

from segmatrix.demo import company

RAVENSTACK = Path(__file__).parents[3] / "shared" / "data" / "ravenstack-saas"


@dataclass(frozen=True)
class Customers:
    """Files, what they count to, and three segments by rule and by SQL.

    Attributes:
        rows: What the page shows of each table.
        rules: Segment, its rule, and the SQL that counts the same; `{files}` is their folder.
    """

    files: list[Path]
    rows: dict[str, int]
    rules: list[tuple[str, str, str]]

    def sizes(self) -> dict[str, int]:
        """Return each segment's size as SQL counts it, without anything of ours."""
        folder = self.files[0].parent
        return {
            name: duckdb.sql(sql.format(files=folder)).fetchall()[0][0]
            for name, _, sql in self.rules
        }


def generated(directory: Path) -> Customers:
    """Return the files of an invented company of 300 accounts."""
    drawn = company.draw(11, accounts=300, end=date(2026, 11, 1))
    company.write(drawn, directory, as_csv=True)
    return Customers(
        files=sorted(directory.iterdir()),
        rows={
            "Accounts": len(drawn.accounts),
            "People": len(drawn.people),
            "Events": len(drawn.events),
            "Feedback": len(drawn.feedback),
        },
        rules=[
            (
                "Risk modellers",
                'industry is one of ("insurance", "banking")\n'
                'and did "portfolio_priced" at least 3 times in the last 180 days',
                """SELECT count(*) FROM '{files}/accounts.csv'
                WHERE industry IN ('insurance', 'banking') AND account_id IN (
                    SELECT account_id FROM '{files}/events.csv'
                    WHERE event = 'portfolio_priced'
                      AND timestamp >= TIMESTAMP '2026-11-01' - INTERVAL 180 DAY
                    GROUP BY 1 HAVING count(*) >= 3)""",
            ),
            (
                "Steady readers",
                'did "series_fetched" on at least 8 days in the last 90 days',
                """SELECT count(*) FROM (
                    SELECT account_id FROM '{files}/events.csv'
                    WHERE event = 'series_fetched'
                      AND timestamp >= TIMESTAMP '2026-11-01' - INTERVAL 90 DAY
                    GROUP BY 1 HAVING count(DISTINCT timestamp::DATE) >= 8)""",
            ),
            (
                "Large payers",
                'sum of amount for "invoice_paid" in the last 12 months >= 5000 '
                'and not in segment "Risk modellers"',
                """SELECT count(*) FROM (
                    SELECT account_id FROM '{files}/events.csv'
                    WHERE event = 'invoice_paid' AND timestamp >= TIMESTAMP '2025-11-01'
                    GROUP BY 1 HAVING sum(amount) >= 5000)
                WHERE account_id NOT IN (
                    SELECT account_id FROM '{files}/accounts.csv'
                    WHERE industry IN ('insurance', 'banking') AND account_id IN (
                        SELECT account_id FROM '{files}/events.csv'
                        WHERE event = 'portfolio_priced'
                          AND timestamp >= TIMESTAMP '2026-11-01' - INTERVAL 180 DAY
                        GROUP BY 1 HAVING count(*) >= 3))""",
            ),
        ],
    )


def ravenstack(directory: Path) -> Customers:
    """Return a real company's export, which is skipped where it is not on this machine."""
    if not RAVENSTACK.exists():
        pytest.skip("the RavenStack export (../shared/data) is not on this machine")
    usage = """(SELECT s.account_id, strptime(u.usage_date, '%d-%m-%Y') AS day
        FROM read_csv('{files}/ravenstack_feature_usage.csv.gz', all_varchar = true) u
        JOIN read_csv('{files}/ravenstack_subscriptions.csv.gz', all_varchar = true) s
        USING (subscription_id))"""
    return Customers(
        files=sorted(RAVENSTACK.glob("*.csv.gz")),
        rows={"Accounts": 500, "Feedback": 2_000},
        rules=[
            (
                "Pro developers",
                'plan_tier is "Pro" and industry is "DevTools"',
                """SELECT count(*)
                FROM read_csv('{files}/ravenstack_accounts.csv.gz', all_varchar = true)
                WHERE plan_tier = 'Pro' AND industry = 'DevTools'""",
            ),
            (
                "Heavy users",
                'did "feature_usage" at least 20 times in the last 180 days',
                f"""SELECT count(*) FROM (SELECT account_id FROM {usage}
                    WHERE day >= TIMESTAMP '2025-01-01' - INTERVAL 180 DAY
                    GROUP BY 1 HAVING count(*) >= 20)""",
            ),
            (
                "Big spenders",
                'sum of mrr_amount for "subscription" where is_trial is false '
                "in the last 12 months >= 20000",
                """SELECT count(*) FROM (SELECT account_id
                    FROM read_csv('{files}/ravenstack_subscriptions.csv.gz', all_varchar = true)
                    WHERE is_trial = 'FALSE'
                      AND strptime(start_date, '%d-%m-%Y') >= DATE '2024-01-01'
                    GROUP BY 1 HAVING sum(mrr_amount::DOUBLE) >= 20000)""",
            ),
        ],
    )


Source = Callable[[Path], Customers]
SOURCES: list[Source] = [generated, ravenstack]
