"""What a group should talk about after answering alone, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from segmatrix.rounds.outcomes import Tally
from segmatrix.rounds.queries import ResultView
from segmatrix.rounds.terms import Kind

TALKED_ABOUT = (Kind.PLACE, Kind.RATE, Kind.TIER, Kind.FATE, Kind.STATEMENT)
"""What people can be of different minds about; texts, dots and rankings speak for themselves."""


@dataclass(frozen=True, slots=True)
class Point:
    """A question to talk about.

    Attributes:
        about_id: The segment that it is about, called `about` when it was asked.
        apart: How far its answers are from agreement (`rounds.outcomes.Tally.apart`).
    """

    round_id: str
    question_id: str
    about_id: str
    about: str
    apart: float


def points(results: Iterable[ResultView]) -> list[Point]:
    """Return what is not settled by the results of rounds, the farthest apart first.

    Args:
        results: In the order in which they were revealed: what was asked again counts as it was
            answered last.
    """
    latest: dict[tuple[Kind, str, str], tuple[Point, Tally]] = {}
    for result in results:
        for question, tally in result.questions:
            point = Point(
                result.round.id, question.id, question.about_id, question.about, tally.apart
            )
            latest[question.kind, question.about_id, question.words] = point, tally
    left = [point for point, tally in latest.values() if _disputed(tally)]
    return sorted(left, key=lambda point: -point.apart)


def _disputed(tally: Tally) -> bool:
    """Say whether a question is not settled, and people said different things.

    A choice has no rule by which it is settled: it is when all chose the same.
    """
    said = {str(answer.value) for answer in tally.answers}
    return tally.asked.kind in TALKED_ABOUT and not tally.settled and len(said) > 1


def order(farthest_first: Sequence[str], queue: Sequence[str], *, by_hand: bool) -> list[str]:
    """Return the questions to talk about in the order of the queue.

    Args:
        farthest_first: What is to be talked about now.
        queue: What stood in the queue before, in its order.
        by_hand: Whether somebody arranged it. Then it stays so, and what is new comes after it.
    """
    if not by_hand:
        return list(farthest_first)
    kept = [each for each in queue if each in farthest_first]
    return kept + [each for each in farthest_first if each not in kept]
