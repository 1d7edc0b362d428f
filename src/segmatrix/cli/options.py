"""The options that several commands have, each said once."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from segmatrix.cli.refusing import directory

Data: TypeAlias = Annotated[
    str,
    typer.Option(
        "--data",
        help="Customer data: a directory, a store, or the address of a database.",
        show_default=False,
    ),
]
MaybeData: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--data",
        help="Customer data, to look at what is there: a directory, a store, or the address of a "
        "database.",
        show_default=False,
    ),
]
Files: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--data",
        help="The directory that holds the files.",
        parser=directory,
        metavar="DIRECTORY",
        show_default=False,
    ),
]
Map: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--map", help="A mapping: what the columns of the files mean.", show_default=False
    ),
]
RuleFile: TypeAlias = Annotated[
    Path, typer.Option("--rules", help="The file of rules.", show_default=False)
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="An instant (2026-06-15T12:00:00Z) or a date; now if left out.",
        show_default=False,
    ),
]
AsJson: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print the result as JSON.", show_default=False)
]
