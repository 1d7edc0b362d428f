"""Read one file in a process of its own: `python -m segmatrix.imports.tables FILE NAME`.

It writes to its standard output the tables as JSON, or for which reason the file is not read.
"""

import json
import sys
from dataclasses import astuple
from pathlib import Path

from segmatrix.evidence.documents.binding import bind
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.imports.tables.taking import tables


def main(file: str, name: str) -> dict[str, object]:
    """Read a file and return what is to be said about it."""
    try:
        return {"tables": [astuple(table) for table in tables(Path(file), name)]}
    except DocumentError as error:
        return {"reason": error.reason, "values": error.values}
    except MemoryError:
        return {"reason": Reason.TOO_HARD, "values": {}}


if __name__ == "__main__":
    bind()
    json.dump(main(*sys.argv[1:]), sys.stdout)
