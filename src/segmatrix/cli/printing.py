"""How answers are printed: JSON, instants and numbers in it, and what is said beside them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from segmatrix.kit.data.files.set_aside import SetAside
    from segmatrix.kit.data.tables import CustomerData


def print_json(value: Mapping[str, Any]) -> None:
    """Print an answer for programs."""
    typer.echo(json.dumps(value, ensure_ascii=False, allow_nan=False))


def instant(at: datetime) -> str:
    """Return an instant as it is written in JSON and CSV."""
    return at.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")


def number(value: Any) -> str:
    """Return a number as a table shows it."""
    return "–" if value is None else f"{value:,.2f}".removesuffix(".00")


def tell_what_was_left_out(data: "CustomerData", set_aside: "list[SetAside]") -> None:
    """Say on stderr which rows do not count, so that none is dropped in silence."""
    if set_aside:
        first = set_aside[0]
        typer.echo(
            f"Rows set aside: {len(set_aside):,}; "
            f"the first: {first.file}, row {first.row}: {first.detail}",
            err=True,
        )
    if data.counts.repeats:
        typer.echo(f"Repeated events, counted once: {data.counts.repeats:,}", err=True)
    if reused := data.counts.reused:
        some = ", ".join(reused[:3]) + (", …" if len(reused) > 3 else "")
        typer.echo(
            f"Message ids on different events, all counted: {len(reused):,} ({some})", err=True
        )
