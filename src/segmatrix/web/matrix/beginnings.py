"""Beginning a matrix with something in it: filled, or not begun at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.matrix import actions, events, queries
from segmatrix.web.matrix.forms import MatrixForm


@contextmanager
def begun(form: MatrixForm, actor: Actor) -> Iterator[str]:
    """Begin the form's matrix and lend its id to what fills it; sent twice, it is begun once.

    Where filling it is refused, it is discarded, and the form sent again begins another one.
    """
    matrix_id = _begun(form, actor)
    try:
        yield matrix_id
    except Refusal:
        if queries.matrix(matrix_id, actor).number == 0:  # else it was filled before
            given = events.DiscardMatrix(workspace_id=actor.workspace_id, matrix_id=matrix_id)
            actions.discard_matrix(given, actor=actor)
        raise


def _begun(form: MatrixForm, actor: Actor) -> str:
    """Return the id of the matrix that this form begins or has begun, of one not discarded."""
    said = form.cleaned_data
    for attempt in count():
        given = events.CreateMatrix(
            operation_id=f"{said['operation']}-{attempt}",
            workspace_id=actor.workspace_id,
            name=said["name"],
            unit=said["unit"],
        )
        matrix_id: str = actions.create_matrix(given, actor=actor)[0].matrix_id
        if matrix_id in {each.id for each in queries.matrices(actor.workspace_id, actor)}:
            return matrix_id
    raise AssertionError("attempts do not end")
