"""How answers are printed: JSON, and the instants and numbers in it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import typer


def print_json(value: Mapping[str, Any]) -> None:
    """Print an answer for programs."""
    typer.echo(json.dumps(value, ensure_ascii=False, allow_nan=False))


def instant(at: datetime) -> str:
    """Return an instant as it is written in JSON and CSV."""
    return at.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")


def number(value: Any) -> str:
    """Return a number as a table shows it."""
    return "–" if value is None else f"{value:,.2f}".removesuffix(".00")
