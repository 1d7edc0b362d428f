"""What people to ask said stands in sources of evidence."""

from typing import Any

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.evidence import actions as evidence
from segmatrix.evidence import events as asked
from segmatrix.evidence import queries as sources
from segmatrix.evidence.terms import SourceKind
from segmatrix.people.terms import Permission
from segmatrix.review import access, events
from segmatrix.review.models import Interview


@action
def add_interview(given: events.AddInterview, *, actor: Actor) -> None:
    """Keep the notes of an interview with a person to ask as a source of evidence.

    Refuses what evidence refuses of a source. Records SourceAdded and InterviewLinked.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    row = access.stakeholder(matrix.id, given.stakeholder_id)
    source = asked.AddSource(
        matrix_id=matrix.id,
        title=given.title,
        kind=SourceKind.INTERVIEW,
        date=given.date,
        collector=actor.name,
        department=row.department,
        url=given.url,
        note=given.note,
    )
    [added] = evidence.add_source(source, actor=actor)
    place = {"stakeholder_id": row.pk, "source_id": added.source_id}
    link_interview(events.LinkInterview(matrix_id=matrix.id, **place), actor=actor)


@action
def link_interview(given: events.LinkInterview, *, actor: Actor) -> None:
    """Say that a source of the matrix holds what a person to ask said. Records InterviewLinked."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    row = access.stakeholder(matrix.id, given.stakeholder_id)
    source = sources.source(matrix.id, given.source_id, actor)
    interview, new = Interview.objects.get_or_create(stakeholder=row, source_id=source.id)
    if interview.standing and not new:
        return
    interview.standing = True
    interview.save(update_fields=["standing"])
    place = {"matrix_id": matrix.id, "stakeholder_id": row.pk, "source_id": source.id}
    record(
        events.InterviewLinked(**place, name=row.name, title=source.title),
        inverse=events.UnlinkInterview(**place),
    )


@action
def unlink_interview(given: events.UnlinkInterview, *, actor: Actor) -> None:
    """Say that a source is not about a person to ask after all; the source stays.

    Records InterviewUnlinked.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    interview = access.interview(matrix.id, given.stakeholder_id, given.source_id)
    interview.standing = False
    interview.save(update_fields=["standing"])
    place: dict[str, Any] = {
        "matrix_id": matrix.id,
        "stakeholder_id": interview.stakeholder_id,
        "source_id": interview.source_id,
    }
    record(
        events.InterviewUnlinked(
            **place, name=interview.stakeholder.name, title=interview.source.title
        ),
        inverse=events.LinkInterview(**place),
    )
