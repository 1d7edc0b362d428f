"""The steps of a plan and who is away, as they exist for an actor who may read the matrix."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.activity.queries import history
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.matrix.terms import State
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review.access.parties import Parties
from segmatrix.review.errors.plans import NoSuchStep, SomebodyElsesAbsence, SomebodyElsesStep
from segmatrix.review.models import Absence, Stakeholder, Step
from segmatrix.review.substituting import Away, Duty, on_duty
from segmatrix.review.terms import FORGOTTEN, SOON

DAY = timedelta(days=1)


def steps(matrix_id: str) -> QuerySet[Step]:
    """Return the steps that stand, what is due first before the rest."""
    return Step.objects.filter(matrix_id=matrix_id, removed=False).order_by("due", "name", "pk")


def absences(matrix_id: str) -> QuerySet[Absence]:
    """Return the absences that stand, the earliest first."""
    rows = Absence.objects.filter(matrix_id=matrix_id, removed=False)
    return rows.order_by("first", "who_name", "pk")


def step(matrix_id: str, step_id: str, *, removed: bool = False) -> Step:
    """Return a step of the plan, which stands (or, if so asked, is `removed`)."""
    found = Step.objects.filter(matrix_id=matrix_id, pk=step_id).first()
    if found is None:
        raise NoSuchStep
    if found.removed != removed:
        raise _otherwise(matrix_id, f"step:{step_id}", found.name, removed=found.removed)
    return found


def absence(matrix_id: str, absence_id: str, *, removed: bool = False) -> Absence:
    """Return an absence, which stands (or, if so asked, is `removed`)."""
    found = Absence.objects.filter(matrix_id=matrix_id, pk=absence_id).first()
    if found is None:
        raise NoSuchStep
    if found.removed != removed:
        raise _otherwise(matrix_id, f"absence:{absence_id}", found.who_name, removed=found.removed)
    return found


def require_own_absence(matrix_id: str, who: str, parties: Parties, actor: Actor) -> None:
    """Refuse who is neither the one that is away nor somebody who facilitates."""
    if parties.id_of(who) != actor.member_id and not facilitates(matrix_id, actor):
        raise SomebodyElsesAbsence


def require_own_step(row: Step, parties: Parties, actor: Actor) -> None:
    """Refuse who neither owns a step, nor stands in for its owner, nor facilitates."""
    owner = parties.id_of(row.who)
    duty = on_duty(owner, row.due, away(absences(row.matrix_id), parties.id_of))
    if actor.member_id not in (owner, duty.who) and not facilitates(row.matrix_id, actor):
        raise SomebodyElsesStep


def whom_to_remind(
    matrix_id: str, people_asked: Iterable[Stakeholder], actor: Actor
) -> tuple[list[str], list[str]]:
    """Return which of the people to ask are reminded now, and who stands in for the others.

    Both are ids of members. Whoever is away and has nobody with an account to stand in is reminded
    themselves, for when they are back.
    """
    parties = Parties(matrix_id, actor)
    gone = away(absences(matrix_id), parties.id_of)
    themselves, substitutes = [], []
    for person in people_asked:
        duty = on_duty(parties.id_of(person.pk), clock.now(), gone)
        there = parties.find(duty.who) if duty.away else None
        if there and there.member_id:
            substitutes.append(there.member_id)
        elif person.member_id:
            themselves.append(person.member_id)
    return themselves, list(dict.fromkeys(substitutes))


def facilitates(matrix_id: str, actor: Actor) -> bool:
    """Say whether the actor edits the plan."""
    return people.may(actor, Permission.FACILITATE, matrix_id)


def away(rows: Iterable[Absence], id_of: Callable[[str], str]) -> list[Away]:
    """Return absences as deciding takes them, with everybody under one id."""
    return [
        Away(
            id=row.pk,
            who=id_of(row.who),
            first=row.first,
            last=row.last,
            zone=ZoneInfo(row.zone),
            substitute=id_of(row.substitute),
        )
        for row in rows
    ]


class Duties:
    """Who is there to do what, in several matrices at once, for the worker."""

    def __init__(self, matrix_ids: Collection[str]) -> None:
        """Read who is away in them, in two queries."""
        asked = Stakeholder.objects.filter(matrix_id__in=matrix_ids, removed=False)
        self._member_of = dict(asked.exclude(member_id="").values_list("pk", "member_id"))
        self._away: dict[str, list[Away]] = defaultdict(list)
        rows = Absence.objects.filter(matrix_id__in=matrix_ids, removed=False)
        for row in rows.order_by("first", "pk"):
            self._away[row.matrix_id] += away([row], self._id_of)

    def of(self, matrix_id: str, who: str, instant: datetime) -> Duty:
        """Return who does at an instant what is somebody's in one of the matrices."""
        return on_duty(self._id_of(who), instant, self._away[matrix_id])

    def _id_of(self, who: str) -> str:
        return self._member_of.get(who, who)


def absent_about(instant: datetime) -> list[str]:
    """Return the matrices under work in which somebody may be away at an instant."""
    day = instant.date()  # in UTC; it may be the day before or after where they sit
    rows = Absence.objects.filter(removed=False, matrix__discarded=False)
    rows = rows.filter(first__lte=day + DAY, last__gte=day - DAY)
    found = rows.exclude(matrix__state=State.RETIRED).order_by("matrix")
    return list(found.values_list("matrix_id", flat=True).distinct())


def nearly_due() -> QuerySet[Step]:
    """Return the open steps of all plans that are due soon, or were not long ago."""
    now = clock.now()
    rows = Step.objects.filter(removed=False, done_at=None, matrix__discarded=False)
    rows = rows.exclude(matrix__state=State.RETIRED)
    return rows.filter(due__gt=now - FORGOTTEN, due__lte=now + SOON).order_by("due", "pk")


def _otherwise(matrix_id: str, subject: str, name: str, *, removed: bool) -> Changed:
    told = history(f"matrix:{matrix_id}", subject, "plan")
    by = next((each.actor_name for each in told if each.fact.subject in (subject, "plan")), "")
    words = (
        _("%(by)s took “%(name)s” off.") if removed else _("%(by)s put “%(name)s” back already.")
    )
    return Changed(words % {"by": by, "name": name}, by=by)
