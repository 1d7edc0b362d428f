"""Workshops as pages read them: their plan, where they are, and who has part."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds.terms import Identity
from segmatrix.workshops import access
from segmatrix.workshops.models import Participant, Phase, Ready, Workshop
from segmatrix.workshops.queries.stamps import stamps
from segmatrix.workshops.terms import PhaseKind, Whereto, WorkshopState


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase (`models.Phase`).

    Attributes:
        round_id: The round it owns; empty for none yet.
    """

    id: str
    position: int
    kind: PhaseKind
    title: str
    instructions: str
    minutes: int | None
    setting: dict[str, Any]
    ends_at: datetime | None
    round_id: str

    @property
    def planned(self) -> dict[str, Any]:
        """What it was made of, as `events.DraftWorkshop.phases` has it."""
        return {
            "kind": self.kind.value,
            "title": self.title,
            "instructions": self.instructions,
            "minutes": self.minutes,
            "setting": self.setting,
        }


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Somebody in a workshop."""

    member_id: str
    name: str
    department: str
    abstains: bool


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """A workshop as everybody who may read its matrix sees it.

    Attributes:
        at: The place of the phase it is in, from 0.
        called_to: Where everybody is asked to look.
        ready: How many of those who answer say that they are done in it.
        has_part: Whether the reader is in it.
        abstains: Whether they answer nothing in it.
        is_ready: Whether the reader said that they are done.
        stamp: Another one after each change of what lies in it (`stamps`).
    """

    id: str
    matrix_id: str
    name: str
    state: WorkshopState
    profile: Profile
    identity: Identity
    at: int
    called_to: Whereto
    version: int
    by_name: str
    begun_at: datetime | None
    ended_at: datetime | None
    phases: tuple[PhaseView, ...]
    people: tuple[ParticipantView, ...]
    ready: int
    has_part: bool
    abstains: bool
    is_ready: bool
    stamp: str

    @property
    def phase(self) -> PhaseView:
        """The phase it is in; before it begins the first, after its end the last."""
        return self.phases[self.at]

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self.state is WorkshopState.RUNNING

    @property
    def previous(self) -> PhaseView | None:
        """The phase before the present one; None where that is the first."""
        return self.phases[self.at - 1] if self.at else None

    @property
    def following(self) -> PhaseView | None:
        """The phase after the present one; None where that is the last."""
        return self.phases[self.at + 1] if self.at + 1 < len(self.phases) else None

    @property
    def answering(self) -> tuple[ParticipantView, ...]:
        """Those who answer: all but who abstains."""
        return tuple(person for person in self.people if not person.abstains)

    def earlier(self, *kinds: PhaseKind) -> tuple[PhaseView, ...]:
        """Return the phases before the present one that are of these kinds, in order."""
        return tuple(each for each in self.phases[: self.at] if each.kind in kinds)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What every page of a matrix tells of a workshop that is under way.

    Attributes:
        title: That of its present phase.
        to: Where everybody is asked to look.
        results: The round that was revealed last in it; empty for none.
    """

    id: str
    name: str
    title: str
    by_name: str
    to: Whereto
    results: str


def under_way(matrix_id: str, actor: Actor) -> UnderWay | None:
    """Return the workshop of a matrix that began last and is under way, if there is one."""
    matrix = matrices.head(matrix_id, actor)
    running = Workshop.objects.filter(matrix=matrix.id, state=WorkshopState.RUNNING)
    row = running.order_by("-begun_at").first()
    if row is None:
        return None
    now = Phase.objects.get(workshop=row, position=row.at)
    return UnderWay(
        id=row.pk,
        name=row.name,
        title=now.title,
        by_name=row.by_name,
        to=Whereto(row.called_to),
        results=access.revealed_before(now),
    )


def workshops(matrix_id: str, actor: Actor) -> tuple[WorkshopView, ...]:
    """Return the workshops of a matrix, newest first; drafts for who leads workshops only."""
    matrix = matrices.head(matrix_id, actor)
    rows = Workshop.objects.filter(matrix=matrix.id).exclude(state=WorkshopState.DISCARDED)
    if not people.may(actor, Permission.FACILITATE, matrix_id):
        rows = rows.exclude(state=WorkshopState.DRAFTED)
    return _views(list(rows.order_by("-drafted_at", "pk")), actor)


def workshop(matrix_id: str, workshop_id: str, actor: Actor) -> WorkshopView:
    """Return one workshop."""
    [view] = _views([access.workshop(matrix_id, workshop_id, actor)], actor)
    return view


def _views(found: Collection[Workshop], actor: Actor) -> tuple[WorkshopView, ...]:
    phases = list(Phase.objects.filter(workshop__in=found).order_by("position"))
    present = list(Participant.objects.filter(workshop__in=found).order_by("name", "member_id"))
    now = [
        each
        for each in phases
        if any(one.pk == each.workshop_id and one.at == each.position for one in found)
    ]
    done = list(Ready.objects.filter(phase__in=now).select_related("participant"))
    stamped = stamps(found)
    return tuple(
        _view(
            row,
            stamped.get(row.pk, ""),
            [each for each in phases if each.workshop_id == row.pk],
            [each for each in present if each.workshop_id == row.pk],
            [each.participant for each in done if each.participant.workshop_id == row.pk],
            actor,
        )
        for row in found
    )


def _view(
    row: Workshop,
    stamp: str,
    phases: Iterable[Phase],
    present: Collection[Participant],
    done: Collection[Participant],
    actor: Actor,
) -> WorkshopView:
    return WorkshopView(
        id=row.pk,
        matrix_id=row.matrix_id,
        name=row.name,
        state=WorkshopState(row.state),
        profile=Profile(row.profile),
        identity=Identity(row.identity),
        at=row.at,
        called_to=Whereto(row.called_to),
        version=row.version,
        by_name=row.by_name,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        phases=tuple(_phase(each) for each in phases),
        people=tuple(_participant(each) for each in present),
        ready=sum(not each.abstains for each in done),
        has_part=any(each.member_id == actor.member_id for each in present),
        abstains=any(each.abstains for each in present if each.member_id == actor.member_id),
        is_ready=any(each.member_id == actor.member_id for each in done),
        stamp=stamp,
    )


def _phase(row: Phase) -> PhaseView:
    return PhaseView(
        id=row.pk,
        position=row.position,
        kind=PhaseKind(row.kind),
        title=row.title,
        instructions=row.instructions,
        minutes=row.minutes,
        setting=row.setting,
        ends_at=row.ends_at,
        round_id=row.round_id,
    )


def _participant(row: Participant) -> ParticipantView:
    return ParticipantView(
        member_id=row.member_id, name=row.name, department=row.department, abstains=row.abstains
    )
