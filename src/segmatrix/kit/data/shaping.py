"""The standard layout's tables, brought into one shape: which columns, and of which types."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.days import INSTANT, starts
from segmatrix.kit.data.errors import DataError

# Which columns each table must have, and which of them every row must fill.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "people": ("user_id",),
    "accounts": ("account_id",),
    "events": ("event", "timestamp"),
    "feedback": ("timestamp", "kind"),
    "exposures": ("user_id", "experiment", "variant", "timestamp"),
    "merges": ("from_id", "into_id"),
}
# Columns that the rest of the kit counts on, missing where a file has none.
OPTIONAL: Mapping[str, Mapping[str, pa.DataType]] = {
    "people": {"account_id": pa.string()},
    "events": {"user_id": pa.string(), "account_id": pa.string()},
    "feedback": {
        "user_id": pa.string(),
        "account_id": pa.string(),
        "score": pa.float64(),
        "text": pa.string(),
        "theme": pa.string(),
    },
}
NAMED_BY = {"events": ("user_id", "account_id"), "feedback": ("user_id", "account_id")}

_TEXTS = frozenset(
    {"user_id", "account_id", "event", "message_id", "experiment", "variant"}
    | {"kind", "text", "theme", "from_id", "into_id"}
)


def shaped(name: str, table: pa.Table, zone: str = "UTC") -> pa.Table:
    """Return one logical table with its ids as text, its instants in UTC and its rows numbered.

    A text without a character is a missing value, as is a number that is none (NaN).

    Args:
        name: the table's logical name, e.g. `events`.
        table: its rows, with typed columns.
        zone: the IANA zone in which a date begins that stands where an instant is wanted.

    Raises:
        DataError: if the table is not one of the layout, a column is missing or of a type that no
            rule can speak of, or a row lacks what every row needs.
    """
    if name not in REQUIRED:
        raise DataError(f"there is no table “{name}”", f"The tables are {', '.join(REQUIRED)}.")
    if doubled := sorted({one for one in table.column_names if table.column_names.count(one) > 1}):
        raise DataError(f"two columns are named “{doubled[0]}”", "Rename one.", file=name)
    for column in REQUIRED[name]:
        if column not in table.column_names:
            raise DataError(f"there is no column “{column}”", "Name it in the mapping.", file=name)
    columns = {
        column: _column(name, column, table.column(column), zone)
        for column in table.column_names
        if column != ROW
    }
    for column, kind in OPTIONAL.get(name, {}).items():
        columns.setdefault(column, pa.nulls(table.num_rows, kind))
    _refuse_gaps(name, columns)
    columns[ROW] = pa.array(range(table.num_rows), pa.int64())
    return pa.table(columns)


def empty(name: str) -> pa.Table:
    """Return a logical table without rows, of the columns that the kit counts on."""
    kinds = {one: INSTANT if one == "timestamp" else pa.string() for one in REQUIRED[name]} | dict(
        OPTIONAL.get(name, {})
    )
    return shaped(name, pa.schema(kinds.items()).empty_table())


def _column(table: str, name: str, values: pa.ChunkedArray, zone: str) -> pa.ChunkedArray:
    kind = values.type
    if pa.types.is_dictionary(kind):
        return _column(table, name, values.cast(kind.value_type), zone)
    if name == "timestamp" and pa.types.is_date(kind):
        return starts(values.cast(pa.date32()), zone)
    if name == "timestamp" or (name == "created_at" and pa.types.is_timestamp(kind)):
        return _instants(table, name, values)
    if name == "created_at" and not pa.types.is_date(kind):
        raise DataError(f"“created_at” is {kind}, not a date", "Give its format.", file=table)
    if name in _TEXTS or pa.types.is_null(kind) or _is_text(kind):
        return _texts(table, name, values)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return values.cast(pa.list_(pa.string()))
    if pa.types.is_floating(kind):
        return pc.if_else(pc.is_nan(values), pa.scalar(None, kind), values).cast(pa.float64())
    if pa.types.is_timestamp(kind):
        return _instants(table, name, values)
    if pa.types.is_date(kind):
        return values.cast(pa.date32())
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind) or pa.types.is_boolean(kind):
        return values
    raise DataError(
        f"the column “{name}” is {kind}",
        "A rule speaks of text, numbers, true or false, dates and lists of text.",
        file=table,
    )


def _texts(table: str, name: str, values: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_floating(values.type):
        raise DataError(
            f"the ids in “{name}” are numbers with decimals", "Read them as text.", file=table
        )
    texts = values.cast(pa.string())
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def _instants(table: str, name: str, values: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = values.type
    if pa.types.is_timestamp(kind) or pa.types.is_null(kind):
        zoned = pa.types.is_timestamp(kind) and kind.tz is not None
        # Arrow keeps a zoned instant in UTC, so that casting the zone away leaves UTC.
        instants = values.cast(pa.timestamp("us", "UTC") if zoned else INSTANT, safe=False)
        return instants.cast(INSTANT)
    raise DataError(f"“{name}” is {kind}, not an instant", "Give its format.", file=table)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _refuse_gaps(name: str, columns: Mapping[str, pa.ChunkedArray]) -> None:
    for column in REQUIRED[name]:
        missing = pc.is_null(columns[column])
        _refuse_first(name, missing, f"there is no “{column}”")
    if name in NAMED_BY:
        first, second = (pc.is_null(columns[one]) for one in NAMED_BY[name])
        _refuse_first(name, pc.and_(first, second), "there is neither user_id nor account_id")


def _refuse_first(name: str, wrong: pa.ChunkedArray, message: str) -> None:
    if pc.any(wrong).as_py():
        row = pc.index(wrong, True).as_py() + 1
        raise DataError(message, "Set such rows aside when importing.", file=name, row=row)
