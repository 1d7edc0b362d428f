"""Read any file that people export: what its columns are, and its rows in blocks.

Delimited text and JSON lines come as text columns, Parquet as typed ones. Rows that cannot be read
come along, set aside with their reason. No more than a few megabytes are held at a time, whatever
stands in the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files import columnar, delimited, jsonlines
from segmatrix.kit.data.files.blocks import Block, Passed
from segmatrix.kit.data.files.layouts import Layout, Stated, look
from segmatrix.kit.data.files.streams import Format

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", ".jsonl", ".ndjson", ".json")


@dataclass(frozen=True)
class File:
    """One file of customer data.

    Attributes:
        name: What people call it; what a mapping names it by.
        path: Where it is.
        stated: What a mapping says about its layout.
    """

    name: str
    path: Path
    stated: Stated = field(default_factory=Stated)

    @cached_property
    def layout(self) -> Layout:
        """How the file is laid out.

        Raises:
            DataError: if it is empty or no table.
        """
        return look(self.path, self.name, self.stated)

    @cached_property
    def known_types(self) -> dict[str, Type]:
        """The columns whose type the file itself states: those of Parquet, and most of JSON."""
        if self.layout.format is Format.PARQUET:
            return columnar.types(columnar.schema(self.path, self.name))
        if self.layout.format is Format.JSON_LINES:
            seen = self._json_kinds.items()
            return {column: kinds.copy().pop() for column, kinds in seen if len(kinds) == 1}
        return {}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in their order.

        Raises:
            DataError: if its header cannot be used.
        """
        if self.layout.format is Format.PARQUET:
            return tuple(columnar.schema(self.path, self.name).names)
        if self.layout.format is Format.JSON_LINES:
            return tuple(self._json_kinds)
        return delimited.column_names(self.path, self.name, self.layout)

    def blocks(self, passed: Passed | None = None) -> Iterator[Block]:
        """Yield its rows.

        Args:
            passed: Told how many more bytes of the file were read.

        Raises:
            DataError: if the file is damaged.
        """
        if self.layout.format is Format.PARQUET:
            return columnar.read(self.path, self.name, passed)
        if self.layout.format is Format.JSON_LINES:
            return jsonlines.read(self.path, self.name, self.columns, passed)
        return delimited.read(self.path, self.name, self.layout, passed)

    def sample(self, rows: int) -> pa.Table:
        """Return its first rows; of a file without rows, its columns as empty ones of text."""
        read: list[pa.Table] = []
        for block in self.blocks():
            read.append(block.table)
            if sum(map(len, read)) >= rows:
                break
        if not read:
            return pa.table({name: pa.array([], pa.string()) for name in self.columns})
        return pa.concat_tables(read).slice(0, rows)

    @cached_property
    def _json_kinds(self) -> dict[str, set[Type]]:
        return jsonlines.kinds(self.path, self.name)


def stem(name: str) -> str:
    """Return a file's name without folders, compression and kind: `events` of `events.csv.gz`."""
    plain = Path(name).name.removesuffix(".gz")
    for suffix in SUFFIXES:
        plain = plain.removesuffix(suffix)
    return plain


def named(files: "Path | Iterable[Path] | Mapping[str, Path]") -> dict[str, Path]:
    """Return files by the name people call them.

    Args:
        files: A directory, some files, or files by name where they are stored under other names.

    Raises:
        DataError: if there is none, or two have the same name.
    """
    if isinstance(files, Mapping):
        return dict(files)
    if isinstance(files, Path):
        files = files_in(files)
    listed = list(files)
    found = {path.name: path for path in listed}
    if len(found) < len(listed):
        raise DataError("Two files have the same name.", "Rename one of them.")
    return found


def files_in(directory: Path) -> list[Path]:
    """Return the files of a directory that may hold tables, in the order of their names.

    Raises:
        DataError: if it is no directory or holds none.
    """
    if not directory.is_dir():
        raise DataError(
            f"There is no directory {directory}.", "Name the directory that holds the files."
        )
    found = sorted(
        path
        for path in directory.iterdir()
        if path.is_file() and path.name.removesuffix(".gz").endswith(SUFFIXES)
    )
    if not found:
        raise DataError(
            f"There is no file of customer data in {directory}.",
            f"Segmatrix reads {', '.join(SUFFIXES[:5])}, each also as .gz.",
        )
    return found
