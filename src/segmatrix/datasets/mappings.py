"""What the columns of uploaded files mean, as the YAML that a data source keeps."""

from collections.abc import Mapping as Map
from dataclasses import asdict
from pathlib import Path

from segmatrix.datasets.errors import Unreadable
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.importing.gathering import check_columns, open_files
from segmatrix.kit.data.mapping.guessing import guess
from segmatrix.kit.data.mapping.sources import Mapping, Source
from segmatrix.kit.data.mapping.text import from_yaml, to_yaml

NONE = Mapping(tables={})


def read(text: str) -> Mapping:
    """Return the mapping that a data source keeps; empty text maps nothing."""
    return from_yaml(text) if text.strip() else NONE


def proposed(paths: Map[str, Path], kept: str) -> tuple[str, list[dict[str, str]]]:
    """Return a mapping to confirm (YAML), and remarks on what is unsure in it.

    Args:
        paths: The files by name.
        kept: The mapping so far; what it says of files that are still there stays.

    Raises:
        Unreadable: A file cannot be read.
    """
    try:
        guessed = guess(paths)
    except DataError as error:
        raise Unreadable(error) from error
    mapping = joined(_of_present_files(read(kept), paths), guessed.mapping)
    known = set(read(kept).file_names())
    remarks = [asdict(remark) for remark in guessed.remarks if remark.file not in known]
    return (to_yaml(mapping) if mapping.tables else ""), remarks


def checked(text: str, paths: Map[str, Path]) -> str:
    """Return a mapping (YAML) as it is kept, if it can be carried out on these files.

    Raises:
        Unreadable: It cannot, with the file and column that do not fit.
    """
    try:
        mapping = from_yaml(text)
        check_columns(mapping, open_files(mapping, paths))
    except DataError as error:
        raise Unreadable(error, field="mapping") from error
    return to_yaml(mapping)


def joined(kept: Mapping, new: Mapping) -> Mapping:
    """Return `kept` with what `new` says of files that `kept` does not name."""
    known = set(kept.file_names())
    tables: dict[str, tuple[Source, ...]] = {}
    for table in dict.fromkeys([*kept.tables, *new.tables]):
        added = [source for source in new.tables.get(table, ()) if source.file not in known]
        tables[table] = (*kept.tables.get(table, ()), *added)
    files = {name: stated for name, stated in new.files.items() if name not in known}
    return Mapping(tables=tables, files={**files, **kept.files})


def _of_present_files(mapping: Mapping, paths: Map[str, Path]) -> Mapping:
    tables = {
        table: tuple(source for source in sources if _present(source, paths))
        for table, sources in mapping.tables.items()
    }
    files = {name: stated for name, stated in mapping.files.items() if name in paths}
    return Mapping(tables={table: found for table, found in tables.items() if found}, files=files)


def _present(source: Source, paths: Map[str, Path]) -> bool:
    steps = [step.file for column in source.columns for step in column.through]
    return {source.file, *steps} <= paths.keys()
