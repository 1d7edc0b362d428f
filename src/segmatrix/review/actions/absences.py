"""What can be done about who is away, and who stands in."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.versions import refuse_if_stale
from segmatrix.base.zoning import day_called, zone_called
from segmatrix.review import access, terms
from segmatrix.review.access import plans as rows
from segmatrix.review.access.parties import Parties
from segmatrix.review.errors.plans import NobodyOfThatName
from segmatrix.review.events import absences as events
from segmatrix.review.models import Absence


@action
def record_absence(given: events.RecordAbsence, *, actor: Actor) -> None:
    """Say from which day to which somebody is away, and who stands in for them.

    Everybody says so of themselves, who facilitates of anybody. Refuses a last day before the
    first, somebody who takes no part, and who would stand in for themselves.
    Records AbsenceRecorded.
    """
    matrix = access.matrix(given.matrix_id, actor)
    parties = Parties(matrix.id, actor)
    rows.require_own_absence(matrix.id, given.who, parties, actor)
    away = parties.find(given.who)
    if away is None:
        raise NobodyOfThatName("who")
    _refuse_too_many(matrix.id)
    row = Absence(matrix_id=matrix.id, who=away.id, who_name=away.name)
    _describe(row, given, parties)
    row.save()
    record(
        events.AbsenceRecorded(**_whole(row)),
        inverse=events.RemoveAbsence(matrix_id=matrix.id, absence_id=row.pk),
    )


@action
def edit_absence(given: events.EditAbsence, *, actor: Actor) -> None:
    """Say anew when somebody is away, and who stands in.

    Refuses what `record_absence` refuses, and an edit of an older version, handing back both.
    Records AbsenceEdited.
    """
    row, parties = _own(given, actor)
    before = _typed(row)
    _describe(row, given, parties)
    refuse_if_stale(
        row.version,
        given.version,
        theirs=before,
        yours=_typed(row),
        who=lambda: access.last_author(given.matrix_id, f"absence:{row.pk}"),
    )
    if _typed(row) == before:
        return
    row.version += 1
    row.save()
    record(
        events.AbsenceEdited(**_whole(row)),
        inverse=events.EditAbsence(matrix_id=row.matrix_id, absence_id=row.pk, **before),
    )


@action
def remove_absence(given: events.RemoveAbsence, *, actor: Actor) -> None:
    """Say that somebody is not away after all. Records AbsenceRemoved."""
    row, _parties = _own(given, actor)
    row.removed = True
    row.save(update_fields=["removed"])
    place = {"matrix_id": row.matrix_id, "absence_id": row.pk}
    record(
        events.AbsenceRemoved(**place, who=row.who, who_name=row.who_name),
        inverse=events.RestoreAbsence(**place),
    )


@action
def restore_absence(given: events.RestoreAbsence, *, actor: Actor) -> None:
    """Let an absence stand again. Records AbsenceRestored."""
    row, _parties = _own(given, actor, removed=True)
    row.removed = False
    row.save(update_fields=["removed"])
    record(
        events.AbsenceRestored(**_whole(row)),
        inverse=events.RemoveAbsence(matrix_id=row.matrix_id, absence_id=row.pk),
    )


def _own(given: Any, actor: Actor, *, removed: bool = False) -> tuple[Absence, Parties]:
    """Return an absence that the actor may change, with everybody who takes part."""
    matrix = access.matrix(given.matrix_id, actor)
    row = rows.absence(matrix.id, given.absence_id, removed=removed)
    parties = Parties(matrix.id, actor)
    rows.require_own_absence(matrix.id, row.who, parties, actor)
    return row, parties


def _describe(row: Absence, given: Any, parties: Parties) -> None:
    row.zone = zone_called(given.zone).key
    row.first = day_called(given.first, field="first")
    row.last = day_called(given.last, field="last")
    if row.last < row.first:
        raise Invalid(
            _("The last day is before the first."), field="last", yours=row.last.isoformat()
        )
    if given.substitute == row.substitute:
        return
    there = parties.find(given.substitute)
    if given.substitute and there is None:
        raise NobodyOfThatName("substitute")
    if there and there.id == parties.id_of(row.who):
        raise Invalid(
            _("Nobody stands in for themselves."), hint=_("Choose another."), field="substitute"
        )
    row.substitute = there.id if there else ""


def _refuse_too_many(matrix_id: str) -> None:
    if rows.absences(matrix_id).count() >= terms.ABSENCES_AT_MOST:
        raise Invalid(
            _("At most %(most)s absences fit here.") % {"most": terms.ABSENCES_AT_MOST},
            hint=_("Take off some that are over."),
        )


def _typed(row: Absence) -> dict[str, str]:
    """Return an absence as it is typed."""
    return {
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
        "zone": row.zone,
        "substitute": row.substitute,
    }


def _whole(row: Absence) -> dict[str, Any]:
    return {
        "matrix_id": row.matrix_id,
        "absence_id": row.pk,
        "who": row.who,
        "who_name": row.who_name,
        "version": row.version,
        **_typed(row),
    }
