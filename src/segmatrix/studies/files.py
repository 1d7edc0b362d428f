"""What of this room lies on disk, under the home: ids of lists, and who was in which segment."""

import os
import shutil
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from segmatrix.base.ids import new_id


def keep_list(list_id: str, ids: Iterable[str]) -> str:
    """Write the ids of a list and return the id of this content, which never changes."""
    content_id = new_id()
    path = _list(list_id, content_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{ident}\n" for ident in ids)
        file.flush()
        os.fsync(file.fileno())
    return content_id


def listed(list_id: str, content_id: str) -> tuple[str, ...]:
    """Return the ids of a list."""
    return _listed(_list(list_id, content_id))


def forget_list(list_id: str, content_id: str) -> None:
    """Delete ids that no list holds."""
    _list(list_id, content_id).unlink(missing_ok=True)


def memberships(matrix_id: str) -> Path:
    """Return the directory of what `memberships` writes about a matrix."""
    return settings.HOME / "memberships" / matrix_id


def forget_memberships(matrix_id: str, *, keep: Collection[str]) -> None:
    """Delete what `memberships` wrote about a matrix, other than files of these names."""
    directory = memberships(matrix_id)
    for path in directory.iterdir() if directory.is_dir() else ():
        if path.name not in keep:
            path.unlink(missing_ok=True)
    if directory.is_dir() and not any(directory.iterdir()):
        shutil.rmtree(directory)


@lru_cache(maxsize=8)
def _listed(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("utf-8").split("\n")[:-1])


def _list(list_id: str, content_id: str) -> Path:
    return settings.HOME / "lists" / list_id / f"{content_id}.txt"
