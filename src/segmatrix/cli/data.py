"""Commands about files of customer data."""

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[Path, typer.Option("--data", help="The directory that holds the files.")]
Out = Annotated[Path | None, typer.Option(help="Write it to this file instead of the screen.")]


def mapping(data: Files, out: Out = None) -> None:
    """Propose how files become customer data: a mapping as YAML, to check and to change.

    Comments in it say what is unsure and which files were left out.
    """
    from segmatrix.kit.data.errors import DataError
    from segmatrix.kit.data.mapping.guessing import guess
    from segmatrix.kit.data.mapping.text import to_yaml

    try:
        guessed = guess(data)
    except DataError as error:
        typer.echo(f"{error} {error.hint}".strip(), err=True)
        raise typer.Exit(2) from error
    text = to_yaml(guessed.mapping, guessed.remarks)
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, "utf-8")
        typer.echo(f"Wrote {out}. Check it, then use it with --map.", err=True)
