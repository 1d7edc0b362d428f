"""The columns of a user's table as the standard layout has them."""

from typing import Any

import ibis
import ibis.expr.datatypes as dt

from segmatrix.kit.data.catalog import ROW, Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.store.shaping import OPTIONAL

_TEXTS = frozenset(
    {"user_id", "account_id", "event", "message_id", "experiment", "variant"}
    | {"kind", "text", "theme", "from_id", "into_id"}
)


def shaped(name: str, table: Any) -> Any:
    """Return a table with ids as text, instants as naive UTC, and no empty text or NaN.

    Columns that the rest of the kit counts on are missing everywhere where the table has none.

    Args:
        name: the table's logical name.
        table: the user's table.

    Raises:
        DataError: if a column is of a type that no rule can speak of.
    """
    found = {column: _column(name, column, table[column]) for column in table.columns}
    for column in OPTIONAL.get(name, {}):
        found.setdefault(column, ibis.null("float64" if column == "score" else "string"))
    return table.select(**found)


def _column(table: str, name: str, column: Any) -> Any:
    kind = column.type()
    if name == ROW:
        return column
    if name == "timestamp" or (name == "created_at" and not kind.is_date()):
        return _instant(table, name, column)
    if name in _TEXTS:
        return _text(table, name, column)
    if kind.is_floating():
        number = column.cast("float64")
        return number.isnan().ifelse(ibis.null("float64"), number)
    if kind.is_decimal():
        return column.cast("float64")
    if kind.is_timestamp():
        return _instant(table, name, column)
    if kind.is_array() and not kind.value_type.is_string():
        return column.cast(dt.Array(dt.string))
    if kind.is_uuid():
        return column.cast("string")
    try:
        found = Type.of(kind)
    except TypeError as error:
        raise DataError(
            f"the column “{name}” is {'of a type of its own' if kind.is_unknown() else kind}",
            "A rule speaks of text, numbers, true or false, dates and lists of text. "
            "Make a view that leaves it out or casts it.",
            file=table,
        ) from error
    return column.nullif("") if found is Type.TEXT else column


def _text(table: str, name: str, column: Any) -> Any:
    kind = column.type()
    if kind.is_floating() or kind.is_decimal():
        raise DataError(
            f"the ids in “{name}” are numbers with decimals", "Cast them to text.", file=table
        )
    text = column if kind.is_string() else column.cast("string")
    return text.nullif("")


def _instant(table: str, name: str, column: Any) -> Any:
    kind = column.type()
    if not kind.is_timestamp():
        raise DataError(
            f"“{name}” is {kind}, not an instant", "Make a view that casts it.", file=table
        )
    # The session is in UTC, so that casting a zone away leaves UTC.
    return column.cast("timestamp") if kind.timezone else column
