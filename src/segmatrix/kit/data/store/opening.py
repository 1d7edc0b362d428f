"""A store's file: written once, opened by many, never changed in its place.

Beside the tables of its runs it holds `about`, with the version of its format and what is known of
it, and the logical tables as views, for people who open it in DuckDB themselves.
"""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.sql import name, text
from segmatrix.kit.data.store import facts
from segmatrix.kit.data.store.connecting import connection
from segmatrix.kit.data.store.runs import Runs
from segmatrix.kit.data.store.stores import Store

FORMAT = 1
"""The version of the format that this program writes; it reads every one up to it."""

STORED = "stored"
"""What the file is called where it is open."""

# What DuckDB raises at files of all kinds: it takes some for other databases, tables or extensions.
_NOT_OURS = (
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.InvalidInputException,
    duckdb.IOException,
    duckdb.SerializationException,
)

_INGEST = "Make one with `segmatrix ingest --data DIR --into FILE`."


def open_store(path: Path) -> tuple[Any, Store]:
    """Return a connection that has a store's file at hand to read, and what is known of it.

    Several processes may have it open.

    Raises:
        DataError: if it is no store, of a newer version, or being written.
    """
    if not path.is_file():
        raise DataError("There is no such store.", _INGEST, file=str(path))
    backend = connection()
    try:
        backend.raw_sql(f"ATTACH {text(path)} AS {STORED} (READ_ONLY)")
        return backend, facts.read(_known(backend.con, path), STORED)
    except _NOT_OURS as error:
        backend.disconnect()
        raise _unreadable(path, error) from error
    except DataError:
        backend.disconnect()
        raise


def _known(con: Any, path: Path) -> str:
    """Return what the file tells of the store.

    Raises:
        DataError: if it tells nothing, or in a newer format.
    """
    (there,) = con.execute(
        "SELECT count(*) FROM duckdb_tables()"
        " WHERE database_name = ? AND schema_name = 'main' AND table_name = 'about'",
        [STORED],
    ).fetchone()
    if not there:
        raise DataError("This database is no store of customer data.", _INGEST, file=str(path))
    written, known = con.execute(f"SELECT format, known FROM {STORED}.about").fetchone()
    if written > FORMAT:
        raise DataError(
            f"This store is of format {written}; this program reads up to {FORMAT}.",
            "Update Segmatrix, or make the store again.",
            file=str(path),
        )
    return str(known)


def attach(con: Any, path: Path) -> None:
    """Let a connection write a file that is to become a store, or a copy of one."""
    con.execute(f"ATTACH {text(path)} AS {STORED}")


def finish(con: Any, store: Store) -> None:
    """Write what is known of a store into its file, and let go of it."""
    con.execute(f"CREATE OR REPLACE TABLE {STORED}.about (format INTEGER, known VARCHAR)")
    con.execute(f"INSERT INTO {STORED}.about VALUES (?, ?)", [FORMAT, facts.written(store)])
    con.execute(f"USE {STORED}")
    inside = replace(store, runs=Runs([replace(run, database="") for run in store.runs.all]))
    for table in store.tables:
        con.execute(f"CREATE OR REPLACE VIEW {name(table)} AS {inside.runs.logical(table)}")
    con.execute(f"CHECKPOINT {STORED}; USE memory; DETACH {STORED}")


def _unreadable(path: Path, error: duckdb.Error) -> DataError:
    if "set lock" in str(error):
        return DataError(
            "This store is being written by another program.", "Wait for it.", file=str(path)
        )
    return DataError("This file is no store of customer data.", _INGEST, file=str(path))
