"""What happened to the things of a matrix, newest first."""

from segmatrix.activity.queries import Entry, history
from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Statement


def segment_history(matrix_id: str, segment_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a segment: its name, note, tier, rule, place and standing."""
    return history(access.matrix(matrix_id, actor).stream, f"segment:{segment_id}:")


def statement_history(matrix_id: str, statement_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a statement: its texts, places and variants."""
    return history(access.matrix(matrix_id, actor).stream, f"statement:{statement_id}")


def cell_history(matrix_id: str, segment_id: str, dimension_id: str, actor: Actor) -> list[Entry]:
    """Return what happened in a cell, and to every statement that is or was last in it."""
    matrix = access.matrix(matrix_id, actor)
    statements = Statement.objects.filter(
        segment__matrix=matrix, segment=segment_id, dimension=dimension_id
    )
    said = [f"statement:{pk}" for pk in statements.values_list("pk", flat=True)]
    return history(matrix.stream, f"cell:{segment_id}:{dimension_id}:", *said)
