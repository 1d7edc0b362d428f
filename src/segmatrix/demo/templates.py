"""What the example's people keep of their matrix for the next one."""

from segmatrix.demo.story import Do
from segmatrix.matrix import actions, events
from segmatrix.matrix.queries import MatrixView


def keep_questions(do: Do, matrix: MatrixView, facilitator: str) -> None:
    """Keep what the matrix asks as two templates, one of them with its segments."""
    here = {"workspace_id": matrix.workspace_id, "matrix_id": matrix.id}
    bare = events.SaveScaffold(**here, name="What we ask about customers")
    named = events.SaveScaffold(**here, name="Our segments, asked anew each year", columns=True)
    for given in (bare, named):
        do(actions.save_scaffold, given, facilitator)
