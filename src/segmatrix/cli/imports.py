"""`segmatrix import`: files of customer data into the running product, as on its page."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from segmatrix.cli.home import Home, enter, prepare

if TYPE_CHECKING:
    from segmatrix.base.actor import Actor
    from segmatrix.datasets.queries import DatasetView

REFUSED = 2
PIECE = 1 << 20
LOOKS_EVERY_SECONDS = 0.2

Files = Annotated[Path, typer.Option("--data", help="The directory that holds the files.")]
Map = Annotated[
    Path | None,
    typer.Option("--map", help="What their columns mean; without it, it is guessed."),
]
Into = Annotated[str, typer.Option("--workspace", help="The workspace, by name or id.")]
Name = Annotated[
    str,
    typer.Option(
        help="The data source; one of that name gets the files. Default: the directory's."
    ),
]
By = Annotated[str, typer.Option("--as", help="Whose doing it is (e-mail); default: an owner.")]


def import_(
    data: Files,
    workspace: Into,
    mapping: Map = None,
    name: Name = "",
    by: By = "",
    home: Home = None,
) -> None:
    """Import files of customer data into a workspace of the product.

    Repeated, it reads the same files again and doubles nothing. A running worker or this command
    does the work, whichever is first.
    """
    enter(home)
    prepare()
    from segmatrix.base.errors import Refusal
    from segmatrix.kit.data.errors import DataError
    from segmatrix.kit.data.files.reading import files_in
    from segmatrix.people.queries import actor_at_command_line

    try:
        actor = actor_at_command_line(workspace, email=by)
        text = mapping.read_text("utf-8") if mapping else ""
        dataset_id = _ask(actor, files_in(data), name or data.resolve().name, text)
    except (Refusal, DataError) as refusal:
        _refuse(str(refusal))
    _report(_wait(actor, dataset_id))


def _ask(actor: "Actor", files: list[Path], name: str, mapping: str) -> str:
    """Upload the files, settle what their columns mean, ask for the import; return its source."""
    from segmatrix.base.ids import new_id
    from segmatrix.datasets import actions, events, queries

    found = {source.name: source.id for source in queries.datasets(actor)}
    here = {"workspace_id": actor.workspace_id, "dataset_id": found.get(name) or new_id()}
    arrivals = ((file.name, _pieces(file)) for file in files)
    given = events.UploadFiles(**here, name=name)
    receipt = actions.receive_files(arrivals, given, actor=actor)
    for refusal in receipt.refused:
        typer.echo(f"Left out: {refusal}", err=True)
    if not receipt.facts:
        raise typer.Exit(REFUSED)
    actions.propose_mapping(events.ProposeMapping(**here), actor=actor)
    source = queries.dataset(here["dataset_id"], actor)
    actions.confirm_mapping(
        events.ConfirmMapping(**here, mapping=mapping or source.mapping, timezone=source.timezone),
        actor=actor,
    )
    actions.start_import(events.StartImport(**here), actor=actor)
    return source.id


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as content:
        while piece := content.read(PIECE):
            yield piece


def _wait(actor: "Actor", dataset_id: str) -> "DatasetView":
    """Do the work unless a worker has it, and show how far it is until it has ended."""
    from rich.console import Console
    from rich.progress import Progress

    from segmatrix.datasets import queries
    from segmatrix.datasets.terms import State

    with (
        ThreadPoolExecutor(1) as pool,
        Progress(console=Console(stderr=True), transient=True) as shown,
    ):
        working = pool.submit(_work)
        bar = shown.add_task("Importing", total=None)
        while True:
            source = queries.dataset(dataset_id, actor)
            if source.state != State.IMPORTING:
                working.result()
                return source
            if source.work is not None:
                shown.update(bar, completed=source.work.done, total=source.work.total)
            time.sleep(LOOKS_EVERY_SECONDS)


def _work() -> None:
    from django.db import connections

    from segmatrix.jobs.actions import work_off

    try:
        work_off()
    finally:
        connections.close_all()


def _report(source: "DatasetView") -> None:
    from segmatrix.datasets.terms import State

    if source.state != State.READY or source.current is None:
        problem = source.problem or {"message": str(source.state.label), "hint": ""}
        _refuse(f"{problem['message']} {problem['hint']}".strip())
    stamp = source.current.stamp
    for table, rows in stamp["rows"].items():
        typer.echo(f"{table}: {rows}")
    typer.echo(f"set aside: {source.set_aside}")
    typer.echo(f"repeats: {stamp['repeats']}")
    typer.echo(f"counts up to: {source.current.as_of.isoformat()}")
    typer.echo(f"stamp: {stamp['sha256']}")


def _refuse(words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(REFUSED)
