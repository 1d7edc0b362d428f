"""Read all files of a mapping, each once, and hand on the rows of every logical table."""

import difflib
from collections.abc import Iterator
from collections.abc import Mapping as Map
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.blocks import Passed
from segmatrix.kit.data.files.reading import File
from segmatrix.kit.data.files.set_aside import SetAside
from segmatrix.kit.data.importing.assembling import Assembly, require_column
from segmatrix.kit.data.importing.settling import PLACE
from segmatrix.kit.data.mapping import looking_up
from segmatrix.kit.data.mapping.looking_up import LookUp
from segmatrix.kit.data.mapping.sources import Mapping, Step

_ROWS_OF_A_SOURCE = 1 << 40
"""More rows than a source can have: keeps the places of one source before those of the next."""


class Gathered(NamedTuple):
    """Some rows of a logical table.

    Attributes:
        table: The logical table.
        rows: Rows that fit, with `FILE`, `ROW` and `PLACE`.
        set_aside: Rows that do not.
    """

    table: str
    rows: pa.Table
    set_aside: list[SetAside]


def open_files(mapping: Mapping, paths: Map[str, Path]) -> dict[str, File]:
    """Return the files that a mapping reads.

    Raises:
        DataError: if one of them is not there.
    """
    found: dict[str, File] = {}
    for name in mapping.file_names():
        if name not in paths:
            near = difflib.get_close_matches(name, paths, n=1, cutoff=0.5)
            hint = (
                f"Did you mean {near[0]!r}?" if near else "Add it, or take it out of the mapping."
            )
            raise DataError("The mapping names this file, which is not there.", hint, file=name)
        stated = mapping.files.get(name)
        found[name] = File(name, paths[name], stated) if stated else File(name, paths[name])
    return found


def gather(
    mapping: Mapping, files: Map[str, File], passed: Passed | None = None, *, zone: str = "UTC"
) -> Iterator[Gathered]:
    """Yield the rows of every logical table, as they come.

    Args:
        mapping: How to read the files.
        files: The files by name.
        passed: Told how many more bytes were read; may raise to stop.
        zone: The IANA zone in which a date without a time begins.

    Raises:
        DataError: if a file is damaged or lacks a column.
    """
    check_columns(mapping, files)
    look_ups: dict[Step, LookUp] = {}
    sources = {source.file for _, source in mapping.sources()}
    for table, step in _steps(mapping):
        if step not in look_ups:
            look_ups[step], unread = looking_up.load(files[step.file], step, passed=passed)
            if unread and step.file not in sources:
                listed = [_of_look_up(row, step.file, table) for row in unread]
                yield Gathered(table, pa.table({}), listed)
    for name in dict.fromkeys(source.file for _, source in mapping.sources()):
        assemblies = [
            (place, Assembly(table, source, files[name], mapping.types(table), look_ups, zone))
            for table in mapping.tables
            for place, source in enumerate(mapping.tables[table])
            if source.file == name
        ]
        seen = 0
        for block in files[name].blocks(passed):
            for place, assembly in assemblies:
                rows, set_aside = assembly.assemble(block)
                first = place * _ROWS_OF_A_SOURCE + seen
                places = pa.array(np.arange(first, first + len(rows), dtype=np.int64))
                yield Gathered(assembly.table, rows.append_column(PLACE, places), set_aside)
            seen += len(block.table)


def check_columns(mapping: Mapping, files: Map[str, File]) -> None:
    """Refuse a mapping that names columns which its files do not have.

    Raises:
        DataError: naming the file, the column and the nearest that there is.
    """
    for _, source in mapping.sources():
        for column in source.columns:
            if column.column:
                require_column(files[source.file], column.column)
    for _, step in _steps(mapping):
        require_column(files[step.file], step.key)
        require_column(files[step.file], step.take)


def _steps(mapping: Mapping) -> Iterator[tuple[str, Step]]:
    for table, source in mapping.sources():
        for column in source.columns:
            for step in column.through:
                yield table, step


def _of_look_up(row: SetAside, file: str, table: str) -> SetAside:
    return SetAside(
        row=row.row, reason=row.reason, detail=row.detail, text=row.text, file=file, table=table
    )
