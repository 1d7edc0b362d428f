"""Notices about rounds: who is asked, and what ends that."""

from django.db.models import QuerySet

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
        case events.RoundRevealed() | events.RoundDiscarded():
            _about(fact, *WAITS).update(withdrawn=True)
        case events.RoundReinstated():
            _about(fact, *WAITS).update(withdrawn=False)
        case events.RoundReopened():
            _about(fact, *WAITS).update(withdrawn=False)
            _about(fact, NoticeKind.ROUND_REVEALED).update(withdrawn=True)


def _about(fact: events.WholeRound, *kinds: NoticeKind) -> QuerySet[Notice]:
    return Notice.objects.filter(kind__in=kinds, round_id=fact.round_id)
