"""A directory, or a file, in the making: invisible until whole, gone if abandoned.

The directory is built beside its final place and renamed at the end, after everything reached the
disk. A process that is killed leaves one behind; the next one finds its lock free and removes it.
"""

import fcntl
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

LOCK = ".lock"


class Staging:
    """Builds the directory `into`; what `publish` does not make visible is removed on leaving."""

    def __init__(self, into: Path) -> None:
        self.into = into
        self.path = into.parent / f".{into.name}.{secrets.token_hex(8)}.partial"
        self.work = self.path / ".work"

    def __enter__(self) -> Self:
        self.into.parent.mkdir(parents=True, exist_ok=True)
        for left in self.into.parent.glob(f".{self.into.name}.*.partial"):
            _remove_if_abandoned(left)
        self.work.mkdir(parents=True, mode=0o700)
        self.path.chmod(0o700)
        self._lock = (self.path / LOCK).open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.close()
        if self.path.exists():
            shutil.rmtree(self.path)

    def publish(self) -> None:
        """Make the directory visible at its place, whole and on disk.

        Raises:
            OSError: if something else has taken the place.
        """
        shutil.rmtree(self.work)
        (self.path / LOCK).unlink()
        for file in self.path.iterdir():
            _to_disk(file)
        _to_disk(self.path)
        self.path.rename(self.into)
        _to_disk(self.into.parent)

    def publish_file(self, name: str) -> None:
        """Put one file of the directory, whole and on disk, at the place itself."""
        _to_disk(self.path / name)
        (self.path / name).replace(self.into)
        _to_disk(self.into.parent)


def _remove_if_abandoned(left: Path) -> None:
    """Remove a directory whose builder is gone; one that is being built holds its lock."""
    with suppress(FileNotFoundError):
        lock = left / LOCK
        if lock.exists():
            with lock.open() as held:
                try:
                    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return
        shutil.rmtree(left)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
