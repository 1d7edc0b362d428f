"""The one place where answers are read.

Before the reveal everybody gets their own and counts, whoever they are. After it everybody gets
what `tallying` shows of all: no names and departments where the round was anonymous.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.rounds.access.rounds import asked_of, questions
from segmatrix.rounds.errors import NotOpen
from segmatrix.rounds.models import Answer, Invitee, Round
from segmatrix.rounds.tallying import Told
from segmatrix.rounds.terms import RoundState


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a round has come, in people.

    Attributes:
        begun: How many have answered something.
        done: How many have answered all that they are asked.
        quorum: How many must take part: half of those asked, unless set.
    """

    asked: int
    begun: int
    done: int
    quorum: int

    @property
    def quorum_met(self) -> bool:
        """Whether enough have taken part."""
        return self.begun >= self.quorum


def own(found: Round, actor: Actor) -> dict[str, Answer]:
    """Return the actor's own answers that hold, by question."""
    rows = Answer.objects.filter(
        question__round=found, invitee__member_id=actor.member_id, current=True
    )
    return {row.question_id: row for row in rows}


def revealed(found: Round) -> tuple[Told, ...]:
    """Return every answer of a revealed round.

    Raises:
        NotOpen: It is not revealed.
    """
    rows = _all(found).select_related("invitee").order_by("question__position", "invitee")
    return tuple(
        Told(
            question_id=row.question_id,
            person=row.invitee.member_id,
            name=row.invitee.name,
            department=found.groups.get(row.invitee.department, row.invitee.department),
            value=row.value,
            reason=row.reason,
        )
        for row in rows
    )


def silent(found: Round) -> tuple[str, ...]:
    """Return the names of those who were asked in a revealed round and answered nothing."""
    answered = _all(found).values("invitee")
    asked = Invitee.objects.filter(round=found, abstains=False).exclude(pk__in=answered)
    return tuple(asked.order_by("name").values_list("name", flat=True))


def counts(found: Round) -> Counts:
    """Return how far a round has come; this and no more is known of it before the reveal."""
    people = list(Invitee.objects.filter(round=found, abstains=False))
    answered: dict[str, set[str]] = defaultdict(set)
    rows = Answer.objects.filter(question__round=found, current=True)
    for who, question in rows.values_list("invitee", "question"):
        answered[who].add(question)
    all_asked = list(questions(found))
    asked = {person.pk: {each.pk for each in asked_of(person, all_asked)} for person in people}
    return Counts(
        asked=len(people),
        begun=sum(bool(answered[who]) for who in asked),
        done=sum(bool(needed) and needed <= answered[who] for who, needed in asked.items()),
        quorum=(len(people) + 1) // 2 if found.quorum is None else found.quorum,
    )


def _all(found: Round) -> QuerySet[Answer]:
    if found.state != RoundState.REVEALED:
        raise NotOpen(_("The answers of this round are not revealed."))
    return Answer.objects.filter(question__round=found, current=True)
