"""What the columns of a table seem to hold, before its rows become observations."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.evidence import access
from segmatrix.evidence.documents.blocks import Unit, cells_of
from segmatrix.evidence.models import Block
from segmatrix.evidence.recording import guessed

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class RecordsPreview:
    """The head of a table; of several sheets in one file, the first.

    Attributes:
        headings: The cells of its first row.
        columns: By what a column holds (`recording.Column`) its number from 0, as far as the
            headings tell.
        rows: The cells of some rows below, no fewer than there are headings.
        total: How many rows there are below the headings.
    """

    headings: tuple[str, ...]
    columns: dict[str, int]
    rows: tuple[tuple[str, ...], ...]
    total: int


def preview_records(matrix_id: str, source_id: str, actor: Actor) -> RecordsPreview:
    """Return the head of the table in a source's document, refusing a source without one."""
    matrix = access.matrix(matrix_id, actor)
    source = access.source(matrix.id, source_id)
    if source.document_id:
        access.text(matrix.id, source.document_id, actor)
    blocks = Block.objects.filter(document_id=source.document_id, unit=Unit.ROW)
    head = list(blocks.order_by("position")[: _SHOWN + 1]) if source.document_id else []
    if not head:
        raise Invalid(
            _("There is no table in this source."),
            hint=_("Import one first: CSV or XLSX, with a line of headings."),
            field="source_id",
        )
    sheet = head[0].part
    headings, *rows = (tuple(cells_of(row.text)) for row in head if row.part == sheet)
    columns = {str(column): at for column, at in guessed(headings).items()}
    total = blocks.filter(part=sheet).count() - 1
    return RecordsPreview(headings, columns, tuple(_padded(row, headings) for row in rows), total)


def _padded(row: tuple[str, ...], headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row with the empty cells at its end, which its text leaves out."""
    return row + ("",) * (len(headings) - len(row))
