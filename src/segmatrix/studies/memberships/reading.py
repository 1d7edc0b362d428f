"""Reading who is in which segment, a page at a time."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import ColumnExpression, ConstantExpression, FunctionExpression

from segmatrix.studies.memberships.layout import (
    DOUBTED,
    GROUP,
    ID,
    IN,
    TIMES,
    UNSURE,
    file_of,
    roster_of,
    trait,
    traits_of,
)
from segmatrix.studies.memberships.parts import Member, Page, Part, Where

Bits: TypeAlias = npt.NDArray[np.bool_]


class Memberships:
    """Memberships that were written; each question reads the columns it needs."""

    def __init__(self, directory: Path, name: str) -> None:
        self._bits = pq.ParquetFile(directory / file_of(name))
        self._people = directory / roster_of(self._bits)
        self._roster = pq.ParquetFile(self._people)
        self.universe = self._bits.metadata.num_rows
        self.segments = tuple(
            name.removeprefix(IN) for name in self._bits.schema_arrow.names if name.startswith(IN)
        )

    @property
    def traits(self) -> tuple[str, ...]:
        """The names of what is known of everybody beside the id."""
        return traits_of(self._roster)

    def page(
        self,
        part: Part,
        *,
        search: str = "",
        columns: Sequence[str] = (),
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """Return some of the customers of a part, by id.

        Args:
            part: Whom.
            search: What their id or one of their texts must contain, in any case of letters.
            columns: Which traits to bring.
            offset: How many to leave out.
            limit: How many to bring at most.
        """
        found = self._where(part)
        if search:
            found &= self._matching(search)
        places = np.flatnonzero(found)
        return Page(len(places), self._members(places[offset : offset + limit], columns))

    def ids(self, segment_id: str) -> Iterator[pa.Array]:
        """Yield the ids of a segment's members, some at a time."""
        held = self._column(f"{IN}{segment_id}")
        start = 0
        for batch in self._roster.iter_batches(GROUP, columns=[ID]):
            stop = start + len(batch)
            yield batch.column(0).filter(pa.array(held[start:stop]))
            start = stop

    def _where(self, part: Part) -> Bits:
        match part.where:
            case Where.EVERYONE:
                found = np.ones(self.universe, dtype=bool)
            case Where.SEGMENT:
                (segment_id,) = part.segments
                return self._column(f"{UNSURE if part.unsure else IN}{segment_id}")
            case Where.NONE:
                found = self._column(TIMES) == 0
            case Where.ONE:
                found = self._column(TIMES) == 1
            case Where.SEVERAL:
                found = self._column(TIMES) > 1
            case Where.EXACTLY:
                found = self._column(TIMES) == len(set(part.segments))
                for ident in part.segments:
                    found &= self._column(f"{IN}{ident}")
        return found & self._column(DOUBTED) if part.unsure else found

    def _matching(self, search: str) -> Bits:
        """Return who has the words in their id or in one of their texts."""
        texts = [
            field.name
            for field in self._roster.schema_arrow
            if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)
        ]
        words = FunctionExpression("lower", ConstantExpression(search))
        lower = [FunctionExpression("lower", ColumnExpression(name)) for name in texts]
        having = reduce(or_, (FunctionExpression("contains", text, words) for text in lower))
        with duckdb.connect() as database:
            rows = database.read_parquet(str(self._people), file_row_number=True)
            places = rows.filter(having).project("file_row_number").fetchnumpy()
        found = np.zeros(self.universe, dtype=bool)
        found[places["file_row_number"]] = True
        return found

    def _column(self, name: str) -> npt.NDArray[Any]:
        column: npt.NDArray[Any] = self._bits.read([name]).column(0).to_numpy()
        return column

    def _members(self, places: npt.NDArray[np.int64], columns: Sequence[str]) -> tuple[Member, ...]:
        """Return the customers at these places, reading only the groups of rows they stand in."""
        groups = np.unique(places // GROUP).tolist()
        within = np.searchsorted(groups, places // GROUP) * GROUP + places % GROUP
        named = [trait(self.traits.index(name)) for name in columns]
        rows = self._roster.read_row_groups(groups, [ID, *named]).take(within).to_pylist()
        bits = self._bits.read_row_groups(groups).take(within).to_pylist()
        return tuple(
            Member(
                row[ID],
                tuple(ident for ident in self.segments if holds[f"{IN}{ident}"]),
                tuple(ident for ident in self.segments if holds[f"{UNSURE}{ident}"]),
                tuple(row[name] for name in named),
            )
            for row, holds in zip(rows, bits, strict=True)
        )
