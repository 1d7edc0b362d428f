"""Open customer data where they are: an imported store, a standard directory, files with a mapping.

A directory in the standard layout needs no mapping: it is read as if one had been written that
takes every column under its own name, with the type that its values show. Only what has one
reading is read so; a date such as 03/04/2024, which has two, asks for a mapping.
"""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.converting import Style, convert
from segmatrix.kit.data.files.inferring import Inferred, infer
from segmatrix.kit.data.files.reading import File, files_in, named, stem
from segmatrix.kit.data.files.set_aside import SetAside
from segmatrix.kit.data.importing import stamps
from segmatrix.kit.data.importing.assembling import FILE, ROW
from segmatrix.kit.data.importing.gathering import gather, open_files
from segmatrix.kit.data.importing.settling import PLACE
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import Column, Mapping, Source, check
from segmatrix.kit.data.mapping.text import from_yaml
from segmatrix.kit.data.tables import CustomerData

_TIMES = (Type.DATE, Type.INSTANT)


def connect(
    path: Path | str, mapping: Mapping | Path | str | None = None, *, zone: str = "UTC"
) -> CustomerData:
    """Return the customer data of a directory.

    Args:
        path: A store that `import_files` made, a directory in the standard layout, or a directory
            of any files with a mapping.
        mapping: A mapping, or the path of one as YAML.
        zone: The IANA zone in which a date without a time begins, where it says when something
            happened; UTC unless given. Give the zone of the rules that will be asked. A store keeps
            the one it was imported with.

    Raises:
        DataError: if the directory holds no customer data, or they cannot be read as they stand.
    """
    return connect_and_list(path, mapping, zone=zone)[0]


def connect_and_list(
    path: Path | str, mapping: Mapping | Path | str | None = None, *, zone: str = "UTC"
) -> tuple[CustomerData, list[SetAside]]:
    """Return the customer data of a directory, and the rows that were set aside in reading it.

    A store's set-aside rows stay where its import listed them.

    Raises:
        DataError: as `connect` does.
    """
    directory = Path(path)
    if mapping is None and stamps.of(directory) is not None:
        return CustomerData.open(directory, zone=zone), []
    if mapping is None:
        mapping = standard_mapping(directory)
    elif not isinstance(mapping, Mapping):
        mapping = from_yaml(_text(Path(mapping)), Path(mapping).name)
    return _load(mapping, directory, zone)


def standard_mapping(directory: Path) -> Mapping:
    """Return the mapping that a directory in the standard layout needs no one to write.

    Raises:
        DataError: if it holds no file of the layout, or a file cannot be read without a mapping.
    """
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
    ordered = {table: found[table] for table in TABLES if table in found}
    return check(Mapping(tables={table: (_source(table, ordered[table]),) for table in ordered}))


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


def _load(mapping: Mapping, directory: Path, zone: str) -> tuple[CustomerData, list[SetAside]]:
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
    return CustomerData.from_arrow(tables, zone=zone), set_aside


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise DataError("There is no such mapping.", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise DataError("This mapping is not UTF-8 text.", file=str(path)) from error
