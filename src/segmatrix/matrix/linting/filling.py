"""Checks of how much stands in a cell."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from segmatrix.matrix.linting.findings import Code, Finding
from segmatrix.matrix.linting.tables import Table
from segmatrix.matrix.terms import Kind

MOST_STATEMENTS = 5


def crowded_cells(table: Table) -> Iterator[Finding]:
    """Find cells with more statements than anybody reads."""
    for cell in table.cells:
        if len(cell.said) > MOST_STATEMENTS:
            yield Finding(
                code=Code.CROWDED_CELL,
                segment_id=cell.column.id,
                dimension_id=cell.row.id,
                reason=_(
                    "“%(row)s” holds %(many)s statements; more than %(most)s are hard to keep."
                )
                % {"row": cell.row.name, "many": len(cell.said), "most": MOST_STATEMENTS},
                mend=_("Join what says the same, and keep what a decision would hang on."),
                rests_on=tuple(sorted(said.id for said in cell.said)),
            )


def empty_cells(table: Table) -> Iterator[Finding]:
    """Find cells that nobody has answered, not even with "not known yet"."""
    for cell in table.cells:
        if cell.filled:
            continue
        people = cell.row.kind == Kind.PEOPLE
        reason = (
            _("“%(row)s” names nobody to ask.")
            if people
            else _("Nobody has answered “%(row)s” yet.")
        )
        yield Finding(
            code=Code.NO_CONTACT if people else Code.EMPTY_CELL,
            segment_id=cell.column.id,
            dimension_id=cell.row.id,
            reason=reason % {"row": cell.row.name},
            mend=_("Name somebody who knows them.")
            if people
            else _("Answer its question, or say that it is not known yet."),
            rests_on=(cell.column.id, cell.row.id),
        )
