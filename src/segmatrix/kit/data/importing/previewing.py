"""Show what a mapping would make of files, without writing anything."""

from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files.reading import named
from segmatrix.kit.data.files.set_aside import Reason, SetAside
from segmatrix.kit.data.importing.counting import Counts
from segmatrix.kit.data.importing.gathering import gather, open_files
from segmatrix.kit.data.mapping.sources import Mapping, check

EXAMPLES = 3
"""Rows shown of each reason for which rows would be set aside."""


@dataclass(frozen=True, kw_only=True)
class TablePreview:
    """What one logical table would hold.

    Attributes:
        columns: Its columns and their types.
        rows: The first rows, as values by column.
        seen: The rows that the files hold for it.
        kept: Those that fit; repeats and further rows of one id are still among them.
        set_aside: The rows that would be set aside, by reason, commonest first.
        examples: The first of those, up to `EXAMPLES` of each reason.
    """

    columns: dict[str, Type]
    rows: list[dict[str, Any]]
    seen: int
    kept: int
    set_aside: dict[str, int]
    examples: tuple[SetAside, ...]


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a mapping would make of files.

    Attributes:
        tables: Per logical table, what it would hold.
        earliest: The first instant in the data, UTC, or None.
        latest: The last one.
    """

    tables: dict[str, TablePreview]
    earliest: datetime | None
    latest: datetime | None


def preview(
    mapping: Mapping,
    files: Path | Iterable[Path] | Map[str, Path],
    rows: int = 20,
    *,
    zone: str = "UTC",
    passed: Callable[[int], None] | None = None,
) -> Preview:
    """Return what the logical tables would look like, and what would be set aside.

    Reads all files once, so that the counts are those of an import.

    Args:
        mapping: How to read the files.
        files: A directory, some files, or files by the name that the mapping calls them.
        rows: How many rows of each table to show.
        zone: The IANA zone in which a date without a time begins.
        passed: Told how many more bytes were read; may raise to stop.

    Raises:
        DataError: if a file cannot be read or the mapping does not fit.
    """
    opened = open_files(check(mapping), named(files))
    counts = Counts(mapping, zone)
    first: dict[str, list[dict[str, Any]]] = {table: [] for table in counts.tables}
    examples: dict[str, list[SetAside]] = {table: [] for table in counts.tables}
    told: Counter[tuple[str, Reason]] = Counter()
    for piece in gather(mapping, opened, passed, zone=zone):
        counts.add(piece)
        columns = list(mapping.types(piece.table))
        lacking = rows - len(first[piece.table])
        if lacking > 0 and piece.rows.num_columns:
            first[piece.table] += piece.rows.slice(0, lacking).select(columns).to_pylist()
        for row in piece.set_aside:
            if told[piece.table, row.reason] < EXAMPLES:
                told[piece.table, row.reason] += 1
                examples[piece.table].append(row)
    kept, seen, aside = counts.kept(), counts.seen(), counts.set_aside()
    return Preview(
        tables={
            table: TablePreview(
                columns=mapping.types(table),
                rows=first[table],
                seen=seen[table],
                kept=kept[table],
                set_aside=aside.get(table, {}),
                examples=tuple(examples[table]),
            )
            for table in counts.tables
        },
        earliest=counts.earliest,
        latest=counts.latest,
    )
