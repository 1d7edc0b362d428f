"""Open customer data where they are: a store, a directory, files with a mapping, a database.

A directory in the standard layout needs no mapping: it is read as if one had been written that
takes every column under its own name, with the type that its values show. Only what has one
reading is read so; a date such as 03/04/2024, which has two, asks for a mapping.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from segmatrix.kit.data import databases
from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.converting import Style, convert
from segmatrix.kit.data.files.inferring import Inferred, infer
from segmatrix.kit.data.files.reading import File, files_in, named, stem
from segmatrix.kit.data.files.set_aside import SetAside
from segmatrix.kit.data.importing import stamps
from segmatrix.kit.data.importing.assembling import FILE, ROW
from segmatrix.kit.data.importing.direct import direct
from segmatrix.kit.data.importing.gathering import gather, open_files
from segmatrix.kit.data.importing.settling import PLACE
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import Column, Mapping, Source, check
from segmatrix.kit.data.mapping.text import from_yaml, text_at
from segmatrix.kit.data.store.opening import open_store
from segmatrix.kit.data.store.sources import Given
from segmatrix.kit.data.tables import CustomerData, parquet_files

_TIMES = (Type.DATE, Type.INSTANT)


def connect(
    place: Path | str, mapping: Mapping | Path | str | None = None, *, zone: str = "UTC"
) -> CustomerData:
    """Return customer data from where they are.

    Args:
        place: A store's file, a directory in the standard layout, one that `import_files` made, a
            directory of any files with a mapping, or the address of a database.
        mapping: A mapping, or the path of one as YAML; for files only.
        zone: The IANA zone in which a date without a time begins, where it says when something
            happened; UTC unless given. Give the zone of the rules that will be asked. A store, an
            import and a database keep their own.

    Raises:
        DataError: if there are no customer data, or they cannot be read as they stand.
    """
    return connect_and_list(place, mapping, zone=zone)[0]


def connect_and_list(
    place: Path | str, mapping: Mapping | Path | str | None = None, *, zone: str = "UTC"
) -> tuple[CustomerData, list[SetAside]]:
    """Return customer data from where they are, and the rows that were set aside in reading them.

    What a store or an import set aside was listed when it was made.

    Raises:
        DataError: as `connect` does.
    """
    if isinstance(place, str) and databases.is_address(place):
        _refuse_mapping(mapping, "a database has tables of its own")
        return databases.connect(place), []
    path = Path(place)
    if not str(place) or not path.exists():
        raise DataError(
            f"There is nothing at “{place}”.",
            "Name a directory of files, a store, or the address of a database.",
        )
    if path.is_file():
        _refuse_mapping(mapping, "a store holds what the files meant when it was made")
        return CustomerData.of_store(*open_store(path)), []
    if mapping is None and stamps.of(path) is not None:
        return CustomerData.open(path), []
    taken = take(path, mapping, zone=zone)
    return CustomerData.load(taken.tables, zone=zone), taken.set_aside


def _refuse_mapping(mapping: Mapping | Path | str | None, why: str) -> None:
    if mapping is not None:
        raise DataError(
            f"A mapping says what columns of files mean, and {why}.", "Leave the mapping out."
        )


@dataclass(frozen=True)
class Taken:
    """What a directory holds.

    Attributes:
        tables: The rows by logical table.
        set_aside: The rows that are no customer data.
    """

    tables: Given
    set_aside: list[SetAside] = field(default_factory=list)


def take(
    directory: Path, mapping: Mapping | Path | str | None = None, *, zone: str = "UTC"
) -> Taken:
    """Return what a directory holds, as it can be loaded.

    Parquet in the standard layout stays where it is, for the embedded database to read; the rest
    is read into memory.

    Raises:
        DataError: as `connect` does.
    """
    if mapping is not None:
        if not isinstance(mapping, Mapping):
            mapping = from_yaml(text_at(Path(mapping)), Path(mapping).name)
        return _read(mapping, directory, zone)
    if stamps.of(directory) is not None:
        return Taken(parquet_files(directory))
    files = _standard_files(directory)
    found = {table: direct(table, file) for table, file in files.items()}
    in_place = {table: source for table, source in found.items() if source is not None}
    others = {table: file for table, file in files.items() if table not in in_place}
    read = _read(_mapping(others), directory, zone) if others else Taken({})
    return Taken({**in_place, **read.tables}, read.set_aside)


def _standard_files(directory: Path) -> dict[str, File]:
    """Return the files of a directory in the standard layout, by logical table."""
    found: dict[str, File] = {}
    for name, path in named(files_in(directory)).items():
        table = stem(name)
        if table not in TABLES:
            continue
        if table in found:
            raise DataError(
                f"Both {found[table].name} and {name} hold {table}.",
                "Keep one of them, or write a mapping that names both.",
                file=str(directory),
            )
        found[table] = File(name, path)
    if not found.keys() - {"merges"}:
        tables = ", ".join(table for table in TABLES if table != "merges")
        raise DataError(
            f"There is no table of customer data in {directory}.",
            f"The standard layout names files {tables}. For other files, write a mapping: "
            "`segmatrix mapping --data DIR --out mapping.yaml` proposes one.",
        )
    return {table: found[table] for table in TABLES if table in found}


def _mapping(files: dict[str, File]) -> Mapping:
    return check(Mapping(tables={table: (_source(table, file),) for table, file in files.items()}))


def _source(table: str, file: File) -> Source:
    layout = file.layout
    if layout.title_rows or layout.header_rows > 1:
        raise DataError(
            "There are rows above the row that names the columns.",
            "Take them out, or write a mapping that states `title_rows`.",
            file=file.name,
        )
    convention = TABLES[table]
    rows = pa.concat_tables([block.table for block in file.blocks()])
    return Source(
        file=file.name,
        columns=tuple(
            Column(name=column, column=column, style=_style(table, file, column, rows[column]))
            for column in rows.column_names
            if convention.open or column in convention.columns
        ),
    )


def _style(table: str, file: File, column: str, values: pa.ChunkedArray) -> Style:
    wanted = TABLES[table].columns.get(column)
    stated = file.known_types.get(column)
    if wanted is Type.TEXT:
        return Style()
    if stated is not None and stated is not Type.TEXT:
        if column == "created_at" and stated is Type.DATE:
            return Style(type=stated)
        return Style(type=wanted or stated)
    if wanted is Type.NUMBER:
        return Style(type=wanted)
    texts = convert(values, Style(), name=column, file=file.name).values
    found = infer(pa.chunked_array([texts]), column, decimal=".", plain=True)
    if found.style.type in _TIMES and found.unsure:
        raise _two_readings(file, column, found)
    if wanted is Type.INSTANT:
        kept = column == "created_at" and found.style.type is Type.DATE
        return found.style if kept else replace(found.style, type=wanted)
    if stated is Type.TEXT and found.style.type not in _TIMES:
        return Style()
    return found.style


def _two_readings(file: File, column: str, found: Inferred) -> DataError:
    return DataError(
        f"The dates in {column!r} may be {' or '.join(found.style.formats)}, or {found.unsure}.",
        "Write them as YYYY-MM-DD, or write a mapping that states their format.",
        file=file.name,
    )


def _read(mapping: Mapping, directory: Path, zone: str) -> Taken:
    files = open_files(check(mapping), named(files_in(directory)))
    pieces: defaultdict[str, list[pa.Table]] = defaultdict(list)
    set_aside: list[SetAside] = []
    for piece in gather(mapping, files, zone=zone):
        set_aside += piece.set_aside
        if piece.rows.num_columns:
            pieces[piece.table].append(piece.rows)
    tables = {
        table: pa.concat_tables(found).sort_by(PLACE).drop_columns([FILE, ROW, PLACE])
        for table, found in pieces.items()
    }
    return Taken(tables, set_aside)
