"""What an edited export would change."""

from segmatrix.base.actor import Actor
from segmatrix.exports.queries import book
from segmatrix.imports.changes import Comparison
from segmatrix.imports.comparing import compare
from segmatrix.imports.receiving import with_plain_ends
from segmatrix.imports.returning import book_of


def comparison(matrix_id: str, text: str, ids: str, actor: Actor) -> Comparison:
    """Return what a sheet changes; one without ids is compared with the matrix as it stands.

    Browsers end the lines of what they send otherwise than files do; its changes are the same.

    Raises:
        Invalid: The text is no table any more (`matrix.sheeting.read`).
    """
    now = book(matrix_id, actor)
    was = book_of(with_plain_ends(ids)) if ids else None
    here = was if was and was.matrix_id == matrix_id else now
    return compare(here, with_plain_ends(text), now)
