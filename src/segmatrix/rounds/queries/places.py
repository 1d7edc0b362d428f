"""Where rounds put the segments: what the newest one that asked for a place came to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.kit.agreement.faultlines import FaultLine
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import access
from segmatrix.rounds.models import Round
from segmatrix.rounds.outcomes import Outcome, Tally
from segmatrix.rounds.queries.results import reckoned
from segmatrix.rounds.queries.rounds import QuestionView
from segmatrix.rounds.terms import Identity, RoundState


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What a revealed round came to about the place of one segment, as everybody sees it.

    Attributes:
        groups: The group of each department, where the round takes some together.
        smallest: From how many people on a department has a middle answer.
        fault_lines: Pairs of departments whose middle answers differ, the widest first.
        unseen: The departments that have no middle answer, because they are too small.
    """

    round_id: str
    round_name: str
    identity: Identity
    groups: dict[str, str]
    smallest: int
    revealed_at: datetime
    question: QuestionView
    tally: Tally
    fault_lines: tuple[FaultLine, ...]
    unseen: tuple[str, ...]

    @classmethod
    def of(cls, found: Round, outcome: Outcome, question: QuestionView, tally: Tally) -> Self:
        """Build the view from what the whole round came to."""
        assert found.revealed_at is not None
        lines = outcome.fault_lines
        return cls(
            round_id=found.pk,
            round_name=found.name,
            identity=Identity(found.identity),
            groups=found.groups,
            smallest=found.smallest,
            revealed_at=found.revealed_at,
            question=question,
            tally=tally,
            fault_lines=tuple(line for line in lines if line.item.segment == question.id),
            unseen=outcome.unseen,
        )

    @property
    def anonymous(self) -> bool:
        """Whether no answer has a name or a department."""
        return self.identity is Identity.ANONYMOUS


def places(x_axis_id: str, y_axis_id: str, matrix_id: str, actor: Actor) -> dict[str, PlaceView]:
    """Return what people answered about the places of segments on a pair of axes, by segment.

    For each segment the newest revealed round counts that asked for its place on these axes. It
    takes a fixed number of queries.
    """
    matrix = matrices.head(matrix_id, actor)
    rows = Round.objects.filter(matrix=matrix.id, state=RoundState.REVEALED)
    rounds = list(rows.order_by("revealed_at", "pk"))
    asked = {row.pk: row for each in access.settings_of(rounds) for row in each.questions}
    found: dict[str, PlaceView] = {}
    for each, outcome in reckoned(rounds).items():
        for tally in outcome.tallies:
            row = asked[tally.asked.id]
            axes = [row.frame[name]["id"] for name in ("x", "y") if name in row.frame]
            if axes == [x_axis_id, y_axis_id]:
                found[row.about_id] = PlaceView.of(each, outcome, QuestionView.of(row), tally)
    return found


def agreed_places(x_axis_id: str, y_axis_id: str, matrix_id: str, actor: Actor) -> frozenset[str]:
    """Return the segments whose place people agree on under the rule of a round."""
    found = places(x_axis_id, y_axis_id, matrix_id, actor)
    return frozenset(segment_id for segment_id, place in found.items() if place.tally.settled)
