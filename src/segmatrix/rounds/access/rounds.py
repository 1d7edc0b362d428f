"""Rounds as they exist for somebody, and whether they take answers now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotPermitted
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds.errors import NoSuchQuestion, NoSuchRound, NotInvited, NotOpen
from segmatrix.rounds.models import Invitee, Question, Round
from segmatrix.rounds.terms import RoundState

BEFORE_EVERYBODY = (RoundState.DRAFTED, RoundState.DISCARDED)


def round_of(matrix_id: str, round_id: str, actor: Actor) -> Round:
    """Return a round of the matrix; drafted and discarded ones exist for who leads rounds only."""
    matrix = matrices.head(matrix_id, actor)
    found = Round.objects.filter(matrix=matrix.id, pk=round_id).first()
    if found is None:
        raise NoSuchRound
    leads = people.may(actor, Permission.FACILITATE, matrix_id)
    if found.state in BEFORE_EVERYBODY and not leads:
        raise NoSuchRound
    return found


def leading(matrix_id: str, round_id: str, actor: Actor) -> Round:
    """Return a round of the matrix that the actor may lead."""
    matrices.head(matrix_id, actor, may=Permission.FACILITATE)
    return round_of(matrix_id, round_id, actor)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a round asks, in order, and who is invited, by name."""

    round: Round
    questions: tuple[Question, ...]
    people: tuple[Invitee, ...]

    @property
    def answering(self) -> tuple[Invitee, ...]:
        """Those who answer: all but who abstains."""
        return tuple(person for person in self.people if not person.abstains)


def settings_of(found: Collection[Round]) -> tuple[Setting, ...]:
    """Return the setting of each round, in two queries."""
    asked: dict[str, list[Question]] = defaultdict(list)
    for question in Question.objects.filter(round__in=found).order_by("position"):
        asked[question.round_id].append(question)
    invited: dict[str, list[Invitee]] = defaultdict(list)
    for person in Invitee.objects.filter(round__in=found).order_by("name", "member_id"):
        invited[person.round_id].append(person)
    return tuple(Setting(one, tuple(asked[one.pk]), tuple(invited[one.pk])) for one in found)


def is_over(found: Round) -> bool:
    """Say whether the time of a round is over, by the clock of this moment."""
    return found.closes is not None and found.closes <= clock.now()


def questions(found: Round) -> QuerySet[Question]:
    """Return what a round asks, in order."""
    return Question.objects.filter(round=found).order_by("position")


def asked_of(person: Invitee, questions: Iterable[Question]) -> list[Question]:
    """Return which of the questions one person is asked: all that are not for other departments."""
    return [
        question
        for question in questions
        if not question.departments or person.department in question.departments
    ]


def invitee(found: Round, actor: Actor) -> Invitee:
    """Return the actor's part in a round, refusing who has none or abstains."""
    person = Invitee.objects.filter(round=found, member_id=actor.member_id, abstains=False).first()
    if person is None:
        raise NotInvited
    return person


def answerable(
    found: Round, question_id: str, actor: Actor, *, author: str, typed: Any = None
) -> tuple[Invitee, Question]:
    """Return the actor's part and a question they are asked, in a round that takes answers now.

    Args:
        author: The id of the member whose answer it would be, who must be the actor.
        typed: What they typed, handed back by a refusal.
    """
    people.require(actor, Permission.COMMENT, found.matrix_id)
    if author != actor.member_id:
        raise NotPermitted(_("Everybody answers for themselves."))
    person = invitee(found, actor)
    asked = asked_of(person, questions(found))
    question = next((each for each in asked if each.pk == question_id), None)
    if question is None:
        raise NoSuchQuestion
    if found.state == RoundState.DRAFTED:
        raise NotOpen(_("This round has not begun yet."), yours=typed)
    if found.state != RoundState.OPEN:
        raise NotOpen(_("This round takes no answers any more."), yours=typed)
    if is_over(found):
        raise NotOpen(
            _("The time of this round is over."),
            hint=_("Whoever leads it can let it go on."),
            yours=typed,
        )
    return person, question
