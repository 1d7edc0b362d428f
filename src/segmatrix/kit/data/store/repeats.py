"""Events that were told twice, and message ids that stand on different events.

Only events whose message id occurs more than once are compared, and where there are none, one
count of hashes is all that it costs.
"""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from dataclasses import dataclass
from typing import Any

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.sql import name
from segmatrix.kit.data.store.runs import Runs

# A repeat is equal in all of these; the first row stays.
_SAME = "message_id, user_id, account_id, event, timestamp"
_ROW = name(ROW)

DROPPED = "dropped"
"""The temporary table of the places of the events to drop; there if there are any."""

NOTES = ("twice", "doubtful", DROPPED)
"""All temporary tables that looking for repeats leaves behind."""


@dataclass(frozen=True)
class Repeats:
    """What was told twice.

    Attributes:
        dropped: how many events repeat an earlier one.
        reused: the message ids that stand on several different events, sorted.
    """

    dropped: int = 0
    reused: tuple[str, ...] = ()


def find_repeats(con: Any, events: str, earlier: Runs) -> Repeats:
    """Look for repeats among events, and of earlier ones, and note them in `DROPPED`.

    Args:
        con: the DuckDB connection.
        events: selects the events, with merged ids, and with `ROW` after those of earlier runs.
        earlier: the runs that are there.
    """
    told = f"SELECT hash(message_id) AS id FROM ({events}) WHERE message_id IS NOT NULL"
    before = None
    if "message_id" in earlier.columns("events"):
        before = f"SELECT hash(message_id) AS id FROM {earlier.rows('events')}"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE twice AS SELECT id FROM ({told}) GROUP BY id"
        " HAVING count(*) > 1"
        + (f" UNION SELECT id FROM ({told}) SEMI JOIN ({before}) USING (id)" if before else "")
    )
    if not _one(con, "SELECT count(*) FROM twice"):
        return Repeats()
    columns = f"{_SAME}, {_ROW}"
    doubtful = f"SELECT {columns}, true AS fresh FROM ({events})"
    if before:
        doubtful += f" UNION ALL SELECT {columns}, false FROM ({earlier.logical('events')})"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE doubtful AS SELECT message_id, {_ROW}, fresh,"
        f" row_number() OVER (PARTITION BY {_SAME} ORDER BY {_ROW}) > 1 AS repeat"
        f" FROM ({doubtful}) WHERE hash(message_id) IN (SELECT id FROM twice)"
        " AND message_id IS NOT NULL"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {DROPPED} AS"
        f" SELECT {_ROW} FROM doubtful WHERE repeat AND fresh"
    )
    reused = con.execute(
        "SELECT message_id FROM doubtful WHERE NOT repeat GROUP BY message_id"
        " HAVING count(*) > 1 ORDER BY message_id"
    ).fetchall()
    return Repeats(_one(con, f"SELECT count(*) FROM {DROPPED}"), tuple(one for (one,) in reused))


def _one(con: Any, query: str) -> int:
    return int(con.execute(query).fetchone()[0])
