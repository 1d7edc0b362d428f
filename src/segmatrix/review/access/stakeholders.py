from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from segmatrix.activity.queries import Entry, history, told
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review.errors import NoSuchStakeholder
from segmatrix.review.events import StakeholderRemoved
from segmatrix.review.models import (
    Attendance,
    Exposure,
    Interview,
    Meeting,
    Nomination,
    ReviewAnswer,
    Signature,
    Stakeholder,
    Voice,
)
from segmatrix.review.terms import VoiceState

Row = TypeVar("Row", bound=Model)


def sees_addresses(matrix_id: str, actor: Actor) -> bool:
    """Say whether the actor may read the e-mail addresses of people to ask."""
    return people.may(actor, Permission.FACILITATE, matrix_id)


def stakeholder(matrix_id: str, stakeholder_id: str, *, removed: bool = False) -> Stakeholder:
    """Return a person to ask of the matrix, who stands (or, if so asked, is `removed`)."""
    found = _one(Stakeholder.objects.filter(matrix_id=matrix_id, pk=stakeholder_id))
    return as_asked(found, matrix_id, f"stakeholder:{stakeholder_id}", removed=removed)


def stakeholders(matrix_id: str) -> QuerySet[Stakeholder]:
    """Return the people to ask who stand, by name."""
    return Stakeholder.objects.filter(matrix_id=matrix_id, removed=False).order_by("name", "pk")


def removals(matrix_id: str) -> list[Entry]:
    """Return what tells of the people who are off the list now, the newest fact of each."""
    rows = Stakeholder.objects.filter(matrix_id=matrix_id, removed=True)
    gone = set(rows.values_list("pk", flat=True))
    entries = told(f"matrix:{matrix_id}", [StakeholderRemoved]) if gone else ()
    newest = {vars(entry.fact)["stakeholder_id"]: entry for entry in entries}
    return [entry for person, entry in newest.items() if person in gone]


def was_heard(person: Stakeholder) -> bool:
    """Say whether a person was shown, answered or signed anything, which is theirs alone."""
    about = {"stakeholder": person}
    return (
        Exposure.objects.filter(**about).exists()
        or Attendance.objects.filter(**about).exists()
        or ReviewAnswer.objects.filter(**about).exclude(answer="").exists()
        or Signature.objects.filter(**about).exists()
        or Voice.objects.filter(**about, state=VoiceState.CONFIRMED).exists()
    )


def nominations(matrix_id: str) -> QuerySet[Nomination]:
    """Return what stands of who named whom, in the order it was said."""
    rows = Nomination.objects.filter(nominator__matrix_id=matrix_id, standing=True)
    return rows.order_by("at", "pk")


def meeting(matrix_id: str, meeting_id: str, *, removed: bool = False) -> Meeting:
    """Return a meeting of the matrix, which stands (or, if so asked, is `removed`)."""
    found = _one(Meeting.objects.filter(matrix_id=matrix_id, pk=meeting_id))
    return as_asked(found, matrix_id, f"meeting:{meeting_id}", removed=removed)


def interview(matrix_id: str, stakeholder_id: str, source_id: str) -> Interview:
    """Return the standing interview that ties a person to a source."""
    rows = Interview.objects.select_related("stakeholder", "source").filter(standing=True)
    pair = {"stakeholder_id": stakeholder_id, "source_id": source_id}
    return _one(rows.filter(stakeholder__matrix_id=matrix_id, **pair))


def last_author(matrix_id: str, subject: str) -> str:
    """Return the name of whoever last settled a subject in the matrix, empty if nobody did."""
    entries = history(f"matrix:{matrix_id}", subject)
    return next((entry.actor_name for entry in entries if entry.fact.subject == subject), "")


def _one(rows: QuerySet[Row]) -> Row:
    found = rows.first()
    if found is None:
        raise NoSuchStakeholder
    return found


def as_asked(row: Any, matrix_id: str, subject: str, *, removed: bool) -> Any:
    """Return the row if it is removed or not, as asked; else say who made it otherwise."""
    if row.removed == removed:
        return row
    name = last_author(matrix_id, subject)
    if removed:
        raise Changed(_("%(name)s brought this back already.") % {"name": name}, by=name)
    raise Changed(
        _("%(name)s removed this.") % {"name": name},
        hint=_("It is kept and can be brought back."),
        by=name,
    )
