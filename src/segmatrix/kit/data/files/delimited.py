"""Read delimited text as blocks of text columns."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.blocks import Block, Numbers, Passed
from segmatrix.kit.data.files.layouts import Layout, header_names
from segmatrix.kit.data.files.records import RECORD_LIMIT, Broken, Cut, cut
from segmatrix.kit.data.files.set_aside import Reason, SetAside, shown
from segmatrix.kit.data.files.streams import HEAD, is_one_byte, pieces

_WORDS = {
    Reason.TOO_LONG: f"This row is longer than {RECORD_LIMIT:,} bytes.",
    Reason.QUOTES: "A quotation mark opens in this row and never closes.",
}


def column_names(path: Path, name: str, layout: Layout) -> tuple[str, ...]:
    """Return the names in the header of a delimited file.

    Raises:
        DataError: if the header cannot be read or names two columns alike.
    """
    last = layout.title_rows + layout.header_rows
    rows: list[list[str]] = []
    source = pieces(path, name, encoding=layout.encoding, chunk=HEAD)
    for piece in cut(source, layout.separator):
        for number, record in piece:
            if layout.title_rows < number <= last:
                rows.append(_cells(record, layout, name))
        if len(piece.numbers) and piece.numbers[-1] >= last:
            break
    if len(rows) < layout.header_rows:
        raise _no_header(name)
    return header_names(rows, name)


def read(path: Path, name: str, layout: Layout, passed: Passed | None = None) -> Iterator[Block]:
    """Yield the rows below the header, every column as text, blank cells as empty text.

    A row without anything in it is no row. Line breaks inside a cell become line feeds.

    Raises:
        DataError: if the file is damaged or its header cannot be used.
    """
    names = column_names(path, name, layout)
    above = layout.title_rows + layout.header_rows
    decoder = _Decoder(layout.encoding)
    source = pieces(path, name, encoding=layout.encoding, passed=passed)
    for piece in cut(source, layout.separator):
        set_aside = [
            SetAside(broken.number, broken.reason, _WORDS[broken.reason], decoder.show(broken))
            for broken in piece.broken
            if broken.number > above
        ]
        data, numbers = decoder.decode(_below(piece, above), set_aside)
        yield _parse(data, numbers, names, layout.separator, set_aside)


def _cells(record: bytes, layout: Layout, name: str) -> list[str]:
    text = record.decode(_one_byte(layout.encoding), "replace")
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=layout.separator), [])
    except csv.Error as error:  # a cell longer than the csv module takes
        raise _no_header(name) from error


def _no_header(name: str) -> DataError:
    return DataError(
        "This file has no header row that can be read.",
        "The row after the `title_rows` of the mapping must name the columns.",
        file=name,
    )


def _one_byte(encoding: str) -> str:
    """Return the encoding of the bytes that `streams.pieces` yields: UTF-16 is UTF-8 by then."""
    return "utf-8" if encoding.startswith("utf-16") else encoding


def _below(piece: Cut, above: int) -> Cut:
    """Drop the records up to the header."""
    if not len(piece.numbers) or piece.numbers[0] > above:
        return piece
    first = int(np.searchsorted(piece.numbers, above, side="right"))
    start = int(piece.ends[first - 1])
    return Cut(piece.data[start:], piece.ends[first:] - start, piece.numbers[first:])


class _Decoder:
    """Turn records into UTF-8, finding out late what the first megabyte left open.

    A file that was pure ASCII so far may turn out to be cp1252; once it has shown good UTF-8, bytes
    that are none cost their row.
    """

    def __init__(self, encoding: str) -> None:
        self.encoding = _one_byte(encoding)
        self.settled = self.encoding != "utf-8"

    def show(self, broken: Broken) -> str:
        return shown(broken.text.decode(self.encoding, "replace"))

    def decode(self, piece: Cut, set_aside: list[SetAside]) -> tuple[bytes, Numbers]:
        if piece.data.isascii():
            return piece.data, piece.numbers
        try:
            text = piece.data.decode(self.encoding)
        except UnicodeDecodeError:
            if not self.settled and is_one_byte(piece.data.decode("utf-8", "replace")):
                self.encoding, self.settled = "cp1252", True
                return self.decode(piece, set_aside)
            return self._row_by_row(piece, set_aside)
        self.settled = True
        return piece.data if self.encoding == "utf-8" else text.encode(), piece.numbers

    def _row_by_row(self, piece: Cut, set_aside: list[SetAside]) -> tuple[bytes, Numbers]:
        good: list[bytes] = []
        numbers: list[int] = []
        for number, record in piece:
            try:
                good.append(record.decode(self.encoding).encode())
                numbers.append(number)
            except UnicodeDecodeError:
                detail = f"This row is not {self.encoding.upper()} text."
                text = shown(record.decode(self.encoding, "replace"))
                set_aside.append(SetAside(number, Reason.ENCODING, detail, text))
        return b"".join(good), np.array(numbers, np.int64)


def _parse(
    data: bytes, numbers: Numbers, names: tuple[str, ...], separator: str, aside: list[SetAside]
) -> Block:
    if not data:
        empty = pa.table({name: pa.array([], pa.string()) for name in names})
        return Block(empty, numbers[:0], aside)
    wrong: list[int] = []

    def skip(row: pyarrow.csv.InvalidRow) -> str:
        wrong.append(row.number - 1)
        cells = f"{row.actual_columns} cell{'s' if row.actual_columns > 1 else ''}"
        detail = f"This row has {cells} where the header has {row.expected_columns}."
        number = int(numbers[row.number - 1])
        aside.append(SetAside(number, Reason.CELLS, detail, shown(row.text)))
        return "skip"

    table = pyarrow.csv.read_csv(
        pa.BufferReader(data),
        # One block and one thread: only then does Arrow know the number of a wrong row.
        pyarrow.csv.ReadOptions(column_names=names, block_size=len(data) + 1, use_threads=False),
        pyarrow.csv.ParseOptions(
            delimiter=separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        pyarrow.csv.ConvertOptions(column_types={name: pa.string() for name in names}),
    )
    table, numbers = _without_blank_rows(table, np.delete(numbers, wrong))
    return Block(table, numbers, aside)


def _without_blank_rows(table: pa.Table, numbers: Numbers) -> tuple[pa.Table, Numbers]:
    blank = pa.scalar(True)
    for column in table.columns:
        blank = pc.and_(blank, pc.equal(column, ""))
        if not pc.any(blank).as_py():
            return table, numbers
    filled = pc.invert(blank)
    return table.filter(filled), numbers[filled.to_numpy()]
