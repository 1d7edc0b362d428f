"""The one place that decides which evidence exists for an actor, and whether it still stands.

Evidence is read by whoever may read its matrix, and written by whoever may edit cells there. Which
customer said a thing is for those alone who may work with customer data (`sees_customers`); so are
the rows of an imported table, but for whoever brought it in (`sees_text`).
"""

from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from segmatrix.activity.queries import history
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotPermitted
from segmatrix.base.inputs import one_of
from segmatrix.evidence import following
from segmatrix.evidence.documents.formats import Format
from segmatrix.evidence.errors import NoSuchEvidence
from segmatrix.evidence.models import Document, Link, Observation, Source
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import AGREED, AT_ONCE, TargetKind
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import Kind
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission

Row = TypeVar("Row", bound=Model)


def matrix(
    matrix_id: str, actor: Actor, *, may: Permission = Permission.READ
) -> matrices.MatrixHead:
    """Return a matrix that exists for the actor, who must be permitted `may` in it."""
    found = matrices.head(matrix_id, actor)
    people.require(actor, may, matrix_id)
    return found


def editable(matrix_id: str, actor: Actor) -> matrices.MatrixHead:
    """Return a matrix whose evidence the actor may write."""
    return matrix(matrix_id, actor, may=Permission.EDIT_CELLS)


def sees_customers(matrix_id: str, actor: Actor) -> bool:
    """Say whether the actor may read which customer said a thing."""
    return people.may(actor, Permission.DATA, matrix_id)


def source(matrix_id: str, source_id: str, *, removed: bool = False) -> Source:
    """Return a source of the matrix, which stands (or, if so asked, is `removed`)."""
    rows = Source.objects.select_related("document")
    found = _one(rows.filter(matrix_id=matrix_id, pk=source_id))
    return _as_asked(found, matrix_id, f"source:{source_id}", removed=removed)


def observation(
    matrix_id: str, observation_id: str, *, removed: bool = False, typed: Any = None
) -> Observation:
    """Return an observation of the matrix, which stands (or, if so asked, is `removed`)."""
    found = _one(all_observations(matrix_id).filter(pk=observation_id))
    _as_asked(found.source, matrix_id, f"source:{found.source_id}", removed=False, typed=typed)
    subject = f"observation:{observation_id}"
    return _as_asked(found, matrix_id, subject, removed=removed, typed=typed)


def observations(matrix_id: str, observation_ids: Collection[str]) -> list[Observation]:
    """Return several observations of the matrix, which all stand, in the order asked for."""
    wanted = list(dict.fromkeys(observation_ids))
    if not wanted:
        raise Invalid(_("No finding was chosen."), hint=_("Choose one or more."))
    if len(wanted) > AT_ONCE:
        raise Invalid(
            _("At most %(most)d findings go at once.") % {"most": AT_ONCE},
            hint=_("Choose fewer, and repeat it for the rest."),
        )
    found = {row.pk: row for row in all_observations(matrix_id).filter(pk__in=wanted)}
    for observation_id in wanted:
        row = found.get(observation_id)
        if row is None:
            raise NoSuchEvidence
        _as_asked(row.source, matrix_id, f"source:{row.source_id}", removed=False)
        _as_asked(row, matrix_id, f"observation:{observation_id}", removed=False)
    return [found[observation_id] for observation_id in wanted]


def all_observations(matrix_id: str) -> QuerySet[Observation]:
    """Return everything that was ever taken from a source of the matrix."""
    return Observation.objects.filter(source__matrix_id=matrix_id).select_related("source")


def link(matrix_id: str, link_id: str, *, removed: bool = False) -> Link:
    """Return a link in the matrix, which stands (or, if so asked, is `removed`)."""
    rows = Link.objects.select_related("observation__source")
    found = _one(rows.filter(observation__source__matrix_id=matrix_id, pk=link_id))
    return _as_asked(found, matrix_id, f"link:{link_id}", removed=removed)


def document(matrix_id: str, document_id: str, *, removed: bool = False) -> Document:
    """Return a document of the matrix, which stands (or, if so asked, is `removed`)."""
    found = _one(Document.objects.filter(matrix_id=matrix_id, pk=document_id))
    return _as_asked(found, matrix_id, f"document:{document_id}", removed=removed)


def sees_text(document: Document, actor: Actor) -> bool:
    """Say whether the actor may read a document as it came: a table may hold ids of customers."""
    own = document.member_id == actor.member_id
    return own or not is_table(document) or sees_customers(document.matrix_id, actor)


def is_table(document: Document) -> bool:
    """Say whether a document is a table, whose rows are not for everybody."""
    return document.format in (Format.CSV, Format.XLSX)


def text(matrix_id: str, document_id: str, actor: Actor) -> Document:
    """Return a document that the actor may read as it came."""
    found = document(matrix_id, document_id)
    if not sees_text(found, actor):
        raise NotPermitted(
            _("The rows of this table are for those who work with customer data."),
            hint=_("The findings taken from it are open to you."),
        )
    return found


def target(matrix_id: str, kind: str, target_id: str, actor: Actor) -> Target:
    """Return what of the matrix is meant, once it is known to be there now.

    What was merged into another stands for that one.
    """
    found = following.now(Target(one_of(TargetKind, kind, field="target_kind"), target_id))
    if found.kind == TargetKind.STATEMENT:
        matrices.statement(matrix_id, found.id, actor)
        return found
    if found.kind == TargetKind.PERSONA:
        matrices.persona(matrix_id, found.id, actor)
        return found
    segment = matrices.segment(matrix_id, found.segment_id, actor)
    if found.kind == TargetKind.SEGMENT:
        there = not found.rest
    elif found.kind == TargetKind.MEASURE:
        cell = matrices.cell(matrix_id, segment.id, found.rest, actor)
        there = cell.kind == Kind.MEASURE and cell.stated is not None
    else:
        there = found.rest in _placed(matrix_id, segment.id, actor)
    if not there:
        raise Invalid(
            _("There is nothing here yet that a finding could support."),
            hint=_("State the number, or place the segment, first."),
            field="target_id",
        )
    return found


def last_author(matrix_id: str, subject: str) -> str:
    """Return the name of whoever last settled a subject in the matrix, empty if nobody did."""
    entries = history(f"matrix:{matrix_id}", subject)
    return next((entry.actor_name for entry in entries if entry.fact.subject == subject), "")


def _placed(matrix_id: str, segment_id: str, actor: Actor) -> set[str]:
    """Return the members who place a segment on the present axes, with the group if it does."""
    shown = matrices.map(matrix_id, actor)
    members = {each.member_id for each in shown.placements if each.segment_id == segment_id}
    if any(each.segment_id == segment_id for each in shown.agreed):
        members.add(AGREED)
    return members


def _one(rows: QuerySet[Row]) -> Row:
    found = rows.first()
    if found is None:
        raise NoSuchEvidence
    return found


def _as_asked(row: Any, matrix_id: str, subject: str, *, removed: bool, typed: Any = None) -> Any:
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
        yours=typed,
    )
