"""Commands about files of customer data."""

from pathlib import Path
from typing import Annotated

import typer

from segmatrix.cli.options import Files
from segmatrix.cli.refusing import refusals, refuse

Out = Annotated[Path | None, typer.Option(help="Write it to this file instead of the screen.")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace the file that is there.")]


def mapping(data: Files, out: Out = None, replace: Replace = False) -> None:
    """Propose how files become customer data: a mapping as YAML, to check and to change.

    Comments in it say what is unsure and which files were left out.
    """
    from segmatrix.kit.data.mapping.guessing import guess
    from segmatrix.kit.data.mapping.text import to_yaml

    with refusals():
        if out is not None and out.exists() and not replace:
            refuse(f"{out} is there already", "Name another file, or say --replace.")
        guessed = guess(data)
        text = to_yaml(guessed.mapping, guessed.remarks)
        if out is None:
            typer.echo(text, nl=False)
        else:
            out.write_text(text, "utf-8")
            typer.echo(f"Wrote {out}. Check it, then use it with --map.", err=True)
