"""The customer data that a command is asked about, with what does not count told at once."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from segmatrix.kit.data.files.set_aside import SetAside
    from segmatrix.kit.data.tables import CustomerData


def data_of(named: str, mapping: Path | None, *, zone: str) -> "CustomerData":
    """Return the data of a directory, a store or the address of a database.

    Says on stderr which rows do not count, so that none is dropped in silence; at once, for it may
    be why what is asked then is refused.
    """
    from segmatrix.kit.data.importing.standard import connect_and_list

    data, set_aside = connect_and_list(named, mapping, zone=zone)
    _tell_what_was_left_out(data, set_aside)
    return data


def _tell_what_was_left_out(data: "CustomerData", set_aside: "list[SetAside]") -> None:
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
