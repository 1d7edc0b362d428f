"""`segmatrix export`: a matrix as a file, as on its page."""

from pathlib import Path
from typing import Annotated

import typer

from segmatrix.cli.home import Home, enter, prepare, refuse_missing
from segmatrix.cli.matrices import find_matrix
from segmatrix.cli.refusing import refusals, refuse

_ENDINGS = (".xlsx", ".csv")

Matrix = Annotated[str, typer.Argument(help="The matrix, by name or id.")]
To = Annotated[Path, typer.Option("--to", help="The file: .xlsx or .csv.")]
Empty = Annotated[
    bool, typer.Option("--empty", help="Leave the cells empty, for a template to begin from.")
]


def export(matrix: Matrix, to: To, empty: Empty = False, home: Home = None) -> None:
    """Write a matrix to a spreadsheet (.xlsx) or a plain table (.csv).

    An .xlsx file that is edited elsewhere can be brought back on the page of the matrix, as changes
    to choose from. A file that is there already is written over.
    """
    if to.suffix.lower() not in _ENDINGS:
        refuse(
            f"a matrix is not written to a file like “{to.name}”",
            f"Name a file that ends in {' or '.join(_ENDINGS)}.",
        )
    refuse_missing(home)
    enter(home)
    prepare()
    from segmatrix.exports.delimited import csv_of
    from segmatrix.exports.queries import book
    from segmatrix.exports.workbooks import xlsx_of

    with refusals():
        taken = book(*find_matrix(matrix), filled=not empty)
        content = xlsx_of(taken) if to.suffix.lower() == ".xlsx" else csv_of(taken).encode()
    write_over(to, content)


def write_over(to: Path, content: bytes) -> None:
    """Write a file, over one that is there, or refuse."""
    try:
        to.write_bytes(content)
    except OSError as problem:
        refuse(f"{to} cannot be written: {problem.strerror}", "Name a file that may be written.")
