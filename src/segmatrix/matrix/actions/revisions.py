"""Keeping all that a matrix holds as a revision."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import named, written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Matrix, Revision
from segmatrix.matrix.queries.contents import content_of
from segmatrix.matrix.terms import State
from segmatrix.people.terms import Permission


@action
def name_revision(given: events.NameRevision, *, actor: Actor) -> None:
    """Keep all that the matrix holds under its number and a name.

    Work goes on under the next number. Refuses a name that is missing or taken, and a matrix that
    is agreed (that is kept already) or retired. Records RevisionKept.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    if matrix.state not in (State.DRAFT, State.IN_REVIEW):
        raise Changed(
            _("There is no draft to keep: this matrix is agreed or retired."),
            hint=_("Return to a draft first."),
        )
    kept = Revision.objects.filter(matrix=matrix, stands=True).values_list("name", flat=True)
    keep(matrix, named(given.name, limit=terms.NAME_LENGTH, taken=filter(None, kept)), actor)


@action
def keep_revision(given: events.KeepRevision, *, actor: Actor) -> None:
    """Take the keeping of a revision back, or keep it again; its number is not given anew.

    Refuses one that was agreed or brought back since, and one that is as asked for already.
    Records RevisionKept.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    revision = access.revision(matrix, given.number, taken_back=given.stands)
    if matrix.agreed_revision == revision.number:
        raise Changed(_("This is the revision that was agreed."), hint=_("It stays readable."))
    revision.stands = given.stands
    revision.save(update_fields=["stands"])
    _record(matrix, revision)


def keep(matrix: Matrix, name: str, actor: Actor, **more: Any) -> Revision:
    """Keep the content under the number that is worked on, inside an action.

    Work goes on under the next number, except on what is `agreed`. Records RevisionKept.

    Args:
        more: What else is true of the revision: `agreed`, `notes`, `put_aside`.
    """
    if agreed_already(matrix):
        go_on(matrix)
    revision = Revision.objects.create(
        matrix=matrix,
        number=matrix.revision,
        name=written(name, field="name", limit=terms.NAME_LENGTH),
        content=content_of(matrix).to_json(),
        member_id=actor.member_id,
        by_name=actor.name,
        department=actor.department,
        at=clock.now(),
        **more,
    )
    if not revision.agreed:
        go_on(matrix)
    _record(matrix, revision)
    return revision


def go_on(matrix: Matrix) -> None:
    """Let work go on under a number that was never given before, inside an action."""
    matrix.highest_revision += 1
    matrix.revision = matrix.highest_revision
    matrix.save(update_fields=["revision", "highest_revision"])


def agreed_already(matrix: Matrix) -> bool:
    """Whether the number that the matrix bears is that of the revision that was agreed."""
    return matrix.revision == matrix.agreed_revision


def _record(matrix: Matrix, revision: Revision) -> None:
    whole = {"matrix_id": matrix.pk, "number": revision.number}
    record(
        events.RevisionKept(
            **whole,
            revision_id=revision.pk,
            name=revision.name,
            agreed=revision.agreed,
            by_name=revision.by_name,
            revision=matrix.revision,
            stands=revision.stands,
        ),
        inverse=events.KeepRevision(**whole, stands=not revision.stands),
    )
