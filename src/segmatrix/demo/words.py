"""What else the example's people call their segments, and one that became part of another."""

from collections.abc import Callable
from typing import Any

from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as asks
from segmatrix.matrix.queries import MatrixTable

# Whose word, for which segment, where it comes from, in which language if it is not English.
WORDS = (
    ("sol", "Risk modellers", "Quants", "Sales", ""),
    ("noor", "Risk modellers", "Risikoteams", "Sales in Munich", "de"),
    ("noor", "City resilience teams", "Public sector", "Sales", ""),
    ("ruth", "Research groups", "Public sector", "Grant applications", ""),
    ("mika", "Newsroom data desks", "Press", "Marketing", ""),
    ("cass", "Classroom users", "Free tier", "Help desk", ""),
)
KEPT, MERGED = "Consultancies", "Policy advisers"
BROUGHT = "Brief a ministry at a day's notice"


def own_words(do: Callable[..., Any], told: MatrixTable, facilitator: str) -> None:
    """Let the example's people bring their words in, and the facilitator merge two segments.

    Args:
        do: Lets a colleague act: the action, its input, who.
        told: The matrix with its segments.
        facilitator: The story's key of whoever shapes the matrix.
    """
    matrix_id = told.matrix.id
    segments = {segment.name: segment.id for segment in told.segments}
    for who, name, text, origin, language in WORDS:
        word = asks.AddAlias(
            matrix_id=matrix_id,
            segment_id=segments[name],
            text=text,
            origin=origin,
            language=language,
        )
        do(matrix_actions.add_alias, word, who)
    (added,) = do(
        matrix_actions.add_segment,
        asks.AddSegment(matrix_id=matrix_id, name=MERGED, tier="other"),
        facilitator,
    )
    jobs = next(row.dimension.id for row in told.rows if row.dimension.key == "jobs")
    said = asks.AddStatement(
        matrix_id=matrix_id, segment_id=added.segment_id, dimension_id=jobs, text=BROUGHT
    )
    do(matrix_actions.add_statement, said, "ida")
    do(
        matrix_actions.merge_segments,
        asks.MergeSegments(
            matrix_id=matrix_id, into=segments[KEPT], segment_ids=[added.segment_id]
        ),
        facilitator,
    )
