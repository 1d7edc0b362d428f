"""Who was shown what, as pages and the gate read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.db.models import CharField, QuerySet, Value

from segmatrix.base.actor import Actor
from segmatrix.review import access
from segmatrix.review.access.deputies import deputies
from segmatrix.review.models import Attendance, DeputyExposure, Exposure, Meeting
from segmatrix.review.terms import Shown


@dataclass(frozen=True, slots=True)
class ExposureView:
    """That one person was shown one revision and could answer.

    Attributes:
        shown: In which way, one of `terms.Shown`; of several, the first that was recorded.
        meeting: The name of the meeting, empty if it was none.
        day: When, as a date in UTC, or the meeting's own day.
        deputy: Who was shown it for them; empty for what they were shown themselves.
    """

    stakeholder_id: str
    revision: int
    shown: str
    meeting: str
    day: date
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """An attendance list.

    Attributes:
        there: The ids of the people to ask who were there.
        could_answer: Whether being there counts as being shown the revision.
    """

    id: str
    title: str
    held_on: date
    revision: int
    could_answer: bool
    there: tuple[str, ...]
    noted_by: str
    noted_at: datetime

    @classmethod
    def of(cls, row: Meeting, there: Iterable[str]) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            title=row.title,
            held_on=row.held_on,
            revision=row.revision,
            could_answer=row.could_answer,
            there=tuple(there),
            noted_by=row.noted_by,
            noted_at=row.noted_at,
        )


def exposures(matrix_id: str, actor: Actor) -> tuple[ExposureView, ...]:
    """Return who was shown which revision, one for each person and revision, in three queries more.

    Those of people who were taken off the list are left out.
    """
    return exposures_in(access.matrix(matrix_id, actor).id)


def exposures_in(matrix_id: str) -> tuple[ExposureView, ...]:
    """Return the exposures of a matrix that the reader is known to read."""
    found: dict[tuple[str, int], ExposureView] = {}
    standing = {"stakeholder__matrix_id": matrix_id, "stakeholder__removed": False}
    opened = Exposure.objects.filter(**standing).order_by("at", "pk")
    there = Attendance.objects.filter(
        **standing, meeting__removed=False, meeting__could_answer=True
    ).select_related("meeting")
    for row in opened:
        view = ExposureView(row.stakeholder_id, row.revision, row.shown, "", row.at.date())
        found[row.stakeholder_id, row.revision] = view
    for row in there.order_by("meeting__held_on", "pk"):
        held, key = row.meeting, (row.stakeholder_id, row.meeting.revision)
        view = ExposureView(*key, Shown.MEETING.value, held.title, held.held_on)
        found.setdefault(key, view)
    for row in _by_deputies(matrix_id):
        key, name = (row.deputy.stakeholder_id, row.revision), row.deputy.name
        found.setdefault(key, ExposureView(*key, row.shown, "", row.at.date(), name))
    return tuple(found.values())


def members_shown(matrix_id: str) -> tuple[str, ...]:
    """Return the members who were shown some revision, for a room that tells them."""
    people = {each.stakeholder_id for each in exposures_in(matrix_id)}
    rows = access.stakeholders(matrix_id).filter(pk__in=people).exclude(member_id="")
    return tuple(rows.order_by("pk").values_list("member_id", flat=True))


def _by_deputies(matrix_id: str) -> QuerySet[DeputyExposure]:
    """Return what those who answer for others were shown, as long as they do."""
    rows = DeputyExposure.objects.filter(deputy__in=deputies(matrix_id)).select_related("deputy")
    return rows.order_by("at", "pk")


def seen_revisions(shown: Iterable[ExposureView]) -> dict[str, frozenset[int]]:
    """Return which revisions each person was shown."""
    seen: dict[str, set[int]] = defaultdict(set)
    for each in shown:
        seen[each.stakeholder_id].add(each.revision)
    return {person: frozenset(revisions) for person, revisions in seen.items()}


def meetings(matrix_id: str, actor: Actor, *, removed: bool = False) -> tuple[MeetingView, ...]:
    """Return the attendance lists of a matrix, or the removed ones, latest meeting first."""
    matrix = access.matrix(matrix_id, actor)
    rows = list(
        Meeting.objects.filter(matrix_id=matrix.id, removed=removed).order_by(
            "-held_on", "-noted_at"
        )
    )
    there: dict[str, list[str]] = defaultdict(list)
    attendances = Attendance.objects.filter(meeting__in=rows, stakeholder__removed=False)
    for meeting_id, stakeholder_id in attendances.values_list("meeting_id", "stakeholder_id"):
        there[meeting_id].append(stakeholder_id)
    return tuple(MeetingView.of(row, there[row.pk]) for row in rows)


@dataclass(frozen=True, slots=True)
class Unexposed:
    """As whom the actor has yet to be shown a revision.

    Attributes:
        deputy_id: As whose deputy; empty for the person themself.
    """

    stakeholder_id: str
    deputy_id: str


def not_exposed(matrix_id: str, revision: int, actor: Actor) -> list[Unexposed]:
    """Return as whom of the people to ask, or their deputy, the actor has yet to open a revision.

    One query; nothing for most, who are not asked or were here before.
    """
    if not actor.member_id:
        return []
    opened = Exposure.objects.filter(revision=revision, stakeholder__matrix_id=matrix_id)
    own = access.stakeholders(matrix_id).filter(member_id=actor.member_id).order_by()
    own = own.exclude(pk__in=opened.values("stakeholder_id"))
    before = DeputyExposure.objects.filter(revision=revision)
    stood = deputies(matrix_id).filter(member_id=actor.member_id).order_by()
    stood = stood.exclude(pk__in=before.values("deputy_id"))
    rows = own.values_list("pk", Value("", output_field=CharField()))
    return [Unexposed(*row) for row in rows.union(stood.values_list("stakeholder_id", "pk"))]
