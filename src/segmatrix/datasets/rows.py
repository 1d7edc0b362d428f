"""Rows of an import on disk: those set aside, those of ids used twice, the first of each table."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from segmatrix.kit.data.mapping.conventions import TABLES

BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that an import writes beside its tables.

    Attributes:
        file: Its file in the import's directory.
        columns: Its columns, as people download them.
        grouped_by: The column whose values are counted at its head.
    """

    file: str
    columns: tuple[str, ...]
    grouped_by: str


SET_ASIDE = Listing(
    "set_aside.parquet",
    ("table", "file", "row", "reason", "column", "detail", "text"),
    "reason",
)
"""Rows that could not be read; `kit.data.set_aside.SetAside` says what each column means."""

REUSED = Listing("reused.parquet", ("table", "id", "file", "row"), "table")
"""Rows of one id that say different things."""


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Some rows of a listing.

    Attributes:
        total: How many it has.
        groups: How many there are of each reason or table, the commonest first.
        rows: Each as values by column.
    """

    total: int
    groups: tuple[tuple[str, int], ...]
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a logical table, and how many there are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int


def page(directory: Path, listing: Listing, *, offset: int, limit: int) -> ListingPage:
    """Return some rows of a listing, in the order of files and rows."""
    with duckdb.connect() as database:
        rows = database.read_parquet(str(directory / listing.file))
        groups = (
            rows.aggregate(f'"{listing.grouped_by}", count(*) AS times')
            .order(f'times DESC, "{listing.grouped_by}"')
            .fetchall()
        )
        listed = ", ".join(f'"{name}"' for name in listing.columns)
        found = rows.project(listed).order("file, row").limit(limit, offset).fetchall()
    return ListingPage(
        total=sum(times for _group, times in groups),
        groups=tuple(groups),
        rows=tuple(dict(zip(listing.columns, row, strict=True)) for row in found),
    )


def every(directory: Path, listing: Listing) -> Iterator[tuple[str, ...]]:
    """Yield a listing as lines of cells, its headings first, a batch at a time in memory."""
    yield listing.columns
    file = pq.ParquetFile(directory / listing.file)
    for batch in file.iter_batches(BATCH, columns=list(listing.columns)):
        for row in batch.to_pylist():
            yield tuple(str(row[name]) for name in listing.columns)


def first_rows(directory: Path, *, limit: int) -> dict[str, Sample]:
    """Return the first rows of every logical table that the import holds."""
    files = {name: directory / f"{name}.parquet" for name in TABLES}
    return {name: _sample(file, limit) for name, file in files.items() if file.exists()}


def _sample(path: Path, limit: int) -> Sample:
    with pq.ParquetFile(path) as file:
        names = tuple(file.schema_arrow.names)
        batch = next(file.iter_batches(limit), None)
        rows = batch.to_pylist() if batch is not None else []
        cells = tuple(tuple(row[name] for name in names) for row in rows)
        return Sample(names, cells, file.metadata.num_rows)
