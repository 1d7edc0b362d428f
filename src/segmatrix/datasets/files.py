"""Uploaded files and imported tables on disk: under the home, and nowhere else."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.ids import new_id


@dataclass(frozen=True, slots=True)
class KeptFile:
    """An uploaded file on disk.

    Attributes:
        id: Names its folder under `uploads`.
        name: Its safe name.
        size: Bytes.
        sha256: Of its content, in hexadecimal digits.
    """

    id: str
    name: str
    size: int
    sha256: str


def keep(chunks: Iterable[bytes], name: str) -> KeptFile:
    """Write the chunks to a fresh folder, never holding more than one of them.

    Nothing is left behind when the upload is empty, breaks off, or exceeds
    `settings.UPLOAD_LIMIT` bytes.
    """
    upload_id = new_id()
    path = uploaded(upload_id, name)
    path.parent.mkdir(parents=True)
    try:
        size, digest = _write(chunks, path, name)
    except BaseException:
        shutil.rmtree(path.parent)
        raise
    return KeptFile(upload_id, name, size, digest)


def uploaded(upload_id: str, name: str) -> Path:
    """Return where an uploaded file lies."""
    return settings.HOME / "uploads" / upload_id / name


def imported(dataset_id: str, import_id: str) -> Path:
    """Return the directory of one import, which exists only once it is whole."""
    return settings.HOME / "data" / dataset_id / import_id


def forget_upload(upload_id: str) -> None:
    """Delete an uploaded file."""
    shutil.rmtree(settings.HOME / "uploads" / upload_id, ignore_errors=True)


def forget_imports(dataset_id: str, *, keep: Iterable[str]) -> None:
    """Delete the imports of a data source other than `keep`."""
    for import_id in _import_folders(dataset_id) - set(keep):
        shutil.rmtree(imported(dataset_id, import_id), ignore_errors=True)


def _import_folders(dataset_id: str) -> set[str]:
    root = settings.HOME / "data" / dataset_id
    return {path.name for path in root.iterdir()} if root.is_dir() else set()


def _write(chunks: Iterable[bytes], path: Path, name: str) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > settings.UPLOAD_LIMIT:
                raise Invalid(
                    _("%(name)s is larger than %(limit)d MB.")
                    % {"name": name, "limit": settings.UPLOAD_LIMIT // 2**20},
                    hint=_("Split it, or store it as Parquet, or ask for a higher limit."),
                    field="files",
                )
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if size == 0:
        raise Invalid(
            _("%(name)s is empty.") % {"name": name},
            hint=_("Export it again; a finished export has at least a line of column names."),
            field="files",
        )
    return size, digest.hexdigest()
