"""Rounds as pages read them: what is planned and promised, and how far they have come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from segmatrix.base.actor import Actor
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds import access
from segmatrix.rounds.forecasting import Forecast, forecast
from segmatrix.rounds.models import Invitee, Question, Round
from segmatrix.rounds.terms import Identity, Kind, RoundState


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One thing asked (`models.Question`)."""

    id: str
    position: int
    kind: Kind
    about_id: str
    about: str
    words: str
    frame: dict[str, Any]
    departments: tuple[str, ...]

    @classmethod
    def of(cls, row: Question) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            position=row.position,
            kind=Kind(row.kind),
            about_id=row.about_id,
            about=row.about,
            words=row.words,
            frame=row.frame,
            departments=tuple(row.departments),
        )

    @property
    def asked(self) -> dict[str, Any]:
        """What it was made of, as `events.DraftRound.questions` has it."""
        asked: dict[str, Any] = {
            "kind": self.kind.value,
            "about_id": self.about_id,
            "words": self.words,
            "departments": list(self.departments),
        }
        if self.kind is Kind.RANK:
            asked["options"] = [option["text"] for option in self.frame["options"]]
        if self.kind is Kind.DOTS:
            asked |= self.frame
        return asked


@dataclass(frozen=True, slots=True)
class InviteeView:
    """Somebody asked in a round, with the department they had when it opened."""

    member_id: str
    name: str
    department: str
    abstains: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as everybody who may read its matrix sees it.

    Attributes:
        groups: The group of each department, where some are taken together.
        smallest: The smallest department shown if it is anonymous.
        quorum: How many must answer, as it was planned; None for half of those asked.
        closes: When its time is over; None where it ends by hand.
        over: Whether that has passed. It is not revealed by that.
        open_door: Whether others may come in after it opened.
        follows_id: The round of which it asks again what was not agreed; empty for none.
        mine: Whether the reader is asked in it.
    """

    id: str
    matrix_id: str
    name: str
    state: RoundState
    profile: Profile
    identity: Identity
    groups: dict[str, str]
    smallest: int
    quorum: int | None
    closes: datetime | None
    over: bool
    open_door: bool
    version: int
    by_name: str
    opened_at: datetime | None
    revealed_at: datetime | None
    follows_id: str
    questions: tuple[QuestionView, ...]
    people: tuple[InviteeView, ...]
    counts: access.Counts
    mine: bool

    @property
    def takes_answers(self) -> bool:
        """Whether those asked can answer now."""
        return self.state is RoundState.OPEN and not self.over

    @property
    def revealed(self) -> bool:
        """Whether everybody sees what was answered."""
        return self.state is RoundState.REVEALED

    @property
    def answering(self) -> tuple[InviteeView, ...]:
        """Those who answer: all but who abstains."""
        return tuple(person for person in self.people if not person.abstains)

    def lets_in(self, actor: Actor) -> bool:
        """Say whether somebody who is not asked can come in now, if they may answer at all."""
        asked = any(person.member_id == actor.member_id for person in self.people)
        return self.open_door and self.takes_answers and not asked

    @property
    def forecast(self) -> Forecast:
        """What will be visible after the reveal if everybody answers."""
        return forecast(
            (person.department for person in self.answering),
            groups=self.groups,
            identity=self.identity,
            smallest=self.smallest,
        )


def rounds(matrix_id: str, actor: Actor) -> tuple[RoundView, ...]:
    """Return the rounds of a matrix, newest first; drafts for who leads rounds only."""
    matrix = matrices.head(matrix_id, actor)
    rows = Round.objects.filter(matrix=matrix.id).exclude(state=RoundState.DISCARDED)
    if not people.may(actor, Permission.FACILITATE, matrix_id):
        rows = rows.exclude(state=RoundState.DRAFTED)
    return views_of(list(rows.order_by("-drafted_at", "pk")), actor)


def round_view(matrix_id: str, round_id: str, actor: Actor) -> RoundView:
    """Return one round."""
    [view] = views_of([access.round_of(matrix_id, round_id, actor)], actor)
    return view


def owing(round_id: str) -> tuple[str, ...]:
    """Return the members who have not answered everything in a round.

    It is for the room that tells each of them alone: no door and no reader gets the list.
    """
    return access.owing(Round.objects.get(pk=round_id))


def views_of(found: Collection[Round], actor: Actor) -> tuple[RoundView, ...]:
    """Return the views of rounds that exist for the actor, in three queries."""
    settings = access.settings_of(found)
    counts = access.counts_of(settings)
    return tuple(_view(each, counts[each.round.pk], actor) for each in settings)


def _view(setting: access.Setting, counts: access.Counts, actor: Actor) -> RoundView:
    row = setting.round
    return RoundView(
        id=row.pk,
        matrix_id=row.matrix_id,
        name=row.name,
        state=RoundState(row.state),
        profile=Profile(row.profile),
        identity=Identity(row.identity),
        groups=row.groups,
        smallest=row.smallest,
        quorum=row.quorum,
        closes=row.closes,
        over=access.is_over(row),
        open_door=row.open_door,
        version=row.version,
        by_name=row.by_name,
        opened_at=row.opened_at,
        revealed_at=row.revealed_at,
        follows_id=row.follows_id or "",
        questions=tuple(QuestionView.of(each) for each in setting.questions),
        people=tuple(_invitee(each) for each in setting.people),
        counts=counts,
        mine=any(person.member_id == actor.member_id for person in setting.answering),
    )


def _invitee(row: Invitee) -> InviteeView:
    return InviteeView(
        member_id=row.member_id, name=row.name, department=row.department, abstains=row.abstains
    )
