"""Who was shown what: by opening a page, or at a meeting."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, NotPermitted
from segmatrix.base.inputs import dated, named, one_of
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import MatrixHead
from segmatrix.people.terms import Permission
from segmatrix.review import access, events, terms
from segmatrix.review.access.deputies import own_deputyship
from segmatrix.review.errors import NoSuchStakeholder
from segmatrix.review.models import Attendance, DeputyExposure, Exposure, Meeting


@action
def record_exposure(given: events.RecordExposure, *, actor: Actor) -> None:
    """Say that the actor was shown a revision and could answer; a second time changes nothing.

    A deputy is shown it for whom they stand for. Refuses somebody who may not comment, another
    person's entry, and a revision that is not there.
    Records ExposureRecorded, which is final: nobody can make a thing unseen.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    row = access.stakeholder(matrix.id, given.stakeholder_id)
    shown = one_of(terms.Shown, given.shown, field="shown")
    _exists(given.revision, matrix, actor)
    about = {"revision": given.revision, "defaults": {"shown": shown.value, "at": clock.now()}}
    deputy_name = ""
    if given.deputy_id:
        deputy = own_deputyship(matrix.id, given.deputy_id, actor)
        row, deputy_name = deputy.stakeholder, deputy.name
        _seen, new = DeputyExposure.objects.get_or_create(deputy=deputy, **about)
    else:
        if row.member_id != actor.member_id:
            raise NotPermitted(_("Only %(name)s can say that.") % {"name": row.name})
        _shown, new = Exposure.objects.get_or_create(stakeholder=row, **about)
    if new:
        fact = events.ExposureRecorded(
            matrix_id=matrix.id,
            stakeholder_id=row.pk,
            name=row.name,
            revision=given.revision,
            shown=shown.value,
            deputy_name=deputy_name,
        )
        record(fact, inverse=None)


@action
def note_meeting(given: events.NoteMeeting, *, actor: Actor) -> None:
    """Write down who was at a meeting and which revision they were shown there.

    Refuses a missing name, a day that is none or lies ahead, a revision that is not there, an empty
    list, and anybody who is not asked. Records MeetingNoted.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    meeting = Meeting(
        matrix_id=matrix.id,
        title=named(given.title, limit=terms.TITLE_LENGTH),
        held_on=_past(given.held_on),
        revision=_exists(given.revision, matrix, actor),
        could_answer=given.could_answer,
        noted_by=actor.name,
        noted_at=clock.now(),
    )
    there = _those(given.stakeholder_ids, matrix.id)
    meeting.save()
    Attendance.objects.bulk_create(
        [Attendance(meeting=meeting, stakeholder_id=stakeholder_id) for stakeholder_id in there]
    )
    record(
        events.MeetingNoted(**_whole(meeting)),
        inverse=events.RemoveMeeting(matrix_id=matrix.id, meeting_id=meeting.pk),
    )


@action
def remove_meeting(given: events.RemoveMeeting, *, actor: Actor) -> None:
    """Take an attendance list back, and with it what it alone says that people were shown.

    Records MeetingRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    meeting = access.meeting(matrix.id, given.meeting_id)
    meeting.removed = True
    meeting.save(update_fields=["removed"])
    record(
        events.MeetingRemoved(**_whole(meeting)),
        inverse=events.RestoreMeeting(matrix_id=matrix.id, meeting_id=meeting.pk),
    )


@action
def restore_meeting(given: events.RestoreMeeting, *, actor: Actor) -> None:
    """Let an attendance list count again. Records MeetingRestored."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    meeting = access.meeting(matrix.id, given.meeting_id, removed=True)
    meeting.removed = False
    meeting.save(update_fields=["removed"])
    record(
        events.MeetingRestored(**_whole(meeting)),
        inverse=events.RemoveMeeting(matrix_id=matrix.id, meeting_id=meeting.pk),
    )


def _exists(revision: int, matrix: MatrixHead, actor: Actor) -> int:
    """Return the number of a revision that is worked on or kept, or was worked on before."""
    kept = {each.number for each in matrices.revisions(matrix.id, actor)}
    if not 1 <= revision <= matrix.revision and revision not in kept:
        raise Invalid(
            _("There is no revision %(number)d.") % {"number": revision},
            hint=_("The newest one is %(number)d.") % {"number": matrix.revision},
            field="revision",
        )
    return revision


def _past(text: str) -> Any:
    day = dated(text, field="held_on")
    if day is None:
        raise Invalid(_("The day of the meeting is missing."), field="held_on")
    if (day - clock.now().date()).days > 1:  # it may be tomorrow already where they sit
        raise Invalid(
            _("This meeting lies ahead."),
            hint=_("Note who was there once it was held."),
            field="held_on",
            yours=text,
        )
    return day


def _those(stakeholder_ids: list[str], matrix_id: str) -> list[str]:
    """Return the people who were there, each once, all of whom are asked."""
    wanted = list(dict.fromkeys(stakeholder_ids))
    if not wanted:
        raise Invalid(
            _("Nobody was ticked."), hint=_("Tick who was there."), field="stakeholder_ids"
        )
    if len(wanted) > terms.AT_A_MEETING:
        raise Invalid(
            _("At most %(most)d people fit on one list.") % {"most": terms.AT_A_MEETING},
            field="stakeholder_ids",
        )
    known = set(access.stakeholders(matrix_id).values_list("pk", flat=True))
    if not known.issuperset(wanted):
        raise NoSuchStakeholder
    return wanted


def _whole(meeting: Meeting) -> dict[str, Any]:
    there = Attendance.objects.filter(meeting=meeting).order_by("pk")
    return {
        "matrix_id": meeting.matrix_id,
        "meeting_id": meeting.pk,
        "title": meeting.title,
        "held_on": meeting.held_on.isoformat(),
        "revision": meeting.revision,
        "stakeholder_ids": list(there.values_list("stakeholder_id", flat=True)),
        "could_answer": meeting.could_answer,
    }
