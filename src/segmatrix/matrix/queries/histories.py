"""What happened to the things of a matrix, newest first."""

from segmatrix.activity.queries import Entry, history
from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Alias, Descent, Proposal, Question, Statement


def segment_history(matrix_id: str, segment_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a segment: its names, words, note, tier, rule, place and standing.

    The merges and splits that it came from or went into are part of that.
    """
    matrix = access.matrix(matrix_id, actor)
    words = Alias.objects.filter(matrix=matrix, segment=segment_id)
    descents = Descent.objects.filter(lineage__matrix=matrix, segment=segment_id)
    return history(
        matrix.stream,
        f"segment:{segment_id}:",
        *(f"alias:{pk}" for pk in words.values_list("pk", flat=True)),
        *(
            f"segment:{kept}:lineage:{lineage}"
            for kept, lineage in descents.values_list("lineage__kept", "lineage")
        ),
    )


def statement_history(matrix_id: str, statement_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a statement: its texts, places and variants."""
    return history(access.matrix(matrix_id, actor).stream, f"statement:{statement_id}")


def persona_history(matrix_id: str, persona_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a persona: its texts, and what it was given to say."""
    return history(access.matrix(matrix_id, actor).stream, f"persona:{persona_id}")


def cell_history(matrix_id: str, segment_id: str, dimension_id: str, actor: Actor) -> list[Entry]:
    """Return what happened in a cell: to every statement that is or was last in it, and what was
    asked and proposed there."""
    matrix = access.matrix(matrix_id, actor)
    statements = Statement.objects.filter(
        segment__matrix=matrix, segment=segment_id, dimension=dimension_id
    )
    said = [f"statement:{pk}" for pk in statements.values_list("pk", flat=True)]
    where = {"segment__matrix": matrix, "segment": segment_id, "dimension": dimension_id}
    for noun, table in (("question", Question), ("proposal", Proposal)):
        ids = table.objects.filter(**where).values_list("pk", flat=True)
        said += [f"{noun}:{pk}" for pk in ids]
    return history(matrix.stream, f"cell:{segment_id}:{dimension_id}:", *said)
