"""Imported documents on disk: under the home, and nowhere else."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from segmatrix.evidence.errors import TooLarge
from segmatrix.evidence.terms import DOCUMENT_SIZE


def keep(document_id: str, pieces: Iterable[bytes], name: str) -> tuple[int, str]:
    """Write the bytes of a document and return their number and SHA-256.

    Nothing is left behind when they break off or are more than `terms.DOCUMENT_SIZE`.
    """
    path = original(document_id)
    path.parent.mkdir(parents=True)
    try:
        return _write(path, pieces, name)
    except BaseException:
        forget(document_id)
        raise


def original(document_id: str) -> Path:
    """Return where the bytes of a document lie, as they came."""
    return _folder(document_id) / "original"


def text(document_id: str) -> Path:
    """Return where its blocks lie between their reading and their import."""
    return _folder(document_id) / "blocks"


def forget(document_id: str) -> None:
    """Delete the files of something that became no document."""
    shutil.rmtree(_folder(document_id), ignore_errors=True)


def _folder(document_id: str) -> Path:
    return Path(settings.HOME) / "documents" / document_id


def _write(path: Path, pieces: Iterable[bytes], name: str) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("xb") as file:
        for piece in pieces:
            size += len(piece)
            if size > DOCUMENT_SIZE:
                raise TooLarge(name, DOCUMENT_SIZE)
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()
