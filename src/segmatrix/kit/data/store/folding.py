"""One row for each of people and accounts, of the rows that came about them."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from typing import Any

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.sql import name, names
from segmatrix.kit.data.store.runs import AWAY, KEYS, NUMBERS, Run, Runs


def fold(con: Any, run: Run, table: str, rows: str, earlier: Runs) -> bool:
    """Keep the row that counts of each id: of each trait the first known, of two ids that are one
    that of the id that stays; of `created_at` the earliest.

    Args:
        con: the DuckDB connection.
        run: the run whose table is made.
        table: `people` or `accounts`.
        rows: selects the rows that came, with their numbers.
        earlier: the runs that may have rows of the same ids.

    Returns:
        Whether there were ids with several rows; then the rows are kept as they came, too.
    """
    target, number = run.at(table), name(NUMBERS[KEYS[table]])
    con.execute(f"CREATE TABLE {target} AS {rows} ORDER BY {number}")
    several = f"SELECT count(*) > count(DISTINCT {number}) FROM {target}"
    if earlier.having(table):
        known = f"SELECT {number} FROM {earlier.folded(table)}"
        several += f" UNION ALL SELECT count(*) > 0 FROM {target} WHERE {number} IN ({known})"
    if not any(one for (one,) in con.execute(several).fetchall()):
        return False
    con.execute(f"ALTER TABLE {target} RENAME TO {name(f'{table}_rows')}")
    came = f"SELECT * FROM {run.at(f'{table}_rows')}"
    if earlier.having(table):
        touched = f"SELECT {number} FROM {run.at(f'{table}_rows')}"
        came += (
            f" UNION ALL BY NAME SELECT * FROM {earlier.came(table)} WHERE {number} IN ({touched})"
        )
    columns = [row[0] for row in con.execute(f"DESCRIBE {came}").fetchall()]
    con.execute(
        f"CREATE TABLE {target} AS SELECT {', '.join(_folded(table, columns))} FROM ({came})"
        f" GROUP BY {number} ORDER BY {number}"
    )
    return True


def _folded(table: str, columns: list[str]) -> list[str]:
    """Return what becomes of each column, as SQL."""
    order = names([AWAY, ROW])
    smallest = {"created_at", ROW, AWAY}
    return [
        f"min({name(one)}) AS {name(one)}"
        if one in smallest
        else name(one)
        if one == NUMBERS[KEYS[table]]
        else f"first({name(one)} ORDER BY {order}) FILTER ({name(one)} IS NOT NULL) AS {name(one)}"
        for one in columns
    ]
