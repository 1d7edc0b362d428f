"""Have a file read by a process of its own, which it cannot bring down with it."""

import sys
from pathlib import Path

from segmatrix.evidence.documents.reading import answer
from segmatrix.imports.tables.grids import Table

ASK = (sys.executable, "-I", "-m", "segmatrix.imports.tables")


def read(path: Path, name: str) -> list[Table]:
    """Return the tables of a file.

    Args:
        path: The file.
        name: What it was called where it comes from.

    Raises:
        DocumentError: The file is not read, and why.
    """
    said = answer((*ASK, str(path), name))
    return [Table(title, tuple(map(tuple, grid))) for title, grid in said["tables"]]
