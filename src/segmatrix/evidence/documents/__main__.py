"""Read one file in a process of its own: `python -m segmatrix.evidence.documents FILE NAME INTO`.

It writes the blocks to INTO, a JSON list a line, and says on its standard output what the file was
recognised as and how many blocks it has, or for which reason it is not read.
"""

import json
import sys
from dataclasses import astuple
from pathlib import Path

from segmatrix.evidence.documents.binding import bind
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.formats import recognise
from segmatrix.evidence.documents.taking import blocks


def main(file: str, name: str, into: str) -> dict[str, object]:
    """Read a file and return what is to be said about it."""
    path, count = Path(file), 0
    try:
        format_ = recognise(path, name)
        with Path(into).open("x", encoding="utf-8", newline="\n") as out:
            for block in blocks(path, format_):
                out.write(json.dumps(astuple(block), ensure_ascii=False) + "\n")
                count += 1
    except DocumentError as error:
        return {"reason": error.reason, "values": error.values}
    except MemoryError:
        return {"reason": Reason.TOO_HARD, "values": {}}
    return {"format": format_, "blocks": count}


if __name__ == "__main__":
    bind()
    json.dump(main(*sys.argv[1:]), sys.stdout)
