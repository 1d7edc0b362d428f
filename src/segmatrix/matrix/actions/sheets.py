"""Bringing a whole sheet into a matrix."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.matrix import access, events
from segmatrix.matrix.actions.cells import answer_not_known_yet
from segmatrix.matrix.actions.contacts import add_contact
from segmatrix.matrix.actions.dimensions import add_dimension
from segmatrix.matrix.actions.measures import state_measure
from segmatrix.matrix.actions.segments import add_segment
from segmatrix.matrix.actions.statements import add_statement
from segmatrix.matrix.models import Contact, Matrix, NotKnownYet, StatedMeasure, Statement
from segmatrix.matrix.planning import Plan, PlannedCell
from segmatrix.matrix.queries.sheets import plan
from segmatrix.people.terms import Permission


@action
def import_sheet(given: events.ImportSheet, *, actor: Actor) -> None:
    """Add a sheet's segments, rows and cells to a matrix, as one operation.

    What stands in the matrix already is not added again. Refuses what `sheeting.read` refuses, and
    new segments and rows from who may not shape. Records a fact for everything it adds.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    coming = plan(matrix, given)
    segments = [segment.id or _segment(matrix, segment.name, actor) for segment in coming.segments]
    for row, dimension_id in zip(coming.rows, _dimensions(matrix, coming, actor), strict=True):
        for segment_id, cell in zip(segments, row.cells, strict=True):
            place = {
                "matrix_id": matrix.pk,
                "segment_id": segment_id,
                "dimension_id": dimension_id,
            }
            _fill(place, cell, actor)


def _segment(matrix: Matrix, name: str, actor: Actor) -> str:
    facts = add_segment(events.AddSegment(matrix_id=matrix.pk, name=name), actor=actor)
    return facts[0].segment_id


def _dimensions(matrix: Matrix, coming: Plan, actor: Actor) -> list[str]:
    """Return the dimension of each of the plan's rows, adding those the matrix lacks."""
    return [
        row.id
        or add_dimension(
            events.AddDimension(matrix_id=matrix.pk, name=row.name, kind=row.kind), actor=actor
        )[-1].dimension_id
        for row in coming.rows
    ]


def _fill(place: dict[str, str], cell: PlannedCell, actor: Actor) -> None:
    """Add what a cell of the sheet says, except what the matrix says already."""
    here = {"segment_id": place["segment_id"], "dimension_id": place["dimension_id"]}
    said = set(Statement.objects.filter(**here, removed=False).values_list("text", flat=True))
    for text in dict.fromkeys(cell.statements):
        if text not in said:
            add_statement(events.AddStatement(**place, text=text), actor=actor)
    if cell.number and not _is_stated(here, cell.number.low, cell.number.high):
        number = events.StateMeasure(
            **place,
            low=cell.number.low,
            high=cell.number.high,
            unit=cell.number.unit,
            source=_("Imported sheet"),
        )
        state_measure(number, actor=actor)
    contacts = Contact.objects.filter(**here, removed=False).values_list("name", flat=True)
    listed = {name.casefold() for name in contacts}
    for name, role in cell.people:
        if name.casefold() not in listed:
            listed.add(name.casefold())
            add_contact(events.AddContact(**place, name=name, role=role), actor=actor)
    if cell.not_known and not NotKnownYet.objects.filter(**here, current=True).exists():
        answer_not_known_yet(events.AnswerNotKnownYet(**place), actor=actor)


def _is_stated(here: dict[str, str], low: float, high: float) -> bool:
    return StatedMeasure.objects.filter(**here, current=True, low=low, high=high).exists()
