"""The book: a matrix as every format of file tells it."""

from dataclasses import dataclass, field
from typing import TypeAlias

Place: TypeAlias = tuple[str, str]
"""A cell: the ids of its segment and its dimension."""


@dataclass(frozen=True, slots=True)
class Point:
    """A statement of a cell, a stated number, or somebody to ask.

    Attributes:
        version: Counts a statement's texts; what is typed over this one later says so by it.
        line: How it reads on one line.
    """

    id: str
    version: int
    line: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says.

    Attributes:
        text: All of it as the file shows it.
        points: The statements, number or people in it; a number out of data is none of them.
        notes: Which statements were said by another's hand or for others, one a line; they stand
            beside the text, so that it comes back as it is.
    """

    text: str = ""
    points: tuple[Point, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A segment."""

    id: str
    name: str
    note: str = ""
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension; `kind` says what its cells hold (`matrix.terms.Kind`)."""

    id: str
    name: str
    kind: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A matrix as it stood at one instant.

    Attributes:
        title: Its name with its state and revision, in the words of whoever takes it out.
        number: The newest number of its stream then.
        cells: What every cell says; an empty one may be left out.
    """

    matrix_id: str
    title: str
    number: int
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    cells: dict[Place, Cell] = field(default_factory=dict)

    def cell(self, segment_id: str, dimension_id: str) -> Cell:
        """Return what a cell says, which may be nothing."""
        return self.cells.get((segment_id, dimension_id), Cell())

    @property
    def grid(self) -> list[list[str]]:
        """The table as rows of text, headings first."""
        head = [self.title, *(column.name for column in self.columns)]
        lines = [
            [row.name, *(self.cell(column.id, row.id).text for column in self.columns)]
            for row in self.rows
        ]
        return [head, *lines]
