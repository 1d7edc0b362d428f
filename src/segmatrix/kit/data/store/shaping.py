"""The standard layout's tables, brought into one shape: which columns, and of which types."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.days import starts
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.sql import name
from segmatrix.kit.data.store.runs import AWAY
from segmatrix.kit.data.store.sources import Source

# Which columns each table must have, and which of them every row must fill.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "people": ("user_id",),
    "accounts": ("account_id",),
    "events": ("event", "timestamp"),
    "feedback": ("timestamp", "kind"),
    "exposures": ("user_id", "experiment", "variant", "timestamp"),
    "merges": ("from_id", "into_id"),
}
# Columns that the rest of the kit counts on, missing where a file has none, and their SQL types.
OPTIONAL: Mapping[str, Mapping[str, str]] = {
    "people": {"account_id": "VARCHAR"},
    "events": {"user_id": "VARCHAR", "account_id": "VARCHAR"},
    "feedback": {
        "user_id": "VARCHAR",
        "account_id": "VARCHAR",
        "score": "DOUBLE",
        "text": "VARCHAR",
        "theme": "VARCHAR",
    },
}
NAMED_BY = {"events": ("user_id", "account_id"), "feedback": ("user_id", "account_id")}


_TEXTS = frozenset(
    {"user_id", "account_id", "event", "message_id", "experiment", "variant"}
    | {"kind", "text", "theme", "from_id", "into_id"}
)
_WHITE = r"E' \t\n\f\r'"
_BEGUN = "#begun"


@dataclass(frozen=True)
class Shaped:
    """One logical table in its shape.

    Attributes:
        table: its logical name.
        query: selects its columns, `ROW` and `AWAY`; texts without "", instants in UTC, no NaN.
        columns: its logical columns.
    """

    table: str
    query: str
    columns: tuple[str, ...]

    @property
    def gaps(self) -> Iterator[tuple[str, str]]:
        """What a row must not be, as SQL, and the sentence that refuses it."""
        for column in REQUIRED[self.table]:
            yield f"{name(column)} IS NULL", f"there is no “{column}”"
        if self.table in NAMED_BY:
            nobody = " AND ".join(f"{name(one)} IS NULL" for one in NAMED_BY[self.table])
            yield nobody, "there is neither user_id nor account_id"


def shaped(con: Any, table: str, source: Source, zone: str = "UTC") -> Shaped:
    """Return how the rows of a source are selected as a logical table.

    Args:
        con: the DuckDB connection that reads them.
        table: the table's logical name, e.g. `events`.
        source: the rows.
        zone: the IANA zone in which a date begins that stands where an instant is wanted.

    Raises:
        DataError: if a column is missing or of a type that no rule can speak of.
    """
    columns = {field.name: _plain(field.type) for field in source.schema}
    for column in REQUIRED[table]:
        if column not in columns:
            raise DataError(f"there is no column “{column}”", "Name it in the mapping.", file=table)
    away = name(AWAY) if AWAY in columns else "CAST(0 AS BIGINT)"
    for column in (ROW, AWAY, source.row):
        columns.pop(column, None)
    relation = source.relation
    if pa.types.is_date(columns.get("timestamp", pa.null())):
        relation = _with_starts(con, table, relation, zone)
    expressions = {
        column: _expression(table, column, kind, source) for column, kind in columns.items()
    }
    for column, kind in OPTIONAL.get(table, {}).items():
        expressions.setdefault(column, f"CAST(NULL AS {kind})")
    selected = ", ".join(f"{sql} AS {name(one)}" for one, sql in expressions.items())
    return Shaped(
        table,
        f"SELECT {selected}, {name(source.row)} AS {name(ROW)}, {away} AS {name(AWAY)}"
        f" FROM {relation}",
        tuple(expressions),
    )


def _expression(table: str, column: str, kind: pa.DataType, source: Source) -> str:
    """Return a column in its shape, as SQL."""
    written = name(column)
    if column == "timestamp" or (column == "created_at" and pa.types.is_timestamp(kind)):
        return _instant(table, column, kind)
    if column == "created_at" and not pa.types.is_date(kind):
        raise DataError(f"“created_at” is {kind}, not a date", "Give its format.", file=table)
    if column in _TEXTS or pa.types.is_null(kind) or _is_text(kind):
        return _text(table, column, kind, source.blank)
    if _is_list(kind):
        return f"CAST({written} AS VARCHAR[])"
    if pa.types.is_floating(kind):
        return f"CASE WHEN isnan({written}) THEN NULL ELSE CAST({written} AS DOUBLE) END"
    if pa.types.is_timestamp(kind):
        return _instant(table, column, kind)
    if pa.types.is_date(kind):
        return f"CAST({written} AS DATE)"
    if pa.types.is_integer(kind):
        return written if kind == pa.uint64() else f"CAST({written} AS BIGINT)"
    if pa.types.is_decimal128(kind):
        return f"CAST({written} AS DOUBLE)"
    if pa.types.is_boolean(kind):
        return written
    raise DataError(
        f"the column “{column}” is {kind}",
        "A rule speaks of text, numbers, true or false, dates and lists of text.",
        file=table,
    )


def _text(table: str, column: str, kind: pa.DataType, blank: bool) -> str:
    if pa.types.is_floating(kind):
        raise DataError(
            f"the ids in “{column}” are numbers with decimals", "Read them as text.", file=table
        )
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        raise DataError(f"“{column}” is {kind}, not text", "Read it as text.", file=table)
    written = name(column) if _is_text(kind) else f"CAST({name(column)} AS VARCHAR)"
    if not blank:
        return f"nullif({written}, '')"
    # White space comes before every other character, so that few texts need the longer look.
    white = f"{written} < '!' AND trim({written}, {_WHITE}) = ''"
    return f"CASE WHEN {white} THEN NULL ELSE {written} END"


def _instant(table: str, column: str, kind: pa.DataType) -> str:
    if column == "timestamp" and pa.types.is_date(kind):
        return name(_BEGUN)
    if pa.types.is_null(kind):
        return "CAST(NULL AS TIMESTAMP)"
    if pa.types.is_timestamp(kind):
        # The connection's zone is UTC, so that casting a zone away leaves UTC.
        return f"CAST({name(column)} AS TIMESTAMP)"
    raise DataError(f"“{column}” is {kind}, not an instant", "Give its format.", file=table)


def _with_starts(con: Any, table: str, relation: str, zone: str) -> str:
    """Return a relation with the instant at which the date of each row starts."""
    days = f"SELECT DISTINCT CAST(timestamp AS DATE) AS day FROM {relation}"
    found = con.execute(days).to_arrow_table()["day"].combine_chunks().cast(pa.date32())
    begun = name(f"starts_{table}")
    arrived = pa.table({"day": found, _BEGUN: starts(found, zone)})
    con.register("starts", arrived)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {begun} AS SELECT * FROM starts")
    con.unregister("starts")
    return (
        f"(SELECT dated.*, {name(_BEGUN)} FROM {relation} AS dated"
        f" LEFT JOIN {begun} AS begun ON begun.day = CAST(dated.timestamp AS DATE))"
    )


def _plain(kind: pa.DataType) -> pa.DataType:
    """Return the type of the values of a column that may hold each different one once."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_list(kind: pa.DataType) -> bool:
    listed = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    return bool(listed and not pa.types.is_nested(kind.value_type))
