"""Letting a matrix hold again what it held at a revision that was kept."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.matrix import access, differing, events
from segmatrix.matrix.actions.revisions import go_on, keep
from segmatrix.matrix.actions.states import departures
from segmatrix.matrix.contents import Content, Row
from segmatrix.matrix.models import Matrix, Revision
from segmatrix.matrix.queries.contents import NOUNS, Noun, content_of
from segmatrix.matrix.terms import State
from segmatrix.people.terms import Permission


@action
def restore_revision(given: events.RestoreRevision, *, actor: Actor) -> None:
    """Let the matrix hold again what it held at a revision, as a draft under a new number.

    What stands now is kept as a revision first. Everything keeps its id, hence its evidence,
    comments and history: what is not of that revision is put aside, and what was removed since
    comes back. Names of the matrix and people's own placements stay. Refuses a segment that became
    part of another one since, and to take back what was changed after it. Records RevisionKept,
    unless it takes back, and RevisionRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    revision = access.revision(matrix, given.number)
    if matrix.state == State.RETIRED:
        raise Changed(_("This matrix is retired."), hint=_("Take it up again first."))
    stood, number = str(matrix.state), given.instead_of
    if number is None:
        number = keep(matrix, _words(revision), actor, put_aside=True).number
    else:
        _refuse_if_overtaken(matrix, number)
    _bring_back(matrix, Content.of(revision.content))
    matrix.state = State(given.state or State.DRAFT)
    if matrix.state == State.AGREED:
        _refuse_unless_agreed(matrix, given.agreed_revision)
        matrix.revision = matrix.agreed_revision
    elif given.instead_of is not None:
        go_on(matrix)
    matrix.save(update_fields=["state", "revision", "unit"])
    whole = {"matrix_id": matrix.pk, "number": revision.number}
    record(
        events.RevisionRestored(
            **whole, kept=number, revision=matrix.revision, state=str(matrix.state)
        ),
        inverse=events.RestoreRevision(
            matrix_id=matrix.pk,
            number=number,
            instead_of=revision.number,
            state=stood,
            agreed_revision=matrix.agreed_revision,
        ),
    )


def _words(revision: Revision) -> str:
    return _("Before going back to revision %(number)s") % {"number": revision.number}


def _refuse_if_overtaken(matrix: Matrix, number: int) -> None:
    brought_back = Content.of(access.revision(matrix, number).content)
    if changed := differing.differences(brought_back, content_of(matrix)):
        raise Changed(
            _("This has been changed since: %(what)s") % {"what": changed[0].words},
            hint=_("Choose the revision to go back to, so that what stands now is kept."),
        )


def _refuse_unless_agreed(matrix: Matrix, agreed_revision: int | None) -> None:
    """Refuse to call a matrix agreed that holds something else than what was agreed last."""
    if matrix.agreed_revision != agreed_revision:
        raise Changed(
            _("Another revision was agreed since."),
            hint=_("Choose the revision to go back to, and agree on it anew."),
        )
    if departed := departures(matrix):
        raise Changed(
            _("What stood before is not what was agreed: %(what)s") % {"what": departed[0]},
            hint=_("Choose the revision to go back to, and agree on it anew."),
        )


def _bring_back(matrix: Matrix, content: Content) -> None:
    """Write a content over what stands, noun by noun."""
    access.refuse_merged_since(matrix, [row["id"] for row in content.segments])
    matrix.unit = content.unit
    columns = {row["id"] for row in content.segments}
    for name, noun in NOUNS.items():
        wanted = {row["id"]: row for row in getattr(content, name)}
        _write(noun, matrix, wanted, columns)


def _write(noun: Noun, matrix: Matrix, wanted: dict[Any, Row], columns: set[str]) -> None:
    """Give each row what it is to hold, first those put aside, so that one thing holds a place.

    What stands in segments that are not of the content stays in them, aside as they are.
    """
    standing = set(noun.rows(matrix).filter(**noun.stands).values_list("pk", flat=True))
    aside, back = [], []
    for row in noun.rows(matrix):
        if row.pk in wanted:
            _set(noun, row, noun.standing | _kept(noun, wanted[row.pk]), into=back)
        elif row.pk in standing and getattr(row, "segment_id", None) in (None, *columns):
            _set(noun, row, noun.aside, into=aside)
    fields = {*noun.fields, *noun.aside, *noun.standing, *(count for count, _of in noun.counts)}
    for rows in (aside, back):
        noun.table.objects.bulk_update(rows, sorted(fields))


def _kept(noun: Noun, row: Row) -> Row:
    return {field: row[field] for field in noun.fields}


def _set(noun: Noun, row: Any, values: dict[str, Any], *, into: list[Any]) -> None:
    """Give a row these values, counting its versions, and list it if that changes it."""
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, values[name])
    for count, fields in noun.counts:
        if changed.intersection(fields):
            setattr(row, count, getattr(row, count) + 1)
    if changed:
        into.append(row)
