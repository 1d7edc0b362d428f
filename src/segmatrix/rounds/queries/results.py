"""What a revealed round came to."""

from dataclasses import dataclass
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.kit.agreement.terms import Profile
from segmatrix.rounds import access
from segmatrix.rounds.models import Round
from segmatrix.rounds.moving import Stability, stability
from segmatrix.rounds.queries.rounds import QuestionView, RoundView, round_view
from segmatrix.rounds.tallying import Asked, Outcome, Promise, Tally, tally
from segmatrix.rounds.terms import Identity, Kind


@dataclass(frozen=True, slots=True)
class ResultView:
    """What a round came to, as everybody who may read its matrix sees it.

    Attributes:
        questions: Each with its tally, in the order they were asked.
        discuss: Those that are not settled, the farthest apart first.
        silent: Who was asked and did not answer, where the round names them.
        stability: How far answers moved since the round that it follows; None for a first one.
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
    outcome = reckoned(found)
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


def reckoned(found: Round) -> Outcome:
    """Return what the answers of a revealed round come to."""
    asked = [Asked(row.pk, Kind(row.kind)) for row in access.questions(found)]
    return tally(
        asked,
        access.revealed(found),
        Promise(
            profile=Profile(found.profile),
            identity=Identity(found.identity),
            smallest=found.smallest,
            quorum_met=access.counts(found).quorum_met,
            groups=found.groups,
        ),
    )


def _stability(found: Round) -> Stability:
    """Return how far people moved since the round before, in what was asked in both."""
    assert found.follows is not None
    before = _by_person(found.follows)
    return stability(
        (key[0], before[person, *key], value)
        for (person, *key), value in _by_person(found).items()
        if (person, *key) in before
    )


def _by_person(found: Round) -> dict[tuple[str, Kind, str, str], dict[str, Any]]:
    """Return the known answers of a revealed round by who gave them and what was asked."""
    asked = {row.pk: (Kind(row.kind), row.about_id, row.words) for row in access.questions(found)}
    return {
        (answer.person, *asked[answer.question_id]): answer.value
        for answer in access.revealed(found)
        if answer.value is not None
    }
