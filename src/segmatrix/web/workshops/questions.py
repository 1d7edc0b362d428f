"""What the questions of a workshop's rounds came to, as its pages show it."""

from collections.abc import Iterable, Iterator

from segmatrix.base.actor import Actor
from segmatrix.rounds import queries as rounds
from segmatrix.web.rounds.results import QuestionShown, question_shown


def questions_of(matrix_id: str, round_ids: Iterable[str], actor: Actor) -> Iterator[QuestionShown]:
    """Yield the questions of revealed rounds with what each came to, in the order of asking."""
    for round_id in round_ids:
        result = rounds.result(matrix_id, round_id, actor)
        for pair in result.questions:
            yield question_shown(*pair, result.round, result.outcome.fault_lines)
