"""`segmatrix import`: files of customer data into the running product, as on its page."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segmatrix.cli.home import Home, enter, prepare, refuse_missing
from segmatrix.cli.options import Files, Map
from segmatrix.cli.progress import progress
from segmatrix.cli.refusing import refusals, refuse

if TYPE_CHECKING:
    from segmatrix.base.actor import Actor
    from segmatrix.datasets.queries import DatasetView

LOOKS_EVERY_SECONDS = 0.2

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
    from segmatrix.kit.data.files.reading import files_in
    from segmatrix.kit.data.mapping.text import text_at

    with refusals():
        files, text = files_in(data), text_at(mapping) if mapping else ""
    refuse_missing(home)
    enter(home)
    prepare()
    from segmatrix.people.queries import actor_at_command_line

    with refusals():
        actor = actor_at_command_line(workspace, email=by)
        dataset_id = _ask(actor, files, name or data.resolve().name, text)
    _report(_wait(actor, dataset_id))


def _ask(actor: "Actor", files: list[Path], name: str, mapping: str) -> str:
    """Upload the files, settle what their columns mean, ask for the import; return its source."""
    from segmatrix.base.ids import new_id
    from segmatrix.datasets import actions, events, queries

    found = {source.name: source.id for source in queries.datasets(actor)}
    here = {"workspace_id": actor.workspace_id, "dataset_id": found.get(name) or new_id()}
    given = events.UploadFiles(**here, name=name)
    receipt = actions.receive_files(actions.arrivals(files), given, actor=actor)
    left_out = "\n".join(f"Left out: {refusal}" for refusal in receipt.refused)
    if not receipt.facts:
        refuse(left_out)
    if left_out:
        typer.echo(left_out, err=True)
    actions.propose_mapping(events.ProposeMapping(**here), actor=actor)
    source = queries.dataset(here["dataset_id"], actor)
    actions.confirm_mapping(
        events.ConfirmMapping(**here, mapping=mapping or source.mapping, timezone=source.timezone),
        actor=actor,
    )
    actions.start_import(events.StartImport(**here), actor=actor)
    return source.id


def _wait(actor: "Actor", dataset_id: str) -> "DatasetView":
    """Do the work unless a worker has it, and show how far it is until it has ended."""
    from segmatrix.datasets import queries
    from segmatrix.datasets.terms import State

    with ThreadPoolExecutor(1) as pool, progress() as shown:
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
        refuse(problem["message"], problem["hint"])
    stamp = source.current.stamp
    for table, rows in stamp["rows"].items():
        typer.echo(f"{table}: {rows}")
    typer.echo(f"set aside: {source.set_aside}")
    typer.echo(f"repeats: {stamp['repeats']}")
    typer.echo(f"counts up to: {source.current.as_of.isoformat()}")
    typer.echo(f"stamp: {stamp['sha256']}")
