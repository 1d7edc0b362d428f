"""Later rows into a store: as a further run, or where that cannot be, as one load of everything."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from dataclasses import dataclass, replace
from typing import Any

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.sql import name, names
from segmatrix.kit.data.store.loading import Phase, load
from segmatrix.kit.data.store.preparing import described, is_number, prepared
from segmatrix.kit.data.store.repeats import Repeats
from segmatrix.kit.data.store.runs import AWAY, KEYS, MEMORY
from segmatrix.kit.data.store.shaping import shaped
from segmatrix.kit.data.store.sources import Given, Source, source
from segmatrix.kit.data.store.stores import Store, fresh_run, pairs

MOST_RUNS = 16
"""With more runs than these, everything is loaded anew, into one."""


@dataclass(frozen=True)
class Appended:
    """What came of later rows.

    Attributes:
        store: the store with them.
        anew: whether everything was loaded anew, so that numbers do not mean what they did.
    """

    store: Store
    anew: bool = False


def append(
    con: Any,
    store: Store,
    given: Given,
    *,
    zone: str = "UTC",
    database: str = MEMORY,
    phase: Phase = lambda words: None,
) -> Appended:
    """Return a store with later rows; they may have happened before those that are there.

    What comes out is what one load of all rows would have made, but for the numbers.

    Args:
        con: the DuckDB connection that has the store at hand.
        store: the store; it stays as it is.
        given: the rows by logical table, a table of merges among them.
        zone: the IANA zone in which a date begins that stands for the time of an event.
        database: the database to make the tables in.
        phase: told what is being done.

    Raises:
        DataError: if a table does not have the standard layout, merges go in a circle, or a column
            comes as another type than it had.
    """
    merges = tuple(dict.fromkeys([*store.merges, *pairs(con, given)]))
    whole = replace(store, merges=merges)
    phase("Checking")
    with prepared(con, given, zone=zone, earlier=store.runs, merged=whole.roots) as rows:
        possible = len(store.runs.all) < MOST_RUNS and rows.unlike is None
        if possible and not _moves_somebody(con, store, whole):
            return Appended(whole.with_run(con, load(con, fresh_run(con, database), rows, phase)))
        return Appended(_anew(con, whole, given, zone, database, phase), anew=True)


def _moves_somebody(con: Any, before: Store, after: Store) -> bool:
    """Say whether merges give another id to somebody who is there already."""
    gone = list(after.roots.keys() - before.roots.keys())
    there = (
        f"SELECT count(*) FROM {before.runs.numbering('user_id')} WHERE value IN (SELECT unnest(?))"
    )
    return bool(gone) and con.execute(there, [gone]).fetchone()[0] > 0


def _anew(con: Any, store: Store, given: Given, zone: str, database: str, phase: Phase) -> Store:
    """Load what is there and what came, into one run."""
    everything = {
        table: _both(con, store, table, given, zone)
        for table in dict.fromkeys([*store.tables, *given])
        if table != "merges"
    }
    alone = Store(merges=store.merges, repeats=Repeats(store.repeats.dropped), stamp=store.stamp)
    with prepared(con, everything, zone=zone, merged=store.roots) as rows:
        return alone.with_run(con, load(con, fresh_run(con, database), rows, phase))


def _both(con: Any, store: Store, table: str, given: Given, zone: str) -> Source:
    """Return the rows of a table that are there and those that came, as one source."""
    parts = []
    if store.runs.having(table):
        columns = names([*store.runs.columns(table), ROW, *([AWAY] if table in KEYS else [])])
        there = store.runs.came(table) if table in KEYS else f"({store.runs.logical(table)})"
        parts.append(f"SELECT {columns} FROM {there}")
    if table in given:
        came = shaped(con, table, source(con, table, given[table]), zone)
        before = store.runs.next_row(con, table)
        parts.append(
            f"SELECT * REPLACE ({name(ROW)} + {before} AS {name(ROW)}) FROM ({came.query})"
        )
    if len(parts) > 1:
        parts = _alike(con, table, *parts)
    relation = f"({' UNION ALL BY NAME '.join(parts)})"
    schema = con.execute(f"SELECT * FROM {relation} LIMIT 0").to_arrow_table().schema
    return Source(relation, schema)


def _alike(con: Any, table: str, there: str, came: str) -> list[str]:
    """Return two queries whose columns of one name are of one type.

    Raises:
        DataError: if that cannot be.
    """
    one, other = described(con, there), described(con, came)
    changed: dict[str, str] = {}
    for column in one.keys() & other.keys():
        if one[column] == other[column]:
            continue
        if not _filled(con, there, column):
            changed[column] = other[column]
        elif not _filled(con, came, column):
            changed[column] = one[column]
        elif is_number(one[column]) and is_number(other[column]):
            changed[column] = "DOUBLE"
        else:
            raise DataError(
                f"“{column}” was {_word(one[column])} and comes as {_word(other[column])}",
                "Write it as it was before.",
                file=table,
            )
    casts = ", ".join(
        f"CAST({name(one)} AS {kind}) AS {name(one)}" for one, kind in changed.items()
    )
    replaced = f" REPLACE ({casts})" if casts else ""
    return [f"SELECT *{replaced} FROM ({query})" for query in (there, came)]


def _filled(con: Any, query: str, column: str) -> bool:
    """Say whether some row has a value."""
    (values,) = con.execute(f"SELECT count({name(column)}) FROM ({query})").fetchone()
    return bool(values)


def _word(kind: str) -> str:
    """Return the word of the rule language for a type of SQL."""
    words = {"VARCHAR": "text", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "instant"}
    return "number" if is_number(kind) else words.get(kind, "list")
