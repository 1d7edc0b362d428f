"""Tables that stand in a user's database for as long as a case is asked, and are gone after it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import Any, TypeAlias
from uuid import uuid4

import pyarrow as pa
import sqlglot.expressions as sge

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.databases.connections import Database

# Makes tables stand in a place, instead of those before, and returns the database as seen there.
Standing: TypeAlias = Callable[[Mapping[str, pa.Table]], Database]


@contextmanager
def scratch(database: Database) -> Iterator[Standing]:
    """Make a place for tables, and take it away in the end.

    Yields what makes tables stand there, instead of those before, and returns the database looked
    at from there.
    """
    with _PLACES[database.name](database) as stand:
        yield stand


@contextmanager
def _schema(database: Database) -> Iterator[Standing]:
    """Make a schema of one's own, in PostgreSQL or DuckDB."""
    name = f"segmatrix_conform_{uuid4().hex[:12]}"
    inside = replace(database, schema=name)
    standing: list[str] = []

    def stand(tables: Mapping[str, pa.Table]) -> Database:
        while standing:
            database.run(f"DROP TABLE {_named(name, standing.pop())}")
        for table, rows in tables.items():
            _create(database, _named(name, table), _numbered(rows))
            standing.append(table)
        return inside

    database.run(f'CREATE SCHEMA "{name}"')
    try:
        yield stand
    finally:
        database.run(f'DROP SCHEMA "{name}" CASCADE')


def _create(database: Database, table: str, rows: pa.Table) -> None:
    columns = ", ".join(f"{_quoted(field.name)} {_type(field.type)}" for field in rows.schema)
    database.run(f"CREATE TABLE {table} ({columns})")
    for row in rows.to_pylist():
        values = ", ".join(
            _value(value, field.type)
            for value, field in zip(row.values(), rows.schema, strict=True)
        )
        database.run(f"INSERT INTO {table} VALUES ({values})")  # noqa: S608 -- quoted above


@contextmanager
def _views(database: Database) -> Iterator[Standing]:
    """Make temporary views, in Spark; they are of the session and hide tables of their name."""
    session = database.ibis._session
    standing: list[str] = []
    number = count()

    def drop() -> None:
        while standing:
            session.catalog.dropTempView(standing.pop())

    def stand(tables: Mapping[str, pa.Table]) -> Database:
        drop()
        prefix = f"conform_{next(number)}_"
        for table, rows in tables.items():
            session.createDataFrame(_numbered(rows)).createOrReplaceTempView(prefix + table)
            standing.append(prefix + table)
        return replace(database, prefix=prefix)

    try:
        yield stand
    finally:
        drop()


_PLACES: Mapping[str, Any] = {"duckdb": _schema, "postgres": _schema, "pyspark": _views}


def _numbered(rows: pa.Table) -> pa.Table:
    """Return rows with their order, and a column that is missing everywhere as text."""
    columns = {
        field.name: rows[field.name].cast(pa.string()) if pa.types.is_null(field.type) else column
        for field, column in zip(rows.schema, rows.columns, strict=True)
    }
    return pa.table({**columns, ROW: pa.array(range(rows.num_rows), pa.int64())})


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return "VARCHAR[]"
    for test, name in _TYPES:
        if test(kind):
            return name
    return "VARCHAR"


_TYPES = (
    (pa.types.is_boolean, "BOOLEAN"),
    (pa.types.is_integer, "BIGINT"),
    (pa.types.is_floating, "DOUBLE PRECISION"),
    (pa.types.is_timestamp, "TIMESTAMP"),
    (pa.types.is_date, "DATE"),
)


def _value(value: Any, kind: pa.DataType) -> str:
    """Return a value as SQL; what it is stands beside it."""
    if value is None:
        return "NULL"
    if isinstance(value, list):
        inner = ", ".join(_value(one, pa.string()) for one in value)
        return f"CAST(ARRAY[{inner}] AS VARCHAR[])"
    if isinstance(value, bool):
        return str(value).upper()
    text: str = sge.Literal.string(str(value)).sql("postgres")
    return f"CAST({text} AS {_type(kind)})"


def _named(schema: str, table: str) -> str:
    return f"{_quoted(schema)}.{_quoted(table)}"


def _quoted(name: str) -> str:
    quoted: str = sge.to_identifier(name, quoted=True).sql("postgres")
    return quoted
