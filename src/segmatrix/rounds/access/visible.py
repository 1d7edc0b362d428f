"""The one place where answers are read.

Before the reveal everybody gets their own and counts, whoever they are. After it everybody gets
what `tallying` shows of all: no names and departments where the round was anonymous.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.rounds.access.rounds import Setting, asked_of, settings_of
from segmatrix.rounds.errors import NotOpen
from segmatrix.rounds.models import Answer, Invitee, Round
from segmatrix.rounds.outcomes import Told
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


def own_revealed(matrix_id: str, actor: Actor) -> list[Answer]:
    """Return what the actor answered in the revealed rounds of a matrix, in one query."""
    rows = Answer.objects.filter(
        question__round__matrix=matrix_id,
        question__round__state=RoundState.REVEALED,
        invitee__member_id=actor.member_id,
        current=True,
    )
    return list(rows.select_related("question", "invitee").order_by("question__position", "pk"))


def revealed(found: Collection[Round]) -> dict[str, list[Told]]:
    """Return every answer of revealed rounds by the id of each, in one query.

    Raises:
        NotOpen: One of them is not revealed.
    """
    told: dict[str, list[Told]] = {one.pk: [] for one in found}
    rows = _all(found).select_related("invitee").order_by("question__position", "invitee")
    for row in rows:
        told[row.invitee.round_id].append(
            Told(
                question_id=row.question_id,
                person=row.invitee.member_id,
                name=row.invitee.name,
                department=row.invitee.department,
                value=row.value,
                reason=row.reason,
            )
        )
    return told


def silent(found: Round) -> tuple[str, ...]:
    """Return the names of those who were asked in a revealed round and answered nothing."""
    _refuse_unless_revealed([found])
    [(_setting, progress)] = _progress(settings_of([found]))
    return tuple(person.name for person, (answered, _missing) in progress.items() if not answered)


def counts(found: Round) -> Counts:
    """Return how far a round has come; this and no more is known of it before the reveal."""
    return counts_of(settings_of([found]))[found.pk]


def counts_of(settings: Collection[Setting]) -> dict[str, Counts]:
    """Return how far rounds have come by the id of each, in one query."""
    return {
        each.round.pk: Counts(
            asked=len(progress),
            begun=sum(bool(answered) for answered, _missing in progress.values()),
            done=sum(bool(answered) and not missing for answered, missing in progress.values()),
            quorum=(len(progress) + 1) // 2 if each.round.quorum is None else each.round.quorum,
        )
        for each, progress in _progress(settings)
    }


def owing(found: Round) -> tuple[str, ...]:
    """Return the members who have not answered everything, for telling each of them alone."""
    [(_setting, progress)] = _progress(settings_of([found]))
    return tuple(person.member_id for person, (_answered, missing) in progress.items() if missing)


Progress = dict[Invitee, tuple[int, int]]
"""Of everybody asked how many questions they have answered, and how many not."""


def _progress(settings: Collection[Setting]) -> list[tuple[Setting, Progress]]:
    answered: dict[str, set[str]] = defaultdict(set)
    rows = Answer.objects.filter(
        question__round__in=[each.round for each in settings], current=True
    )
    for who, question in rows.values_list("invitee", "question"):
        answered[who].add(question)
    return [(each, _progress_of(each, answered)) for each in settings]


def _progress_of(setting: Setting, answered: Mapping[str, set[str]]) -> Progress:
    """Return the progress of those who are asked something: not all questions are for everybody."""
    asked = {
        person: {each.pk for each in asked_of(person, setting.questions)}
        for person in setting.answering
    }
    return {
        person: (len(answered[person.pk]), len(questions - answered[person.pk]))
        for person, questions in asked.items()
        if questions
    }


def _refuse_unless_revealed(found: Collection[Round]) -> None:
    if any(one.state != RoundState.REVEALED for one in found):
        raise NotOpen(_("The answers of this round are not revealed."))


def _all(found: Collection[Round]) -> QuerySet[Answer]:
    _refuse_unless_revealed(found)
    return Answer.objects.filter(question__round__in=found, current=True)
