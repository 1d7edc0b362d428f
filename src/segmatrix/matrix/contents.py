"""All that a matrix holds at one moment, as plain values that can be kept and compared."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from segmatrix.matrix import terms
from segmatrix.matrix.terms import Part, Standing

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The content of a matrix: rows by noun, each with its id.

    Attributes:
        charter: The answers, by the `key` of their question.
        axes: Those that the map has, across and up, with their words.
        segments, dimensions: In order, those put aside too (`standing`).
        statements, measures, answers, contacts: What stands in their cells (`segment_id` and
            `dimension_id`); `answers` are those that say "not known yet".
        agreed: Agreed placements, by segment and axes.
    """

    name: str
    unit: str
    charter: list[Row] = field(default_factory=list)
    axes: list[Row] = field(default_factory=list)
    segments: list[Row] = field(default_factory=list)
    dimensions: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    measures: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    contacts: list[Row] = field(default_factory=list)
    agreed: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Self:
        """Build it from what `to_json` returned."""
        return cls(**stored)

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return asdict(self)

    @property
    def columns(self) -> list[Row]:
        """The segments in the table."""
        return [row for row in self.segments if row["standing"] == Standing.CURRENT]

    @property
    def rows(self) -> list[Row]:
        """The dimensions in the table."""
        return [row for row in self.dimensions if row["standing"] == Standing.CURRENT]

    @property
    def profile(self) -> list[Row]:
        """The dimensions that are no part of the table but of each segment's profile."""
        aside = (row for row in self.dimensions if row["standing"] == Standing.ASIDE)
        return [row for row in aside if row["key"] in terms.PROFILE_KEYS]

    @property
    def open_rows(self) -> list[Row]:
        """Everything that is said of segments: the rows of the table, then those of the profile."""
        return [*self.rows, *self.profile]

    def by_cell(self, noun: str) -> dict[tuple[str, str], list[Row]]:
        """Return what of a noun stands in each cell, by segment and dimension, in order."""
        cells: dict[tuple[str, str], list[Row]] = {}
        for row in getattr(self, noun):
            cells.setdefault((row["segment_id"], row["dimension_id"]), []).append(row)
        return cells

    def parts(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the name and the definition of each segment in the table, by segment and part."""
        defining = {row["id"] for row in self.dimensions if row["key"] == Part.DEFINITION}
        said = {
            row["segment_id"]: row["text"]
            for row in self.statements
            if row["dimension_id"] in defining
        }
        for segment in self.columns:
            yield (segment["id"], Part.NAME), segment["name"]
            yield (segment["id"], Part.DEFINITION), said.get(segment["id"], "")


def label_of(dimension: Row) -> str:
    """Return what a row is called, in the reader's language for a built-in one nobody renamed."""
    return dimension["name"] or str(terms.DIMENSION_BY_KEY[dimension["key"]].name)


def words_of(axis: Row) -> Row:
    """Return an axis with its words, a shipped one's in the reader's language."""
    if axis["question"]:
        return axis
    shipped = terms.PRESET_BY_KEY[axis["preset"]].axis(axis["slot"])
    words = {word: str(getattr(shipped, word)) for word in ("name", "question")}
    return axis | words | {word: str(getattr(shipped, word)) for word in ("low", "middle", "high")}


def number_of(row: Row) -> str:
    """Return a stated number as it reads."""
    values = " – ".join(_figure(value) for value in sorted({row["low"], row["high"]}))
    return f"{values} {row['unit']}".strip()


def _figure(value: float) -> str:
    whole = int(value) if value == int(value) else value
    return number_format(whole, force_grouping=True)


def not_known_of(row: Row) -> str:
    """Return an answer "not known yet" as it reads, with who finds out, by when and how."""
    due = row["due"] and date_format(date.fromisoformat(row["due"]))
    return ", ".join(filter(None, (_("not known yet"), row["owner"], due, row["method"])))


def person_of(row: Row) -> str:
    """Return somebody to ask as they are listed."""
    return ", ".join(filter(None, (row["name"], row["role"])))


def place_of(row: Row) -> str:
    """Return an agreed placement as it reads, with the potential of one that has it."""
    pieces = [_("%(x)s across, %(y)s up.") % row, row["rationale"]]
    if row.get("potential_x") is not None:
        pieces += [_("It could be %(potential_x)s across, %(potential_y)s up.") % row]
        pieces += [row["investment"]]
    return " ".join(filter(None, pieces))
