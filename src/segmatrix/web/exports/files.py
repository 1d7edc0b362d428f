"""A matrix as a file to keep."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from segmatrix.exports import delimited as writing
from segmatrix.exports.books import Book
from segmatrix.exports.queries import book
from segmatrix.exports.workbooks import xlsx_of
from segmatrix.web.actors import actor_on
from segmatrix.web.exporting import attached

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_GET
def workbook(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Hand out the matrix as a workbook, which can be edited and brought back."""
    taken = book(matrix_id, actor_on(request, matrix_id))
    return attached(xlsx_of(taken), XLSX, f"{_name(taken)}.xlsx")


@require_GET
def delimited(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Hand out the matrix as CSV."""
    taken = book(matrix_id, actor_on(request, matrix_id))
    return attached(writing.csv_of(taken).encode(), CSV, f"{_name(taken)}.csv")


@require_GET
def template(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Hand out the segments and rows with empty cells, to begin another matrix from."""
    taken = book(matrix_id, actor_on(request, matrix_id), filled=False)
    return attached(xlsx_of(taken), XLSX, f"{_name(taken)}-template.xlsx")


def _name(taken: Book) -> str:
    return slugify(taken.title) or "matrix"
