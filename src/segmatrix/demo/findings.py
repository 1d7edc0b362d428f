"""What the example's people leave as it is, though a reader may stumble over it."""

from collections.abc import Iterator

from segmatrix.matrix.events import DismissFinding
from segmatrix.matrix.queries import MatrixTable, findings

FINE = {
    "Put a live map widget beside the story": (
        "mika",
        "They say widget themselves: it is what their page has room for.",
    )
}
"""By the text it is about: who says so, and why."""


def dismissals(table: MatrixTable) -> Iterator[tuple[str, DismissFinding]]:
    """Yield who leaves what as it is, the same ones when some of them have been asked for."""
    texts = {
        said.id: said.text for row in table.rows for cell in row.cells for said in cell.statements
    }
    found = findings(table)
    for finding in (*found.open, *(each.finding for each in found.dismissed)):
        if fine := FINE.get(texts.get(finding.statement_id, "")):
            who, reason = fine
            yield who, DismissFinding(matrix_id=table.matrix.id, key=finding.key, reason=reason)
