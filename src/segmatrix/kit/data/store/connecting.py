"""Connections to the embedded database."""

from typing import Any

import ibis


def connection(**settings: Any) -> Any:
    """Return a connection of Ibis to a fresh DuckDB in memory, in UTC, that fetches nothing.

    Args:
        settings: further settings of DuckDB.
    """
    backend = ibis.duckdb.connect(**settings)
    backend.raw_sql("SET TimeZone = 'UTC'")
    # DuckDB would draw its bar among what is printed.
    backend.raw_sql("SET enable_progress_bar = false")
    # Nothing is fetched from anywhere, whatever a file or an expression asks for.
    backend.raw_sql("SET autoinstall_known_extensions = false")
    return backend
