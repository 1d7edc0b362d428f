"""A plan as pages read it, and as the worker looks through all plans for what is due."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from segmatrix.activity.queries import Entry, history
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.matrix.queries import Text
from segmatrix.people import queries as people
from segmatrix.review import access
from segmatrix.review.access import plans as rows
from segmatrix.review.access.parties import Parties, Party
from segmatrix.review.models import Absence, Step
from segmatrix.review.substituting import Away, on_duty
from segmatrix.review.terms import SOON, Place


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """Somebody is away from one day to another, both included.

    Attributes:
        who: Their id, and `who_name` what they are called.
        zone: Where the days begin and end.
        substitute: Who stands in for them, None for nobody yet.
        over: Whether the last day has passed there.
    """

    id: str
    who: str
    who_name: str
    first: date
    last: date
    zone: ZoneInfo
    substitute: Party | None
    over: bool
    version: int


@dataclass(frozen=True, slots=True)
class StepView:
    """Something that somebody does by an instant.

    Attributes:
        owner: Whose it is; None for nobody's, and for somebody who takes part no more.
        owner_name: What they are or were called; empty for nobody's.
        zone: Where `due` was typed.
        away: The absence of its owner when it is due, if they are away then.
        duty: Who is there to do it: its owner, who stands in, or None.
        soon, late: Whether it is open and due within a day, or was due.
    """

    id: str
    name: str
    place: Place
    owner: Party | None
    owner_name: str
    due: datetime
    zone: ZoneInfo
    done_at: datetime | None
    done_by: str
    away: AbsenceView | None
    duty: Party | None
    soon: bool
    late: bool
    version: int

    @property
    def gone(self) -> bool:
        """Whether it was somebody's who takes part no more."""
        return bool(self.owner_name) and self.owner is None

    @property
    def waits_for_somebody(self) -> bool:
        """Whether it is open and nobody is there to do it."""
        return self.done_at is None and self.duty is None

    def is_for(self, member_id: str) -> bool:
        """Say whether it is a member's: they own it or stand in."""
        return member_id in {party.id for party in (self.owner, self.duty) if party}


@dataclass(frozen=True, slots=True)
class PlanView:
    """The steps of a matrix that stand, what is due first before the rest, and who is away."""

    steps: tuple[StepView, ...]
    absences: tuple[AbsenceView, ...]

    @property
    def open(self) -> tuple[StepView, ...]:
        """Those that are not done."""
        return tuple(step for step in self.steps if step.done_at is None)

    @property
    def late(self) -> tuple[StepView, ...]:
        """Those that should have been done by now."""
        return tuple(step for step in self.steps if step.late)

    @property
    def next(self) -> StepView | None:
        """The first that is still ahead, if any."""
        return next((step for step in self.open if not step.late), None)

    @property
    def finished(self) -> tuple[StepView, ...]:
        """Those that are done."""
        return tuple(step for step in self.steps if step.done_at is not None)


@dataclass(frozen=True, slots=True)
class FallingDue:
    """A step of which somebody has not been told yet that it is due.

    Attributes:
        actor: The worker acting for whose duty it is.
    """

    matrix_id: str
    step_id: str
    version: int
    late: bool
    actor: Actor


def plan(matrix_id: str, actor: Actor) -> PlanView:
    """Return the plan of a matrix, in a fixed number of queries."""
    matrix = access.matrix(matrix_id, actor)
    parties = Parties(matrix.id, actor)
    found = list(rows.absences(matrix.id))
    away = rows.away(found, parties.id_of)
    views = {row.pk: _absence(row, parties) for row in found}
    now = clock.now()
    steps = (_step(row, parties, away, views, now) for row in rows.steps(matrix.id))
    return PlanView(tuple(steps), tuple(views.values()))


def step_texts(matrix_id: str, ids: Collection[str] | None = None) -> Iterator[Text]:
    """Return the steps of a plan, done or not; whose they are is read on the plan."""
    found = Step.objects.filter(matrix=matrix_id)
    found = found if ids is None else found.filter(pk__in=ids)
    for row in found.order_by("due", "pk"):
        yield Text(id=row.pk) if row.removed else Text(id=row.pk, text=row.name)


def parties(matrix_id: str, actor: Actor) -> Parties:
    """Return everybody who takes part in a matrix, and may own a step or stand in."""
    return Parties(access.matrix(matrix_id, actor).id, actor)


def step_history(matrix_id: str, step_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a step, newest first."""
    matrix = access.matrix(matrix_id, actor)
    return history(f"matrix:{matrix.id}", f"step:{step_id}", "plan")


def removed_steps(matrix_id: str, actor: Actor) -> tuple[StepView, ...]:
    """Return the steps that were taken off the plan, for whoever edits it."""
    matrix = access.matrix(matrix_id, actor)
    parties = Parties(matrix.id, actor)
    gone = Step.objects.filter(matrix_id=matrix.id, removed=True).order_by("due", "name", "pk")
    views = (_step(row, parties, [], {}, clock.now()) for row in gone)
    return tuple(replace(view, soon=False, late=False) for view in views)


def falling_due() -> list[FallingDue]:
    """Return who has to be told of which open step, in all plans, in a fixed number of queries."""
    now = clock.now()
    steps = list(rows.nearly_due())
    by_matrix = rows.Duties({row.matrix_id for row in steps})
    duties = {row.pk: by_matrix.of(row.matrix_id, row.who, row.due).who for row in steps}
    there = {each.member_id: each.actor for each in people.addressees(set(duties.values()))}
    found = []
    for row in steps:
        who, late = duties[row.pk], row.due <= now
        told = row.told_late if late else row.told_soon
        if who in there and who != told:
            found.append(FallingDue(row.matrix_id, row.pk, row.version, late, there[who]))
    return found


def _step(
    row: Step,
    parties: Parties,
    away: list[Away],
    absences: dict[str, AbsenceView],
    now: datetime,
) -> StepView:
    owner = parties.find(row.who)
    duty = on_duty(owner.id if owner else "", row.due, away)
    is_open = row.done_at is None
    return StepView(
        id=row.pk,
        name=row.name,
        place=Place(row.place),
        owner=owner,
        owner_name=owner.name if owner else row.who_name,
        due=row.due,
        zone=ZoneInfo(row.zone),
        done_at=row.done_at,
        done_by=row.done_by,
        away=absences[duty.away.id] if duty.away else None,
        duty=parties.find(duty.who),
        soon=is_open and now < row.due <= now + SOON,
        late=is_open and row.due <= now,
        version=row.version,
    )


def _absence(row: Absence, parties: Parties) -> AbsenceView:
    zone = ZoneInfo(row.zone)
    away = parties.find(row.who)
    return AbsenceView(
        id=row.pk,
        who=away.id if away else row.who,
        who_name=away.name if away else row.who_name,
        first=row.first,
        last=row.last,
        zone=zone,
        substitute=parties.find(row.substitute),
        over=clock.now().astimezone(zone).date() > row.last,
        version=row.version,
    )
