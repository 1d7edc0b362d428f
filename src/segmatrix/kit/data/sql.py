"""Names and values as they stand in SQL for DuckDB."""

from collections.abc import Iterable
from pathlib import Path


def name(column: str) -> str:
    """Return the name of a column, table or schema in quotes."""
    escaped = column.replace('"', '""')
    return f'"{escaped}"'


def names(columns: Iterable[str]) -> str:
    """Return several names, apart by commas."""
    return ", ".join(map(name, columns))


def text(value: str | Path) -> str:
    """Return a text, or a path, in quotes."""
    escaped = str(value).replace("'", "''")
    return f"'{escaped}'"
