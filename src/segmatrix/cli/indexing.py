"""`segmatrix reindex`: build anew what search looks in, ahead of the first search."""

from typing import Annotated

import typer

from segmatrix.cli.home import Home, enter, prepare, refuse_missing
from segmatrix.cli.matrices import find_matrix
from segmatrix.cli.refusing import refusals

Matrix = Annotated[
    str | None, typer.Argument(help="The matrix, by name or id.", show_default=False)
]


def reindex(matrix: Matrix = None, home: Home = None) -> None:
    """Build the index of words anew, of one matrix or of all.

    A search builds an index that is missing or broken by itself; this saves the first one the wait,
    after an upgrade of a large matrix for example.
    """
    refuse_missing(home)
    enter(home)
    prepare()
    from segmatrix.matrix.queries import every_matrix
    from segmatrix.search.index import build, mend

    with refusals():
        wanted = every_matrix() if matrix is None else [find_matrix(matrix)[0]]
    mend()
    for matrix_id in wanted:
        typer.echo(f"{matrix_id}: {build(matrix_id)} texts")
