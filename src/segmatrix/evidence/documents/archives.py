"""Opening the archives that office documents are, without trusting what they say of themselves."""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TypeVar

from segmatrix.evidence.documents import limits, xml
from segmatrix.evidence.documents.errors import DocumentError, Reason

Kind = TypeVar("Kind")

_CHUNK = 1 << 16
_ENCRYPTED = 1  # the flag of a part in an archive
_HARMLESS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what office programs write


class Archive:
    """An open archive, whose parts together unpack to `limits.UNPACKED` bytes at most.

    What counts is the bytes that come out, so neither a part that lies about its size nor parts
    that overlap get by.
    """

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._opened = opened
        self._left = limits.UNPACKED
        parts = opened.infolist()
        if len(parts) > limits.PARTS:
            raise DocumentError(Reason.UNPACKS_TOO_LARGE, limit=limits.UNPACKED >> 20)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise DocumentError(Reason.PASSWORD)
        self.names = {part.filename for part in parts}
        if any(PurePosixPath(name).name.lower() == "vbaproject.bin" for name in self.names):
            raise DocumentError(Reason.MACROS)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part.

        Raises:
            DocumentError: There is no such part, it is damaged, or the archive unpacks too large.
        """
        if name not in self.names or self._opened.getinfo(name).compress_type not in _HARMLESS:
            raise DocumentError(Reason.DAMAGED)
        try:
            with self._opened.open(name) as part:
                while piece := part.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise DocumentError(Reason.UNPACKS_TOO_LARGE, limit=limits.UNPACKED >> 20)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise DocumentError(Reason.DAMAGED) from error

    def walk(self, name: str) -> Iterator[xml.Event]:
        """Yield what stands in a part that is XML."""
        return xml.walk(self.pieces(name))

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return by its id the type and place of everything that a part refers to."""
        folder, _, file = name.rpartition("/")
        place = f"{folder}/_rels/{file}.rels".lstrip("/")
        if place not in self.names:
            return {}
        found = {}
        for event in self.walk(place):
            if event.opens == "Relationship":
                target = _resolved(folder, event.attributes.get("Target", ""))
                kind = event.attributes.get("Type", "").rpartition("/")[2]
                found[event.attributes.get("Id", "")] = (kind, target)
        return found

    def main(self) -> str:
        """Return the part that the document begins with."""
        for kind, target in self.related("").values():
            if kind == "officeDocument":
                return target
        raise DocumentError(Reason.UNKNOWN)

    def main_content(self) -> str:
        """Return what the part that the document begins with is said to hold.

        Raises:
            DocumentError: This is no office document.
        """
        if "[Content_Types].xml" not in self.names:
            raise DocumentError(Reason.UNKNOWN)
        main = f"/{self.main()}"
        for event in self.walk("[Content_Types].xml"):
            if event.attributes.get("PartName") == main:
                return event.attributes.get("ContentType", "")
        raise DocumentError(Reason.UNKNOWN)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an archive.

    Raises:
        DocumentError: It is damaged, encrypted, has macros or too many parts.
    """
    with path.open("rb") as file:  # which closes even where a part of it is still being read
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, EOFError, ValueError) as error:
            raise DocumentError(Reason.DAMAGED) from error
        yield Archive(archive)


def kind(path: Path, kinds: Mapping[str, Kind]) -> Kind:
    """Return which of some kinds of office document an archive is.

    Args:
        path: The archive.
        kinds: By a word that the type of its main part has in it.

    Raises:
        DocumentError: It is none of them, or has macros.
    """
    with opened(path) as archive:
        content = archive.main_content()
    if "macroEnabled" in content:
        raise DocumentError(Reason.MACROS)
    for word, found in kinds.items():
        if word in content:
            return found
    raise DocumentError(Reason.UNKNOWN)


def _resolved(folder: str, target: str) -> str:
    """Return the place in the archive that a reference from a folder means."""
    steps = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
