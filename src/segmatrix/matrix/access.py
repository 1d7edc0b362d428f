"""The one place that decides what of a matrix exists for an actor, and whether it still stands.

What belongs to another workspace does not exist. What was retired, hidden or removed meanwhile is
refused as `Changed`, naming who did it and handing back what was typed.
"""

from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from segmatrix.activity.queries import history
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.matrix.models import (
    AgreedPlacement,
    Axis,
    Contact,
    Dimension,
    Matrix,
    NotKnownYet,
    Segment,
    StatedMeasure,
    Statement,
)
from segmatrix.matrix.terms import LABELS, Kind, Standing
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission

Row = TypeVar("Row", bound=Model)

CURRENT = (Standing.CURRENT,)
TEXTUAL = (Kind.TEXT, Kind.STATEMENTS)


def matrix(matrix_id: str, actor: Actor, *, may: Permission = Permission.READ) -> Matrix:
    """Return a matrix of the actor's workspace, in which they must be permitted `may`."""
    found = Matrix.objects.filter(
        pk=matrix_id, workspace_id=actor.workspace_id, discarded=False
    ).first()
    if found is None:
        raise NotFound(_("There is no such matrix."))
    require(actor, may, matrix_id)
    return found


def matrices(workspace_id: str, actor: Actor) -> list[Matrix]:
    """Return the matrices of the actor's workspace, newest first."""
    if workspace_id != actor.workspace_id:
        raise NotFound(_("There is no such workspace for you."))
    require(actor, Permission.READ)
    rows = Matrix.objects.filter(workspace_id=workspace_id, discarded=False)
    return list(rows.order_by("-created_at", "pk"))


def segment(
    matrix: Matrix,
    segment_id: str,
    *,
    standing: Collection[Standing] = CURRENT,
    typed: Any = None,
) -> Segment:
    """Return a segment of the matrix that is `standing`, by default in the table."""
    found = _one(Segment.objects.filter(matrix=matrix, pk=segment_id), _("segment"))
    if found.standing not in standing:
        subject = f"segment:{segment_id}:standing"
        _refuse_standing(matrix, subject, found.standing, found.name, typed=typed)
    return found


def dimension(
    matrix: Matrix,
    dimension_id: str,
    *,
    standing: Collection[Standing] = CURRENT,
    typed: Any = None,
) -> Dimension:
    """Return a dimension of the matrix that is `standing`, by default in the table."""
    found = _one(Dimension.objects.filter(matrix=matrix, pk=dimension_id), _("row"))
    if found.standing not in standing:
        subject = f"dimension:{dimension_id}:standing"
        _refuse_standing(matrix, subject, found.standing, found.label, typed=typed)
    return found


def cell(
    matrix: Matrix,
    segment_id: str,
    dimension_id: str,
    *,
    kinds: Collection[Kind] = tuple(Kind),
    typed: Any = None,
) -> tuple[Segment, Dimension]:
    """Return the segment and dimension of a cell in the table that holds one of `kinds`."""
    across = segment(matrix, segment_id, typed=typed)
    down = dimension(matrix, dimension_id, typed=typed)
    if down.kind not in kinds:
        raise Invalid(
            _("“%(row)s” does not hold this; its cells hold: %(kind)s.")
            % {"row": down.label, "kind": LABELS[Kind(down.kind)]},
            hint=_("Choose another row."),
            yours=typed,
        )
    return across, down


def statement(
    matrix: Matrix, statement_id: str, *, removed: bool = False, typed: Any = None
) -> Statement:
    """Return a statement of the matrix, which stands (or, if so asked, is `removed`)."""
    rows = Statement.objects.select_related("segment", "dimension")
    found = _one(rows.filter(segment__matrix=matrix, pk=statement_id), _("statement"))
    cell(matrix, found.segment_id, found.dimension_id, typed=typed)
    if found.removed and not removed:
        name = last_author(matrix, f"statement:{statement_id}")
        raise Changed(
            _("%(name)s removed this statement.") % {"name": name},
            hint=_("What you wrote is kept here: add it anew if it still holds."),
            by=name,
            theirs=found.text,
            yours=typed,
        )
    if removed and not found.removed:
        raise Changed(_("This statement is in its cell again already."), yours=typed)
    return found


def contact(matrix: Matrix, contact_id: str, *, removed: bool = False) -> Contact:
    """Return a contact of the matrix, which is listed (or, if so asked, `removed`)."""
    rows = Contact.objects.select_related("segment", "dimension")
    found = _one(rows.filter(segment__matrix=matrix, pk=contact_id), _("contact"))
    cell(matrix, found.segment_id, found.dimension_id)
    if found.removed != removed:
        name = last_author(
            matrix, f"cell:{found.segment_id}:{found.dimension_id}:contact:{contact_id}"
        )
        raise Changed(_("%(name)s changed this list of contacts.") % {"name": name}, by=name)
    return found


def stated_measure(segment: Segment, dimension: Dimension, measure_id: str) -> StatedMeasure:
    """Return a number that was once stated for a cell."""
    rows = StatedMeasure.objects.filter(segment=segment, dimension=dimension, pk=measure_id)
    return _one(rows, _("number"))


def not_known_yet(segment: Segment, dimension: Dimension, answer_id: str) -> NotKnownYet:
    """Return an answer "not known yet" that was once given to a cell."""
    rows = NotKnownYet.objects.filter(segment=segment, dimension=dimension, pk=answer_id)
    return _one(rows, _("answer"))


def agreed_placement(segment: Segment, placement_id: str) -> AgreedPlacement:
    """Return an agreed placement that a segment has or had."""
    return _one(AgreedPlacement.objects.filter(segment=segment, pk=placement_id), _("placement"))


def axes(matrix: Matrix) -> tuple[Axis, Axis]:
    """Return the two axes that the map has now: across, up."""
    across, up = Axis.objects.filter(matrix=matrix, current=True).order_by("slot")
    return across, up


def axis(matrix: Matrix, axis_id: str) -> Axis:
    """Return an axis that the map has or had."""
    return _one(Axis.objects.filter(matrix=matrix, pk=axis_id), _("axis"))


def last_author(matrix: Matrix, subject: str) -> str:
    """Return the name of whoever last settled a subject in the matrix, empty if nobody did."""
    settled = (
        entry.actor_name
        for entry in history(matrix.stream, subject)
        if entry.fact.subject == subject
    )
    return next(settled, "")


def _one(rows: Any, what: str) -> Any:
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such %(thing)s.") % {"thing": what})
    return found


def _refuse_standing(
    matrix: Matrix, subject: str, standing: str, label: str, *, typed: Any
) -> None:
    if standing == Standing.REMOVED:
        raise NotFound(_("“%(label)s” is not here any more.") % {"label": label}, yours=typed)
    name = last_author(matrix, subject)
    if standing == Standing.CURRENT:
        raise Changed(
            _("%(name)s put “%(label)s” back already.") % {"name": name, "label": label}, by=name
        )
    raise Changed(
        _("%(name)s took “%(label)s” out of the table.") % {"name": name, "label": label},
        hint=_("It can be put back with all that is in it."),
        by=name,
        yours=typed,
    )
