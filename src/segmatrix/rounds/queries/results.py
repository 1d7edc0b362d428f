"""What a revealed round came to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.kit.agreement.alignment import Alignment
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import access
from segmatrix.rounds.models import Round
from segmatrix.rounds.moving import Stability, stability
from segmatrix.rounds.outcomes import Asked, Outcome, Promise, Tally
from segmatrix.rounds.queries.rounds import QuestionView, RoundView, round_view
from segmatrix.rounds.tallying import tally
from segmatrix.rounds.terms import Identity, Kind, RoundState


@dataclass(frozen=True, slots=True)
class ResultView:
    """What a round came to, as everybody who may read its matrix sees it.

    Attributes:
        questions: Each with its tally, in the order they were asked.
        discuss: Those that are not settled, the farthest apart first.
        silent: Who was asked and did not answer, where the round names them.
        stability: How far answers moved since the round that it follows; None for a first one, and
            where that could tell who gave an answer without a name.
    """

    round: RoundView
    outcome: Outcome
    questions: tuple[tuple[QuestionView, Tally], ...]
    discuss: tuple[tuple[QuestionView, Tally], ...]
    silent: tuple[str, ...]
    stability: Stability | None

    @property
    def unsettled(self) -> tuple[QuestionView, ...]:
        """What another round would ask again."""
        return tuple(question for question, tally in self.questions if not tally.settled)


def result(matrix_id: str, round_id: str, actor: Actor) -> ResultView:
    """Return what a revealed round came to.

    Raises:
        NotOpen: It is not revealed yet.
    """
    found = access.round_of(matrix_id, round_id, actor)
    outcome = reckoned([found])[found]
    view = round_view(matrix_id, round_id, actor)
    by_id = {question.id: question for question in view.questions}
    named = view.identity is Identity.NAMED
    return ResultView(
        round=view,
        outcome=outcome,
        questions=tuple((by_id[each.asked.id], each) for each in outcome.tallies),
        discuss=tuple((by_id[each.asked.id], each) for each in outcome.to_discuss),
        silent=access.silent(found) if named else (),
        stability=_stability(found) if found.follows else None,
    )


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """How near the answers of a revealed round were to each other.

    Attributes:
        people: How many rated something in it.
    """

    round_id: str
    round_name: str
    revealed_at: datetime
    people: int
    alignment: Alignment


def alignments(matrix_id: str, actor: Actor) -> tuple[AlignmentView, ...]:
    """Return the alignment of each revealed round in which something was rated, oldest first.

    Their history says whether alignment grows; it takes a fixed number of queries.
    """
    matrix = matrices.head(matrix_id, actor)
    rows = Round.objects.filter(matrix=matrix.id, state=RoundState.REVEALED)
    return tuple(
        AlignmentView(
            found.pk,
            found.name,
            found.revealed_at,
            outcome.report.participants,
            outcome.report.alignment,
        )
        for found, outcome in reckoned(list(rows.order_by("revealed_at", "pk"))).items()
        if outcome.report and found.revealed_at
    )


def reckoned(found: Collection[Round]) -> dict[Round, Outcome]:
    """Return what the answers of revealed rounds come to, in a fixed number of queries."""
    told = access.revealed(found)
    settings = access.settings_of(found)
    counts = access.counts_of(settings)
    return {
        each.round: tally(
            [Asked(row.pk, Kind(row.kind)) for row in each.questions],
            told[each.round.pk],
            Promise(
                profile=Profile(each.round.profile),
                identity=Identity(each.round.identity),
                smallest=each.round.smallest,
                quorum_met=counts[each.round.pk].quorum_met,
                groups=each.round.groups,
            ),
        )
        for each in settings
    }


def _stability(found: Round) -> Stability | None:
    """Return how far people moved since the round before, in what was asked in both.

    It joins the two answers of each person. Beside a round with names it would tell whose those
    without are, if nobody moved; of fewer people than a department needs to be seen, too.
    """
    assert found.follows is not None
    before, now = _by_person(found.follows), _by_person(found)
    twice = [each for each in now if each in before]
    identities = {found.identity, found.follows.identity}
    if Identity.ANONYMOUS in identities and (
        len(identities) > 1 or len({person for person, *_asked in twice}) < found.smallest
    ):
        return None
    return stability((each[1], before[each], now[each]) for each in twice)


def _by_person(found: Round) -> dict[tuple[str, Kind, str, str], dict[str, Any]]:
    """Return the known answers of a revealed round by who gave them and what was asked."""
    asked = {row.pk: (Kind(row.kind), row.about_id, row.words) for row in access.questions(found)}
    return {
        (answer.person, *asked[answer.question_id]): answer.value
        for answer in access.revealed([found])[found.pk]
        if answer.value is not None
    }
