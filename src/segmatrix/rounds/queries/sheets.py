"""What one person is asked in a round, with what they have answered."""

from dataclasses import dataclass
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.rounds import access
from segmatrix.rounds.models import Answer, Round
from segmatrix.rounds.outcomes import Tally
from segmatrix.rounds.queries.results import reckoned
from segmatrix.rounds.queries.rounds import QuestionView, RoundView, round_view
from segmatrix.rounds.terms import RoundState


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question with the reader's own answer.

    Attributes:
        answered: Whether there is one; "I don't know" is one.
        value: None where there is none, and for "I don't know".
        version: Counts its wordings, 0 before the first.
        before: What the reader answered when this was asked in the round before.
        then: What all answered in the round before.
    """

    question: QuestionView
    answered: bool
    value: dict[str, Any] | None
    reason: str
    version: int
    before: dict[str, Any] | None
    then: Tally | None


@dataclass(frozen=True, slots=True)
class SheetView:
    """All that one person is asked, in order."""

    round: RoundView
    asked: tuple[AskedView, ...]

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(each.answered for each in self.asked)

    @property
    def open(self) -> tuple[AskedView, ...]:
        """Those without an answer."""
        return tuple(each for each in self.asked if not each.answered)


def sheet(matrix_id: str, round_id: str, actor: Actor) -> SheetView:
    """Return what the actor is asked in a round, refusing who is not."""
    found = access.round_of(matrix_id, round_id, actor)
    person = access.invitee(found, actor)
    own = access.own(found, actor)
    before = _Before(found, actor)
    return SheetView(
        round=round_view(matrix_id, round_id, actor),
        asked=tuple(
            before.join(QuestionView.of(row), own.get(row.pk))
            for row in access.asked_of(person, access.questions(found))
        ),
    )


class _Before:
    """What was answered in the round that one follows, by what was asked."""

    def __init__(self, found: Round, actor: Actor) -> None:
        self._tallies: dict[tuple[str, str, str], Tally] = {}
        self._own: dict[tuple[str, str, str], Answer] = {}
        earlier = found.follows
        if earlier is None or earlier.state != RoundState.REVEALED:
            return
        outcome, own = reckoned([earlier])[earlier], access.own(earlier, actor)
        for row, tally in zip(access.questions(earlier), outcome.tallies, strict=True):
            key = (row.kind, row.about_id, row.words)
            self._tallies[key] = tally
            if row.pk in own:
                self._own[key] = own[row.pk]

    def join(self, question: QuestionView, answer: Answer | None) -> AskedView:
        key = (question.kind.value, question.about_id, question.words)
        earlier = self._own.get(key)
        return AskedView(
            question=question,
            answered=answer is not None,
            value=answer.value if answer else None,
            reason=answer.reason if answer else "",
            version=answer.version if answer else 0,
            before=earlier.value if earlier else None,
            then=self._tallies.get(key),
        )
