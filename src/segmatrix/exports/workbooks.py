"""The book as XLSX: a sheet to read, print and edit, and one with ids, so that it can come back."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.exports.books import Book
from segmatrix.matrix.terms import Tier

IDS = "Segmatrix"
"""What the sheet with ids is called; it is not translated, so that it is found again."""

_MOST = 32_767  # characters of a cell, the limit of the format
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same book, the same bytes
_STRONG = {"bold": True, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#B9B4A7"}
_CALM = _STRONG | {"bold": False}
_NOTE = {"author": "Segmatrix", "x_scale": 2}


def xlsx_of(book: Book) -> bytes:
    """Return the workbook. Every cell of it is a text, whatever it begins with.

    Raises:
        Invalid: A cell says more than a cell of the format holds.
    """
    into = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(into, options) as workbook:
        workbook.set_properties({"title": book.title, "created": _WRITTEN})
        _write_table(workbook, book)
        _write_ids(workbook, book)
    return into.getvalue()


def _write_table(workbook: Any, book: Book) -> None:
    sheet = workbook.add_worksheet(_("Matrix"))
    head = workbook.add_format(_STRONG | {"bg_color": "#E8E4D8"})
    first = workbook.add_format(_STRONG | {"bg_color": "#E8E4D8", "bottom": 2})
    heading = workbook.add_format(_STRONG | {"bg_color": "#F6F3EA"})
    calm = workbook.add_format(_CALM)
    sheet.write_string(0, 0, _fitting(book.title, book.title), head)
    for at, column in enumerate(book.columns, start=1):
        strong = column.tier == Tier.PRIMARY
        sheet.write_string(0, at, column.name, first if strong else head)
    for down, row in enumerate(book.rows, start=1):
        sheet.write_string(down, 0, row.name, heading)
        for at, column in enumerate(book.columns, start=1):
            cell = book.cell(column.id, row.id)
            sheet.write_string(down, at, _fitting(cell.text, f"{row.name}, {column.name}"), calm)
            if cell.notes:
                sheet.write_comment(down, at, "\n".join(cell.notes)[:_MOST], _NOTE)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, max(1, len(book.columns)), 34)
    _lay_out(sheet, book)


def _lay_out(sheet: Any, book: Book) -> None:
    """Keep headings in sight and make the sheet print: across one page, headings on each."""
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_footer("&L" + book.title.replace("&", "&&")[:200] + "&R&P / &N")


def _write_ids(workbook: Any, book: Book) -> None:
    sheet = workbook.add_worksheet(IDS)
    quiet = workbook.add_format({"font_color": "#666666", "valign": "top"})
    notice = _("This sheet lets your changes find their way back. Edit the other one.")
    for line, cells in enumerate([[notice], *ids_of(book)]):
        for at, text in enumerate(cells):
            sheet.write_string(line, at, text, quiet)
    sheet.set_column(0, 6, 18)
    sheet.protect()


def ids_of(book: Book) -> list[list[str]]:
    """Return the lines of the sheet with ids: what each is about, its ids and its text.

    `matrix` id number title; `segment` id name; `row` id name kind; then per cell `cell` segment
    dimension text and, for each statement in it, `said` segment dimension id version line.
    """
    lines = [["matrix", book.matrix_id, str(book.number), book.title]]
    lines += [["segment", column.id, column.name] for column in book.columns]
    lines += [["row", row.id, row.name, row.kind] for row in book.rows]
    for place, cell in book.cells.items():
        lines.append(["cell", *place, cell.text])
        lines += [
            ["said", *place, point.id, str(point.version), point.line] for point in cell.points
        ]
    return lines


def _fitting(text: str, place: str) -> str:
    if len(text) > _MOST:
        raise Invalid(
            _("The cell “%(place)s” says more than a spreadsheet's cell can hold.")
            % {"place": place},
            hint=_("Take the matrix out as CSV."),
        )
    return text
