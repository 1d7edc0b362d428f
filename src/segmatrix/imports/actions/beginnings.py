"""Beginning a matrix from another one: what it asks, with or without what it says."""

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.imports.events import FillLike
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import CellView, DimensionView
from segmatrix.people import queries as people


@action
def fill_like(given: FillLike, *, actor: Actor) -> None:
    """Give a matrix the segments, rows and axes of another one, as one operation.

    Rules, computed measures, placements, comments and evidence stay where they are. Refuses a
    matrix that the actor may not read, and a name that is taken. Records the facts of all it adds.
    """
    scaffold = queries.scaffold_like(given.like_id, actor)
    laying = events.LayOut(matrix_id=given.matrix_id, scaffold=scaffold.to_json())
    actions.lay_out(laying, actor=actor)
    if given.filled:
        like, begun = queries.table(given.like_id, actor), queries.table(given.matrix_id, actor)
        segments = {each.name: each.id for each in begun.segments}
        rows = {_known_by(each.dimension): each.dimension.id for each in begun.open_rows}
        members = frozenset(each.id for each in people.members(actor.workspace_id, actor))
        for row in like.open_rows:
            for segment, cell in zip(like.segments, row.cells, strict=True):
                place = {
                    "matrix_id": given.matrix_id,
                    "segment_id": segments[segment.name],
                    "dimension_id": rows[_known_by(row.dimension)],
                }
                _fill(place, cell, members, actor)


def _known_by(dimension: DimensionView) -> tuple[str, str]:
    """Return what tells a row from others in any matrix: its key, or its name if it has none."""
    return (dimension.key, "" if dimension.key else dimension.name)


def _fill(place: dict[str, str], like: CellView, members: frozenset[str], actor: Actor) -> None:
    """Say in a cell what another one says; who has left the workspace is listed by name."""
    for said in like.statements:
        actions.add_statement(events.AddStatement(**place, text=said.text), actor=actor)
    if stated := like.stated:
        number = events.StateMeasure(
            **place,
            low=stated.low,
            high=stated.high,
            unit=stated.unit,
            date=stated.date.isoformat() if stated.date else "",
            source=stated.source,
        )
        actions.state_measure(number, actor=actor)
    for contact in like.contacts:
        here = contact.member_id if contact.member_id in members else ""
        given = events.AddContact(**place, member_id=here, name=contact.name, role=contact.role)
        actions.add_contact(given, actor=actor)
    if answer := like.not_known_yet:
        unknown = events.AnswerNotKnownYet(
            **place,
            owner=answer.owner,
            due=answer.due.isoformat() if answer.due else "",
            method=answer.method,
        )
        actions.answer_not_known_yet(unknown, actor=actor)
