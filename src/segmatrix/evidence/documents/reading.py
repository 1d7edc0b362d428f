"""Have a file read by a process of its own, which it cannot bring down with it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.blocks import Block, Unit
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.formats import Format

ASK = (sys.executable, "-I", "-m", "segmatrix.evidence.documents")


def read(path: Path, name: str, into: Path) -> tuple[Format, int]:
    """Write the blocks of a file to `into`; return its format and how many they are.

    Args:
        path: The file.
        name: What it was called where it comes from.
        into: A new file, in which `blocks` finds them. After a refusal it may hold a part of them.

    Raises:
        DocumentError: The file is not read, and why.
    """
    said = answer((*ASK, str(path), name, str(into)))
    return Format(said["format"]), said["blocks"]


def answer(ask: Sequence[str]) -> dict[str, Any]:
    """Return what a process says that reads a hostile file (`binding`).

    Raises:
        DocumentError: It says why the file is not read, broke on it, or used up what it may.
    """
    try:
        done = subprocess.run(ask, capture_output=True, timeout=2 * limits.SECONDS, check=False)  # noqa: S603 - no shell
    except subprocess.TimeoutExpired as error:
        raise DocumentError(Reason.TOO_HARD) from error
    if done.returncode < 0:  # the system ended it, for what it used up
        raise DocumentError(Reason.TOO_HARD)
    if done.returncode:  # its reader broke on the file
        raise DocumentError(Reason.DAMAGED)
    said: dict[str, Any] = json.loads(done.stdout)
    if "reason" in said:
        raise DocumentError(Reason(said["reason"]), **said["values"])
    return said


def blocks(written: Path) -> Iterator[Block]:
    """Yield the blocks that `read` wrote."""
    with written.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            unit, number, part, text = json.loads(line)
            yield Block(Unit(unit), number, part, text)
