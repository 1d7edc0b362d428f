"""Beginning a matrix from another one: its segments and rows, with or without what they say."""

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.imports.events import FillLike
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import CellView, DimensionView, MatrixTable, SegmentView
from segmatrix.people import queries as people


@action
def fill_like(given: FillLike, *, actor: Actor) -> None:
    """Give a matrix the segments and rows of another one, as one operation.

    Rules, computed measures, placements, comments and evidence stay where they are. Refuses a
    matrix that the actor may not read, and a name that is taken. Records the facts of all it adds.
    """
    like, begun = queries.table(given.like_id, actor), queries.table(given.matrix_id, actor)
    rows = _rows(like, begun, actor)
    segments = {each.id: _segment(given.matrix_id, each, actor) for each in like.segments}
    if given.filled:
        members = frozenset(each.id for each in people.members(actor.workspace_id, actor))
        for row in like.rows:
            for cell in row.cells:
                place = {
                    "matrix_id": given.matrix_id,
                    "segment_id": segments[cell.segment_id],
                    "dimension_id": rows[cell.dimension_id],
                }
                _fill(place, cell, members, actor)


def _rows(like: MatrixTable, begun: MatrixTable, actor: Actor) -> dict[str, str]:
    """Give the matrix the other's rows in their order, and return by the other's ids its own."""
    matrix_id = begun.matrix.id
    built_in = {row.dimension.key: row.dimension for row in begun.rows if row.dimension.key}
    kept = {row.dimension.key for row in like.rows}
    for key, dimension in built_in.items():
        if key not in kept:
            given = events.HideDimension(matrix_id=matrix_id, dimension_id=dimension.id)
            actions.hide_dimension(given, actor=actor)
    rows = {}
    for position, row in enumerate(like.rows):
        ident = _row(matrix_id, row.dimension, built_in.get(row.dimension.key), actor)
        moving = events.MoveDimension(matrix_id=matrix_id, dimension_id=ident, position=position)
        actions.move_dimension(moving, actor=actor)
        rows[row.dimension.id] = ident
    return rows


def _row(matrix_id: str, like: DimensionView, built_in: DimensionView | None, actor: Actor) -> str:
    """Return the id of the row that is like another one: the built-in one, else a new one."""
    if built_in is None:
        given = events.AddDimension(
            matrix_id=matrix_id,
            name=like.name,
            kind=like.kind,
            question=like.question,
            unit=like.unit,
        )
        added: str = actions.add_dimension(given, actor=actor)[-1].dimension_id
        return added
    if built_in.name != like.name:
        naming = events.RenameDimension(
            matrix_id=matrix_id, dimension_id=built_in.id, name=like.name
        )
        actions.rename_dimension(naming, actor=actor)
    return built_in.id


def _segment(matrix_id: str, like: SegmentView, actor: Actor) -> str:
    given = events.AddSegment(
        matrix_id=matrix_id,
        name=like.name,
        note=like.note,
        tier=like.tier,
        colour=like.colour,
    )
    added: str = actions.add_segment(given, actor=actor)[0].segment_id
    return added


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
