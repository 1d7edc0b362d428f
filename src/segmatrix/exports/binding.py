"""Making a book of a matrix table and of what the data says."""

from collections.abc import Mapping
from textwrap import shorten

from django.utils.translation import gettext as _

from segmatrix.exports.books import Book, Cell, Column, Place, Point, Row
from segmatrix.exports.celling import contact_of, line_of, text_of
from segmatrix.matrix.queries import CellView, MatrixTable, MatrixView
from segmatrix.matrix.terms import LABELS, Kind, State
from segmatrix.review.queries import VoiceView
from segmatrix.studies.queries import ComputedMeasure

Computed = Mapping[Place, ComputedMeasure]
Voices = Mapping[str, VoiceView]

NOTED = 80
"""Characters of a statement by which a note says which one it is about."""


def bind(
    table: MatrixTable, computed: Computed, voices: Voices | None = None, *, filled: bool = True
) -> Book:
    """Return the book of a matrix.

    Args:
        table: The matrix as people filled it.
        computed: What the data says, by cell; it stands where nobody stated a number.
        voices: What was said in another's name, by statement.
        filled: Whether its cells go along; without them it is a form to fill in.
    """
    cells = {}
    if filled:
        cells = {
            (cell.segment_id, cell.dimension_id): said
            for row in table.rows
            for cell in row.cells
            if (said := _cell(cell, computed, voices or {})).text
        }
    return Book(
        matrix_id=table.matrix.id,
        title=_title(table.matrix),
        number=table.matrix.number,
        columns=tuple(Column(each.id, each.name, each.note, each.tier) for each in table.segments),
        rows=tuple(
            Row(row.dimension.id, row.dimension.name, row.dimension.kind, row.dimension.question)
            for row in table.rows
        ),
        cells=cells,
    )


def _cell(cell: CellView, computed: Computed, voices: Voices) -> Cell:
    text = text_of(cell)
    points = tuple(Point(each.id, each.version, line_of(each.text)) for each in cell.statements)
    if cell.kind == Kind.PEOPLE:
        points = tuple(Point(each.id, 0, contact_of(each)) for each in cell.contacts)
    if cell.kind == Kind.MEASURE and cell.stated:
        points = (Point(cell.stated.id, cell.stated.version, text),)
    data = computed.get((cell.segment_id, cell.dimension_id))
    if not text and data and data.value is not None:
        text = f"{round(data.value, 2):f}".rstrip("0").rstrip(".") + f" {data.unit}".rstrip()
    notes = (_note(each.text, voices[each.id]) for each in cell.statements if each.id in voices)
    return Cell(text, points, tuple(notes))


def _note(text: str, voice: VoiceView) -> str:
    words = f"{voice.words}, {voice.standing}" if voice.standing else voice.words
    return f"“{shorten(line_of(text), NOTED, placeholder='…')}”: {words}"


def _title(matrix: MatrixView) -> str:
    state = str(LABELS[State(matrix.state)])
    if matrix.state == State.AGREED:
        return _("%(name)s, revision %(number)s") % {
            "name": matrix.name,
            "number": matrix.revision,
        }
    return _("%(name)s, %(state)s %(number)s") % {
        "name": matrix.name,
        "state": state.upper(),
        "number": matrix.revision,
    }
