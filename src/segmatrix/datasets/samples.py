"""The beginnings of uploaded files: what their columns hold, and what a mapping makes of them."""

from collections.abc import Iterator
from collections.abc import Mapping as Map
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
from django.conf import settings

from segmatrix.datasets.errors import Unreadable
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.layouts import Layout
from segmatrix.kit.data.files.reading import File
from segmatrix.kit.data.files.streams import Format, pieces
from segmatrix.kit.data.importing.previewing import Preview, preview
from segmatrix.kit.data.mapping.sources import Mapping
from segmatrix.kit.data.mapping.text import from_yaml

ROWS_LOOKED_AT = 200
EXAMPLES = 3
ROWS_SHOWN = 5
LIMIT = 8 * 2**20
"""Unpacked bytes of each file that a preview reads; a look-up reads its file whole."""

PARQUET_ROWS = 50_000
PACKED = 20
"""How many times larger than its file a packed text may well be."""


@dataclass(frozen=True, slots=True)
class FileHead:
    """How a file begins.

    Attributes:
        examples: Of each column in order, its first few different values as text.
        layout: How it is laid out; None if that cannot be seen.
        problem: Why it cannot be read, or empty.
    """

    examples: dict[str, tuple[str, ...]]
    layout: Layout | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a mapping would make of files.

    Attributes:
        whole: Whether all rows were read, or only the beginnings of large files.
    """

    preview: Preview
    whole: bool


def heads(paths: Map[str, Path], mapping: Mapping) -> dict[str, FileHead]:
    """Return how each file begins, laid out as the mapping says."""
    return {name: _head(name, path, mapping) for name, path in paths.items()}


def outlook(paths: Map[str, Path], text: str, *, zone: str) -> Outlook:
    """Return what a mapping (YAML) would make of files, in bounded time; dates begin in `zone`.

    Raises:
        Unreadable: The mapping does not fit the files.
    """
    try:
        mapping = from_yaml(text)
        with _beginnings(paths, mapping) as (shorter, whole):
            return Outlook(preview(mapping, shorter, ROWS_SHOWN, zone=zone), whole)
    except DataError as error:
        raise Unreadable(error, field="mapping") from error


def _head(name: str, path: Path, mapping: Mapping) -> FileHead:
    stated = mapping.files.get(name)
    file = File(name, path, stated) if stated else File(name, path)
    try:
        rows = file.sample(ROWS_LOOKED_AT)
        examples = {column: _different(rows[column].to_pylist()) for column in file.columns}
        return FileHead(examples, file.layout)
    except DataError as error:
        return FileHead({}, None, f"{error.message} {error.hint}".strip())


def _different(values: list[object]) -> tuple[str, ...]:
    texts = (str(value) for value in values if value not in (None, ""))
    return tuple(text[:60] for text in list(dict.fromkeys(texts))[:EXAMPLES])


@contextmanager
def _beginnings(paths: Map[str, Path], mapping: Mapping) -> Iterator[tuple[dict[str, Path], bool]]:
    """Lend the files with large ones cut, and say whether none was."""
    looked_up = {
        step.file
        for _table, source in mapping.sources()
        for column in source.columns
        for step in column.through
    }
    with TemporaryDirectory(dir=settings.HOME) as directory:
        shorter = {
            name: path
            if name in looked_up
            else _beginning(name, path, Path(directory) / str(place))
            for place, (name, path) in enumerate(paths.items())
            if name in mapping.file_names()
        }
        yield shorter, all(paths[name] == path for name, path in shorter.items())


def _beginning(name: str, path: Path, target: Path) -> Path:
    """Return the file itself if it is short, else `target` with its beginning."""
    if path.stat().st_size * PACKED < LIMIT:
        return path
    layout = File(name, path).layout
    if layout.format is Format.PARQUET:
        return _beginning_of_parquet(path, target)
    if layout.encoding.startswith("utf-16"):
        return path
    size = 0
    with target.open("wb") as cut:
        for piece in pieces(path, name, chunk=LIMIT // 8):
            size += len(piece)
            if size > LIMIT:
                cut.write(piece[: piece.rfind(b"\n") + 1])
                return target
            cut.write(piece)
    return path


def _beginning_of_parquet(path: Path, target: Path) -> Path:
    with pq.ParquetFile(path) as opened:
        if opened.metadata.num_rows <= PARQUET_ROWS:
            return path
        with pq.ParquetWriter(target, opened.schema_arrow) as cut:
            cut.write_batch(next(opened.iter_batches(PARQUET_ROWS)))
    return target
