"""What bringing a sheet into a matrix will add, so that people see it before it happens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.matrix import sheeting, stating
from segmatrix.matrix.sheeting import Sheet, plain
from segmatrix.matrix.terms import NAME_LENGTH, NOT_KNOWN_WORDS, STATEMENT_LENGTH, Kind

NEW = "new:"
"""With a kind behind it, the choice that makes a row of the sheet a new row of that kind."""


@dataclass(frozen=True, slots=True)
class Known:
    """A segment or dimension that the matrix has."""

    id: str
    name: str
    key: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PlannedSegment:
    """A segment of the sheet, by its number there; `id` is empty where the matrix gains it."""

    name: str
    id: str
    number: int


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """What one cell of the sheet becomes; one of the fields says it, or the cell is empty.

    Attributes:
        statements: Texts to add.
        number: A number to state.
        people: Contacts to list, each a name and a role.
        not_known: Whether the sheet says that nobody knows yet.
        unread: What was written where a number belongs and is none; it is left out.
    """

    statements: tuple[str, ...] = ()
    number: stating.Number | None = None
    people: tuple[tuple[str, str], ...] = ()
    not_known: bool = False
    unread: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the sheet, one cell per segment; `id` is empty where the matrix gains it."""

    heading: str
    name: str
    id: str
    kind: str
    cells: tuple[PlannedCell, ...]
    number: int

    @property
    def choice(self) -> str:
        """What `planned` takes as the choice that leads to this row."""
        return self.id or f"{NEW}{self.kind}"


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a sheet will add, and the numbers and names of what is left out."""

    segments_down: bool
    segments: tuple[PlannedSegment, ...]
    rows: tuple[PlannedRow, ...]
    segments_left_out: tuple[tuple[int, str], ...] = ()
    rows_left_out: tuple[tuple[int, str], ...] = ()

    @property
    def new_segments(self) -> int:
        """How many segments the matrix gains."""
        return sum(not segment.id for segment in self.segments)

    @property
    def new_rows(self) -> int:
        """How many rows the matrix gains."""
        return sum(not row.id for row in self.rows)

    @property
    def statements(self) -> int:
        """How many statements the sheet makes."""
        return sum(len(cell.statements) for row in self.rows for cell in row.cells)

    @property
    def unread(self) -> tuple[tuple[str, str, str], ...]:
        """The cells that are left out: row, segment, what was written there."""
        return tuple(
            (row.name, segment.name, cell.unread)
            for row in self.rows
            for segment, cell in zip(self.segments, row.cells, strict=True)
            if cell.unread
        )


def planned(
    sheet: Sheet,
    segments: Sequence[Known],
    dimensions: Sequence[Known],
    choices: Mapping[int, str] | None = None,
) -> Plan:
    """Return what a sheet adds to a matrix with these segments and dimensions.

    A heading that names a segment or row of the matrix means it; every other becomes a new one. A
    new row holds numbers if all its cells are numbers, else statements.

    Args:
        sheet: What was read.
        segments: Those of the matrix.
        dimensions: Those of the matrix.
        choices: What a row means instead, by its number: a dimension's id, or `NEW` and a kind.
    """
    ids = {plain(segment.name): segment.id for segment in segments}
    across = zip(sheet.segments, sheet.segment_numbers, strict=True)
    below = zip(sheet.rows, sheet.row_numbers, sheet.cells, strict=True)
    return Plan(
        sheet.segments_down,
        tuple(PlannedSegment(name, ids.get(plain(name), ""), number) for name, number in across),
        tuple(
            _row(heading, number, cells, sheet.segments, dimensions, (choices or {}).get(number))
            for heading, number, cells in below
        ),
        sheet.segments_left_out,
        sheet.rows_left_out,
    )


def _row(
    heading: str,
    number: int,
    cells: Sequence[str],
    segments: Sequence[str],
    dimensions: Sequence[Known],
    choice: str | None,
) -> PlannedRow:
    known = _chosen(choice, dimensions) if choice else _known(heading, dimensions)
    if choice and choice.startswith(NEW):
        kind = _kind_called(choice.removeprefix(NEW))
    else:
        kind = known.kind if known else _kind(cells)
    for name, cell in zip(segments, cells, strict=True):
        _refuse_overlong(cell, kind, f"{heading}, {name}")
    return PlannedRow(
        heading,
        known.name if known else heading,
        known.id if known else "",
        kind,
        tuple(_cell(cell, kind) for cell in cells),
        number,
    )


def _chosen(choice: str, dimensions: Sequence[Known]) -> Known | None:
    """Return the dimension that was chosen; None where a new row was, or none of these."""
    return next((each for each in dimensions if choice in (each.id, each.key)), None)


def _kind_called(word: str) -> str:
    if word not in list(Kind):
        raise Invalid(_("There is no kind of row called “%(word)s”.") % {"word": word})
    return word


def _known(heading: str, dimensions: Sequence[Known]) -> Known | None:
    """Return the dimension that a heading means: the one of that name, else the built-in one."""
    for dimension in dimensions:
        if plain(dimension.name) == plain(heading):
            return dimension
    key = sheeting.built_in(heading)
    return next((known for known in dimensions if key and known.key == key), None)


def _kind(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell and not _is_not_known(cell)]
    numbers = bool(filled) and all(stating.read(cell) for cell in filled)
    return Kind.MEASURE if numbers else Kind.STATEMENTS


def _cell(cell: str, kind: str) -> PlannedCell:
    if not cell:
        return PlannedCell()
    if _is_not_known(cell):
        return PlannedCell(not_known=True)
    if kind == Kind.PEOPLE:
        return PlannedCell(people=sheeting.people(cell))
    if kind == Kind.MEASURE:
        number = stating.read(cell)
        return PlannedCell(number=number) if number else PlannedCell(unread=cell)
    return PlannedCell(statements=(cell,) if kind == Kind.TEXT else sheeting.statements(cell))


def _is_not_known(cell: str) -> bool:
    return " ".join(cell.casefold().split()).rstrip(".") in NOT_KNOWN_WORDS


def _refuse_overlong(cell: str, kind: str, place: str) -> None:
    """Refuse texts, names and roles that do not fit; a number is read or left out."""
    if kind == Kind.MEASURE:
        return
    if kind == Kind.PEOPLE:
        texts = [word for person in sheeting.people(cell) for word in person]
        limit, hint = NAME_LENGTH, _("Break it into lines; each names one person.")
    else:
        texts = [cell] if kind == Kind.TEXT else list(sheeting.statements(cell))
        limit, hint = STATEMENT_LENGTH, _("Break it into lines; each becomes a statement.")
    longest = max(map(len, texts), default=0)
    if longest > limit:
        raise Invalid(
            _("The text at “%(place)s” is %(length)s characters long; at most %(limit)s fit.")
            % {"place": place, "length": longest, "limit": limit},
            hint=hint,
            field="text",
        )
