"""`segmatrix demo`: a finished example to click through, built once and served."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segmatrix.base.errors import Refusal
from segmatrix.cli.home import enter, prepare
from segmatrix.cli.options import Map
from segmatrix.cli.refusing import directory, refusals, refuse
from segmatrix.cli.serve import Port, listen, run_server

if TYPE_CHECKING:
    from segmatrix.demo.story import Story

HOME = Path("segmatrix-demo")
LOCAL = "127.0.0.1"
PASSWORD = "harbourlight"  # noqa: S105 -- of made-up people, on a server for this machine only


def demo(
    port: Port = 8000,
    home: Annotated[
        Path | None,
        typer.Option(
            help="Where the example lives; removed, it is built anew. "
            "Default: segmatrix-demo, with --data one for each directory.",
            show_default=False,
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            help="Build it from the files of this directory.",
            parser=directory,
            metavar="DIRECTORY",
            show_default=False,
        ),
    ] = None,
    mapping: Map = None,
    build_only: Annotated[bool, typer.Option(help="Build it and do not serve it.")] = False,
) -> None:
    """Build an example workspace once, say who to sign in as, and serve it on this machine."""
    if home is None:
        home = HOME.with_name(f"{HOME}-{data.resolve().name}") if data else HOME
    if mapping is not None and data is None:
        refuse("--map speaks of files", "Add --data, or leave it out.")
    if not _is_there(home):
        if not build_only:
            listen(LOCAL, port).close()  # refused now rather than when all is built
        _build(home, data, mapping)
        # A process works in the one home it entered, so the finished one is served by another.
        again = ["demo", "--home", str(home), "--port", str(port), *["--build-only"] * build_only]
        os.execv(sys.executable, [sys.executable, "-m", "segmatrix.cli", *again])  # noqa: S606
    listening = None if build_only else listen(LOCAL, port)
    _keep_mail_in(home)
    enter(home)
    _say_who()
    if listening is not None:
        prepare()
        run_server(listening, LOCAL, port)


def _is_there(home: Path) -> bool:
    """Say whether an example was built here, refusing a folder that holds something else."""
    if not home.exists() or (home.is_dir() and not any(home.iterdir())):
        return False
    if not (home / "secret-key").is_file():
        refuse(f"{home} holds something else than an example", "Name another --home.")
    return True


def _build(home: Path, data: Path | None, mapping: Path | None) -> None:
    """Build the example beside and rename it: interrupted, it leaves no half example."""
    with refusals():
        story = _story(data, mapping)
        home.parent.resolve(strict=True)
        typer.echo("Building the example ...")
        beside = home.with_name(f"{home.name}.building")
        shutil.rmtree(beside, ignore_errors=True)
        try:
            _fill(beside, story, data, mapping)
        except Refusal:
            shutil.rmtree(beside)
            raise
        beside.rename(home)


def _keep_mail_in(home: Path) -> None:
    """Have mail written to files, where it does not bury who to sign in as."""
    if "SEGMATRIX_SMTP" not in os.environ:
        os.environ.setdefault("SEGMATRIX_MAIL_FOLDER", str(home.resolve() / "mail"))


def _story(data: Path | None, mapping: Path | None) -> "Story":
    from segmatrix.demo.story import harbourlight

    story = harbourlight()
    if data is None:
        return story
    from segmatrix.demo.found import NothingLikeSegments, story_of
    from segmatrix.kit.data.importing.standard import connect

    try:
        return story_of(connect(data, mapping, zone=story.timezone), story)
    except NothingLikeSegments:
        refuse(
            "no text column of these data has between two and eight values",
            "An example needs one that could be its segments.",
        )


def _fill(home: Path, story: "Story", data: Path | None, mapping: Path | None) -> None:
    enter(home)
    prepare()
    from django.db import connections

    from segmatrix.base import clock
    from segmatrix.demo.building import build
    from segmatrix.demo.customers import bring_in, bring_in_example
    from segmatrix.jobs.actions import work_off
    from segmatrix.kit.data.files.reading import files_in
    from segmatrix.kit.data.mapping.text import text_at

    built = build(story, password=PASSWORD)
    analyst = built.actors[story.analyst.key]
    if data is None:
        bring_in_example(
            built.matrix_id, actor=analyst, timezone=story.timezone, end=clock.now().date()
        )
    else:
        bring_in(
            files_in(data),
            built.matrix_id,
            name=data.resolve().name,
            actor=analyst,
            timezone=story.timezone,
            mapping=text_at(mapping) if mapping else "",
        )
    work_off()
    connections.close_all()


def _say_who() -> None:
    from rich.console import Console
    from rich.table import Table

    from segmatrix.demo.building import address_of
    from segmatrix.demo.story import harbourlight

    story = harbourlight()
    table = Table("Sign in as", "Who", "Department", "May", title=f"Password: {PASSWORD}")
    table.columns[0].no_wrap = True
    for who in story.colleagues:
        table.add_row(
            address_of(who), who.name, who.department, f"{who.role}{', analyst' * who.analyst}"
        )
    Console().print(table)
    if folder := os.environ.get("SEGMATRIX_MAIL_FOLDER"):
        typer.echo(f"Mail to them is written to {folder}.")
