"""`segmatrix demo`: a finished example to click through, built once and served."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from segmatrix.cli.home import enter, prepare
from segmatrix.cli.serve import run_server

HOME = Path("segmatrix-demo")
PASSWORD = "harbourlight"  # noqa: S105 -- of made-up people, on a server for this machine only


def demo(
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
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
        typer.Option(help="Build it from the files of this directory.", show_default=False),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--map", help="What the columns of those files mean.", show_default=False),
    ] = None,
    build_only: Annotated[bool, typer.Option(help="Build it and do not serve it.")] = False,
) -> None:
    """Build an example workspace once, say who to sign in as, and serve it on this machine."""
    if home is None:
        home = HOME.with_name(f"{HOME}-{data.resolve().name}") if data else HOME
    if not home.exists():
        typer.echo("Building the example ...")
        # Built beside and renamed: interrupted, it leaves no half example.
        beside = home.with_name(f"{home.name}.building")
        shutil.rmtree(beside, ignore_errors=True)
        _build(beside, data, mapping)
        beside.rename(home)
        # A process works in the one home it entered, so the finished one is served by another.
        again = ["demo", "--home", str(home), "--port", str(port), *["--build-only"] * build_only]
        os.execv(sys.executable, [sys.executable, "-m", "segmatrix.cli", *again])  # noqa: S606
    enter(home)
    _say_who()
    if not build_only:
        prepare()
        run_server("127.0.0.1", port)


def _build(home: Path, data: Path | None, mapping: Path | None) -> None:
    enter(home)
    prepare()
    from django.db import connections

    from segmatrix.base import clock
    from segmatrix.demo.building import build
    from segmatrix.demo.customers import bring_in, bring_in_example
    from segmatrix.demo.story import harbourlight
    from segmatrix.jobs.actions import work_off

    story = harbourlight()
    if data is None:
        built = build(story, password=PASSWORD)
        bring_in_example(
            built.matrix_id,
            actor=built.actors[story.analyst.key],
            timezone=story.timezone,
            end=clock.now().date(),
        )
    else:
        from segmatrix.demo.found import story_of
        from segmatrix.kit.data.importing.standard import connect

        story = story_of(connect(data, mapping, zone=story.timezone), story)
        built = build(story, password=PASSWORD)
        bring_in(
            sorted(file for file in data.iterdir() if file.is_file()),
            built.matrix_id,
            name=data.resolve().name,
            actor=built.actors[story.analyst.key],
            timezone=story.timezone,
            mapping=mapping.read_text("utf-8") if mapping else "",
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
