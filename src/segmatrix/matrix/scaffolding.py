"""The scaffold of a matrix: what it asks, of whom and on which axes, without any answer.

A scaffold is kept as JSON. What a matrix took as it was shipped has no words here, so that it
speaks the language of whoever begins with it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from segmatrix.matrix import terms


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row, by its key if it is built in.

    Attributes:
        name: Its own name; empty for a built-in row that nobody renamed. So is `question`.
        hidden: Whether it stands beside the table.
    """

    key: str = ""
    name: str = ""
    kind: str
    question: str = ""
    unit: str = ""
    hidden: bool = False

    @property
    def label(self) -> str:
        """The name people read."""
        return self.name or str(terms.DIMENSION_BY_KEY[self.key].name)

    @property
    def answered_with(self) -> str:
        """What its cells hold, in words."""
        return str(terms.LABELS[terms.Kind(self.kind)])

    @property
    def guiding_question(self) -> str:
        """The question its empty cells ask; an added row may have none."""
        if self.question or not self.key:
            return self.question
        return str(terms.DIMENSION_BY_KEY[self.key].question)


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """What the map asks in one direction, by its preset where it reads as shipped."""

    slot: str
    preset: str = ""
    name: str = ""
    question: str = ""
    low: str = ""
    middle: str = ""
    high: str = ""

    @property
    def as_shipped(self) -> bool:
        """Whether it takes its words from its preset."""
        return not self.question

    @property
    def words(self) -> dict[str, str]:
        """Its name, question and three sentences."""
        shipped = terms.PRESET_BY_KEY[self.preset].axis(self.slot) if self.as_shipped else self
        return {word: str(getattr(shipped, word)) for word in _WORDS}


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A segment as a heading, with nothing that is said of it but its short line."""

    name: str
    tier: str
    colour: int
    note: str = ""

    @property
    def shape(self) -> str:
        """The name of the shape that goes with its colour."""
        return terms.PAINT_BY_NUMBER[self.colour].shape


@dataclass(frozen=True, kw_only=True, slots=True)
class Scaffold:
    """What a matrix asks. Rows stand in order, those in the table first; so do columns."""

    rows: tuple[Row, ...]
    axes: tuple[Direction, Direction]
    columns: tuple[Column, ...] = ()

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows in the table."""
        return tuple(row for row in self.rows if not row.hidden)

    @property
    def hidden(self) -> tuple[Row, ...]:
        """The rows beside it."""
        return tuple(row for row in self.rows if row.hidden)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {part: [asdict(each) for each in getattr(self, part)] for part in _PARTS}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Build it from what `to_json` returned."""
        across, up = (Direction(**each) for each in values["axes"])
        return cls(
            rows=tuple(Row(**each) for each in values["rows"]),
            axes=(across, up),
            columns=tuple(Column(**each) for each in values["columns"]),
        )


def shipped() -> Scaffold:
    """Return what every matrix begins with."""
    return Scaffold(
        rows=tuple(Row(key=each.key, kind=each.kind) for each in terms.DIMENSIONS),
        axes=(
            Direction(slot=terms.Slot.X, preset=terms.DEFAULT_PRESET),
            Direction(slot=terms.Slot.Y, preset=terms.DEFAULT_PRESET),
        ),
    )


_PARTS = ("rows", "axes", "columns")
_WORDS = ("name", "question", "low", "middle", "high")
