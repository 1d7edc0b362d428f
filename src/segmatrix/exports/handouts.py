"""The digest to hand out as Markdown: the draft in short, with what is still open.

It says what the page of the digest says. Texts are quoted as they are, markup and all.
"""

from collections.abc import Iterator
from re import compile as pattern

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.exports.binding import Voices, bind
from segmatrix.exports.books import Book
from segmatrix.exports.celling import line_of
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import CellView, MatrixTable, SegmentView, StatementView
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.review import queries as review
from segmatrix.studies import queries as studies

SAID = 3
"""Goals and pain points that a segment shows; the others are counted."""

_MARKS = pattern(r"([\\`*_\[\]<>#|~])")
Cells = dict[str, tuple[str, CellView]]
"""By the key of a built-in row, its name and a segment's cell in it."""


def handout(matrix_id: str, actor: Actor) -> str:
    """Return the digest of a matrix for somebody who may read it."""
    table = matrices.table(matrix_id, actor)
    voices = review.voices_in(matrix_id)
    book = bind(table, studies.computed(matrix_id), voices)
    parts = [_head(table, book)]
    parts += [_portrait(table, book, voices, segment) for segment in table.segments]
    return "\n\n".join([*parts, _foot()]) + "\n"


def _head(table: MatrixTable, book: Book) -> str:
    said = [_("As it was on %(day)s.") % {"day": date_format(clock.now())}]
    if assumed := sum(segment.assumed for segment in table.segments):
        words = ngettext(
            "%(number)s segment is assumed: nothing has confirmed it yet.",
            "%(number)s segments are assumed: nothing has confirmed them yet.",
            assumed,
        )
        said.append(words % {"number": assumed})
    return f"# {_plain(book.title)}\n\n{' '.join(said)}"


def _portrait(table: MatrixTable, book: Book, voices: Voices, segment: SegmentView) -> str:
    cells: Cells = {
        row.dimension.key: (row.dimension.name, cell)
        for row in table.rows
        for cell in row.cells
        if cell.segment_id == segment.id and row.dimension.key
    }
    assumed = f" ({_('assumed')})" if segment.assumed else ""
    size = book.cell(segment.id, cells["size"][1].dimension_id).text if "size" in cells else ""
    about = [str(LABELS[Tier(segment.tier)]), segment.note, size]
    lines = [
        f"## {_plain(segment.name)}{assumed}",
        " · ".join(_plain(each) for each in about if each),
    ]
    if "definition" in cells:
        said = [_said(each, voices) for each in cells["definition"][1].statements]
        lines.append(" ".join(said) or _("Nobody has said yet who they are."))
    for key in ("goals", "pains"):
        if key in cells and cells[key][1].statements:
            lines.append(_list(*cells[key], voices))
    if unknown := list(_still_open(table, segment)):
        lines.append("\n".join([f"**{_('Still to find out')}**", "", *unknown]))
    return "\n\n".join(lines)


def _list(name: str, cell: CellView, voices: Voices) -> str:
    said = [f"- {_said(each, voices)}" for each in cell.statements[:SAID]]
    if (more := len(cell.statements) - SAID) > 0:
        said.append("- " + _("and %(number)s more") % {"number": more})
    return "\n".join([f"**{_plain(name)}**", "", *said])


def _said(statement: StatementView, voices: Voices) -> str:
    """Return a statement; what was said by another's hand says so."""
    if (voice := voices.get(statement.id)) is None:
        return _plain(statement.text)
    words = ", ".join(filter(None, (voice.words, voice.standing)))
    return f"{_plain(statement.text)} ({_plain(words)})"


def _still_open(table: MatrixTable, segment: SegmentView) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            if cell.segment_id == segment.id and (answer := cell.not_known_yet):
                due = date_format(answer.due) if answer.due else ""
                who = ", ".join(filter(None, (answer.owner, due)))
                yield f"- {_plain(row.dimension.name)}" + (f": {_plain(who)}" if who else "")


def _foot() -> str:
    asked = _("Write down what is wrong, what is missing, whom to ask. Then hand it back.")
    return f"## {_('What would you change?')}\n\n{asked}"


def _plain(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    line = _MARKS.sub(r"\\\1", line_of(text))
    return f"\\{line}" if line[:1] in ("-", "+") else line
