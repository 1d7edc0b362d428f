"""Carry out a mapping on the rows of a file: find ids, type values, set aside what does not fit."""

import difflib
from collections.abc import Mapping as Map
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.decimals import DECIMALS
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.blocks import Block, Numbers
from segmatrix.kit.data.files.converting import ARROW, Style, convert
from segmatrix.kit.data.files.reading import File
from segmatrix.kit.data.files.set_aside import Reason, SetAside, shown
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.looking_up import LookUp
from segmatrix.kit.data.mapping.sources import Column, Source, Step

FILE, ROW = "#file", "#row"
"""Columns of an assembled table that say where each row stood."""


@dataclass
class _Trouble:
    """The first trouble of each row of a block."""

    found: dict[int, tuple[Reason, str, str]] = field(default_factory=dict)

    def note(self, rows: Numbers, reason: Reason, column: str, details: list[str]) -> None:
        for row, detail in zip(rows.tolist(), details, strict=True):
            self.found.setdefault(row, (reason, column, detail))


class Assembly:
    """Turns the blocks of one file into rows of one logical table.

    Args:
        table: The logical table.
        source: The file's part in it.
        file: The file.
        types: All columns of the logical table, those of other sources too, with their types.
        look_ups: The look-ups that the source's columns go through.
        zone: The IANA zone in which a date without a time begins.

    Raises:
        DataError: if the file lacks a column that the source names.
    """

    def __init__(
        self,
        table: str,
        source: Source,
        file: File,
        types: Map[str, Type],
        look_ups: Map[Step, LookUp],
        zone: str,
    ) -> None:
        self.table = table
        self.source = source
        self.file = file
        self.look_ups = look_ups
        self.zone = zone
        self.convention = TABLES[table]
        columns = [(name, ARROW[kind]) for name, kind in types.items()]
        self.schema = pa.schema([*columns, (FILE, pa.string()), (ROW, pa.int64())])
        for column in source.columns:
            for name in (column.column, column.times):
                if name:
                    require_column(file, name)

    def assemble(self, block: Block) -> tuple[pa.Table, list[SetAside]]:
        """Return the rows that fit, and those that do not with their first trouble."""
        trouble = _Trouble()
        made = {column.name: self._values(column, block, trouble) for column in self.source.columns}
        self._require(made, block, trouble)
        size = len(block.table)
        made[FILE] = pa.repeat(pa.scalar(self.file.name), size)
        made[ROW] = pa.array(block.numbers)
        arrays = [
            made[name] if name in made else pa.nulls(size, kind)
            for name, kind in zip(self.schema.names, self.schema.types, strict=True)
        ]
        table = pa.Table.from_arrays(arrays, schema=self.schema)
        unread = [self._placed(row) for row in block.set_aside]
        if not trouble.found:
            return table, unread
        keep = np.ones(size, np.bool_)
        keep[list(trouble.found)] = False
        return table.filter(pa.array(keep)), unread + self._set_aside(block, trouble)

    def _values(self, column: Column, block: Block, trouble: _Trouble) -> pa.Array:
        style = column.style
        if column.constant is not None:
            made = convert(pa.chunked_array([[column.constant]]), style, zone=self.zone)
            if made.unfit[0].as_py():
                raise DataError(
                    f"The constant {column.constant!r} of {column.name!r} is not {style.words}.",
                    file=self.file.name,
                )
            return pa.repeat(made.values[0], len(block.table))
        raw = block.table[column.column]
        if column.through:
            raw = self._looked_up(column, raw, trouble)
        values = self._typed(column.column, raw, style, trouble)
        if not column.times:
            return values
        factors = self._typed(column.times, block.table[column.times], style, trouble)
        # Decimals written as floats multiply with an error in the last digits, which this drops.
        return pc.round(pc.multiply(values, factors), ndigits=DECIMALS)

    def _typed(self, name: str, raw: pa.ChunkedArray, style: Style, trouble: _Trouble) -> pa.Array:
        """Return a column of the file in its type, noting the rows that do not fit."""
        made = convert(raw, style, zone=self.zone, name=name, file=self.file.name)
        unfit = np.flatnonzero(made.unfit.to_numpy(False))
        if len(unfit):
            texts = raw.take(pa.array(unfit)).to_pylist()
            details = [f"{shown(text)!r} is not {style.words}." for text in texts]
            trouble.note(unfit, Reason.UNFIT, name, details)
        return made.values

    def _looked_up(
        self, column: Column, raw: pa.ChunkedArray, trouble: _Trouble
    ) -> pa.ChunkedArray:
        needed = column.name in (*self.convention.required, *self.convention.one_of)
        values = convert(raw, Style(), name=column.column, file=self.file.name).values
        for step in column.through:
            answer = self.look_ups[step].answer(values)
            for reason, rows in answer.failures.items() if needed else ():
                keys = values.take(pa.array(rows)).to_pylist()
                words = "has no row for" if reason is Reason.NO_MATCH else "has several rows for"
                details = [f"{step.file} {words} {step.key} {shown(key)!r}." for key in keys]
                trouble.note(rows, reason, column.column, details)
            values = answer.values
        return pa.chunked_array([values])

    def _require(self, made: dict[str, pa.Array], block: Block, trouble: _Trouble) -> None:
        for name in self.convention.required:
            empty = np.flatnonzero(pc.is_null(made[name]).to_numpy(False))
            column = self.source.named(name)
            stands = column.column if column else name
            trouble.note(empty, Reason.MISSING, stands, [f"There is no {name}."] * len(empty))
        named = [made[name] for name in self.convention.one_of if name in made]
        if named:
            empty = np.flatnonzero(pc.is_null(pc.coalesce(*named)).to_numpy(False))
            words = f"There is no {' and no '.join(self.convention.one_of)}."
            trouble.note(empty, Reason.MISSING, "", [words] * len(empty))

    def _set_aside(self, block: Block, trouble: _Trouble) -> list[SetAside]:
        rows = sorted(trouble.found)
        lines = _as_lines(block.table.take(pa.array(rows)))
        found = ((row, line, *trouble.found[row]) for row, line in zip(rows, lines, strict=True))
        return [
            SetAside(
                row=int(block.numbers[row]),
                reason=reason,
                column=column,
                detail=detail,
                text=shown(line),
                file=self.file.name,
                table=self.table,
            )
            for row, line, reason, column, detail in found
        ]

    def _placed(self, row: SetAside) -> SetAside:
        return SetAside(
            row=row.row, reason=row.reason, detail=row.detail, text=row.text, column=row.column,
            file=self.file.name, table=self.table,
        )  # fmt: skip


def require_column(file: File, column: str) -> None:
    """Refuse a column that the file does not have, offering the nearest that it has.

    Raises:
        DataError: if there is no such column.
    """
    if column in file.columns:
        return
    near = difflib.get_close_matches(column, file.columns, n=1, cutoff=0.5)
    names = ", ".join(file.columns[:12])
    raise DataError(
        f"This file has no column {column!r}.",
        f"Did you mean {near[0]!r}?" if near else f"Its columns are {names}.",
        file=file.name,
    )


def _as_lines(table: pa.Table) -> list[str]:
    """Return rows as text, their cells apart by commas, to recognise them by."""
    cells = [
        column.cast(pa.string()) if _has_text(column.type) else _listed(column)
        for column in table.columns
    ]
    joined = pc.binary_join_element_wise(*cells, ",", null_handling="replace", null_replacement="")
    return [str(line) for line in joined.to_pylist()]


def _has_text(kind: pa.DataType) -> bool:
    return not (pa.types.is_nested(kind) or pa.types.is_binary(kind))


def _listed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pa.chunked_array([[str(value) for value in column.to_pylist()]], pa.string())
