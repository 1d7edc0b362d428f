"""`segmatrix handout`: the digest of a matrix as a file, as on its page."""

from pathlib import Path
from typing import Annotated

import typer

from segmatrix.cli.exporting import Matrix, write_over
from segmatrix.cli.home import Home, enter, prepare, refuse_missing
from segmatrix.cli.matrices import find_matrix
from segmatrix.cli.refusing import refusals, refuse

To = Annotated[Path, typer.Option("--to", help="The file: .md.")]


def handout(matrix: Matrix, to: To, home: Home = None) -> None:
    """Write the digest of a matrix, two pages to hand out, as Markdown (.md).

    Who each segment is, what it wants and what hurts, and what is still to be found out. A file
    that is there already is written over.
    """
    if to.suffix.lower() != ".md":
        refuse(
            f"a digest is not written to a file like “{to.name}”", "Name a file that ends in .md."
        )
    refuse_missing(home)
    enter(home)
    prepare()
    from segmatrix.exports import handouts

    with refusals():
        content = handouts.handout(*find_matrix(matrix))
    write_over(to, content.encode())
