"""The database that tests run on, as other processes reach it: a file, or a PostgreSQL server."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

SERVER = os.environ.get("DATABASE_URL", "")


def address(given: Mapping[str, Any]) -> str:
    """Return the URL of the database that Django's settings describe."""
    if given["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{given['NAME']}"
    return _on_the_server(given["NAME"])


def own(home: Path) -> dict[str, str]:
    """Return what gives a home a database to itself, which on a server is made first."""
    if not SERVER:
        return {}
    import psycopg

    name = f"home_{sha256(str(home).encode()).hexdigest()[:16]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            server.execute(f'CREATE DATABASE "{name}"')
    return {"DATABASE_URL": _on_the_server(name)}


def _on_the_server(name: str) -> str:
    return f"{SERVER.rpartition('/')[0]}/{name}"
