"""Notices about rounds: who is asked, and what ends that."""

from segmatrix.activity.events import Fact
from segmatrix.inbox.models import Notice
from segmatrix.inbox.telling import Circle, Whom
from segmatrix.inbox.terms import NoticeKind
from segmatrix.rounds import events
from segmatrix.rounds import queries as rounds

WAITS = (NoticeKind.ROUND_OPENED, NoticeKind.ROUND_REMINDED)


def circle(fact: Fact) -> Circle | None:
    """Return who is asked in the round of a fact, None for a fact of another room."""
    match fact:
        case events.AnswersMissed():
            return {Whom.ASKED: rounds.owing(fact.round_id)}
        case events.WholeRound():
            return {Whom.ASKED: [who for who in fact.people if who not in fact.abstaining]}
    return None


def keep_up(fact: Fact) -> None:
    """Withdraw what somebody is no longer asked, or let it stand again."""
    match fact:
        case events.RoundRevealed() | events.RoundDiscarded() | events.RoundReinstated():
            waiting = Notice.objects.filter(kind__in=WAITS, round_id=fact.round_id)
            waiting.update(withdrawn=not isinstance(fact, events.RoundReinstated))
