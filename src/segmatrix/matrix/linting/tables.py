"""What is looked at: a matrix table as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """A segment."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension; `key` is empty for one that is not built in."""

    id: str
    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text in a cell."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a segment meets a dimension.

    Attributes:
        filled: Whether it holds anything: texts, people, a number stated or computed, or the answer
            "not known yet".
    """

    column: Column
    row: Row
    said: tuple[Said, ...] = ()
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The segments in order, and the cells row by row."""

    columns: tuple[Column, ...]
    cells: tuple[Cell, ...] = field(default=())

    def of(self, column: Column) -> Iterator[Cell]:
        """Yield the cells of one segment from the top."""
        return (cell for cell in self.cells if cell.column.id == column.id)

    def definition(self, column: Column) -> Said | None:
        """Return the text that says who a segment is, if there is one."""
        found = (
            said for cell in self.of(column) if cell.row.key == "definition" for said in cell.said
        )
        return next(found, None)
