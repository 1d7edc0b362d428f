"""`segmatrix ingest`: of a directory of files one store, which opens at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segmatrix.cli.options import Files, Map
from segmatrix.cli.progress import progress
from segmatrix.cli.refusing import refusals

if TYPE_CHECKING:
    from segmatrix.kit.data.importing.ingesting import Ingested

Into = Annotated[Path, typer.Option("--into", help="The file of the store.")]
Zone = Annotated[str, typer.Option(help="The zone in which a date without a time begins.")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace the store that is there.")]
Append = Annotated[bool, typer.Option("--append", help="Add the rows to the store that is there.")]


def ingest(
    data: Files,
    into: Into,
    mapping: Map = None,
    zone: Zone = "UTC",
    replace: Replace = False,
    append: Append = False,
) -> None:
    """Make a store of customer data: one file that answers rules fast.

    `evaluate` and the other commands take it as --data. It appears when it is whole; stopped in the
    middle, what was there stays.
    """
    with refusals():
        done = _ingested(data, into, mapping, zone, replace=replace, append=append)
    _report(done)


def _ingested(
    data: Path, into: Path, mapping: Path | None, zone: str, *, replace: bool, append: bool
) -> "Ingested":
    """Do it, and show what is being done and for how long."""
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    from segmatrix.kit.data.importing.ingesting import ingest_and_list

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with progress(*columns) as shown:
        bar = shown.add_task("Reading", total=None)
        return ingest_and_list(
            data,
            into,
            mapping,
            zone=zone,
            replace=replace,
            append=append,
            phase=lambda words: shown.update(bar, description=words),
        )


def _report(done: "Ingested") -> None:
    counts = done.data.counts
    for table, rows in counts.rows.items():
        typer.echo(f"{table}: {rows}")
    typer.echo(f"set aside: {len(done.set_aside)}")
    for row in done.set_aside[:3]:
        typer.echo(f"  {row.file}, row {row.row}: {row.detail}")
    typer.echo(f"repeats: {counts.repeats}")
