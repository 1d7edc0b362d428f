"""What can be done to a statement. Two texts written at once are both kept (`variants`)."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import said
from segmatrix.base.versions import is_stale
from segmatrix.matrix import access, events, ordering, terms
from segmatrix.matrix.actions.positions import arrange
from segmatrix.matrix.actions.variants import keep_variant
from segmatrix.matrix.models import Dimension, Matrix, Segment, Statement
from segmatrix.matrix.terms import Kind
from segmatrix.people.terms import Permission


@action
def add_statement(given: events.AddStatement, *, actor: Actor) -> None:
    """Say one thing in a cell.

    A text cell has one text: what is said beside it is kept as a variant of it. Refuses an empty or
    overlong text and a cell that holds no texts. Records StatementAdded or StatementVariantKept.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(
        matrix, given.segment_id, given.dimension_id, kinds=access.TEXTUAL, typed=given.text
    )
    text = said(given.text, field="text", limit=terms.STATEMENT_LENGTH)
    put_in_words(matrix, segment, dimension, text, actor, position=given.position)


def put_in_words(
    matrix: Matrix,
    segment: Segment,
    dimension: Dimension,
    text: str,
    speaker: Actor,
    *,
    position: int | None = None,
) -> Statement:
    """Let a text stand in a cell as said by `speaker`, inside an action, and return its statement.

    In a cell for one text that has its text it is kept as a variant of that.
    Records StatementAdded or StatementVariantKept, nothing for the same text.
    """
    rows = _cell(segment, dimension)
    if dimension.kind == Kind.TEXT and rows:
        if rows[0].text != text:
            keep_variant(matrix, rows[0], text, speaker)
        return rows[0]
    statement = Statement(
        segment=segment,
        dimension=dimension,
        text=text,
        member_id=speaker.member_id,
        author_name=speaker.name,
        department=speaker.department,
        said_at=clock.now(),
    )
    order = _put_in(statement, rows, position)
    record(
        events.StatementAdded(**_whole(statement), order=order),
        inverse=events.RemoveStatement(matrix_id=matrix.pk, statement_id=statement.pk),
    )
    return statement


@action
def edit_statement(given: events.EditStatement, *, actor: Actor) -> None:
    """Word a statement otherwise; a text typed over an older one is kept as a variant.

    Refuses an empty or overlong text, and a statement removed meanwhile.
    Records StatementEdited or StatementVariantKept.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    statement = access.statement(matrix, given.statement_id, typed=given.text)
    text = said(given.text, field="text", limit=terms.STATEMENT_LENGTH)
    earlier = statement.text
    if text == earlier:
        return
    if is_stale(statement.version, given.version):
        keep_variant(matrix, statement, text, actor)
        return
    statement.text = text
    statement.version += 1
    statement.save(update_fields=["text", "version"])
    record(
        events.StatementEdited(
            matrix_id=matrix.pk,
            statement_id=statement.pk,
            segment_id=statement.segment_id,
            dimension_id=statement.dimension_id,
            text=text,
            version=statement.version,
        ),
        inverse=events.EditStatement(matrix_id=matrix.pk, statement_id=statement.pk, text=earlier),
    )


@action
def move_statement(given: events.MoveStatement, *, actor: Actor) -> None:
    """Move a statement within its cell or to another.

    Refuses a cell that holds no texts, and a text cell that has its text. Records StatementMoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    statement = access.statement(matrix, given.statement_id)
    from_cell = {"segment_id": statement.segment_id, "dimension_id": statement.dimension_id}
    from_position = statement.position
    segment, dimension = access.cell(
        matrix, given.segment_id, given.dimension_id, kinds=access.TEXTUAL
    )
    left = [row for row in _cell(statement.segment, statement.dimension) if row != statement]
    within = from_cell == {"segment_id": segment.pk, "dimension_id": dimension.pk}
    rows = left if within else _cell(segment, dimension)
    if rows and dimension.kind == Kind.TEXT:
        raise Invalid(
            _("“%(row)s” has its text already.") % {"row": dimension.label},
            hint=_("Edit that text, or choose another cell."),
        )
    statement.segment, statement.dimension = segment, dimension
    order = _put_in(statement, rows, given.position)
    if within and statement.position == from_position:
        return
    from_order = order if within else [row.pk for row in left]
    if not within:
        arrange(left, from_order)
    record(
        events.StatementMoved(
            matrix_id=matrix.pk,
            statement_id=statement.pk,
            segment_id=segment.pk,
            dimension_id=dimension.pk,
            position=statement.position,
            order=order,
            from_segment_id=from_cell["segment_id"],
            from_dimension_id=from_cell["dimension_id"],
            from_order=from_order,
        ),
        inverse=events.MoveStatement(
            matrix_id=matrix.pk, statement_id=statement.pk, **from_cell, position=from_position
        ),
    )


@action
def remove_statement(given: events.RemoveStatement, *, actor: Actor) -> None:
    """Take a statement out of its cell; it is kept and can be restored.

    Refuses one removed already, and one edited since the reader saw it. Records StatementRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    statement = access.statement(matrix, given.statement_id)
    if is_stale(statement.version, given.version):
        name = access.last_author(matrix, f"statement:{statement.pk}")
        raise Changed(
            _("%(name)s edited this statement meanwhile.") % {"name": name},
            hint=_("Read it again before you remove it."),
            by=name,
            theirs=statement.text,
        )
    left = [row for row in _cell(statement.segment, statement.dimension) if row != statement]
    statement.removed = True
    statement.save(update_fields=["removed"])
    order = [row.pk for row in left]
    arrange(left, order)
    record(
        events.StatementRemoved(
            matrix_id=matrix.pk,
            statement_id=statement.pk,
            segment_id=statement.segment_id,
            dimension_id=statement.dimension_id,
            order=order,
        ),
        inverse=events.RestoreStatement(matrix_id=matrix.pk, statement_id=statement.pk),
    )


@action
def restore_statement(given: events.RestoreStatement, *, actor: Actor) -> None:
    """Put a removed statement back where it stood.

    Refuses a text cell that has another text by now. Records StatementRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    statement = access.statement(matrix, given.statement_id, removed=True)
    rows = _cell(statement.segment, statement.dimension)
    if rows and statement.dimension.kind == Kind.TEXT:
        raise Changed(
            _("%(name)s wrote another text here since.") % {"name": rows[0].author_name},
            hint=_("Edit that text instead."),
            by=rows[0].author_name,
            theirs=rows[0].text,
            yours=statement.text,
        )
    statement.removed = False
    order = _put_in(statement, rows, statement.position)
    record(
        events.StatementRestored(**_whole(statement), order=order),
        inverse=events.RemoveStatement(matrix_id=matrix.pk, statement_id=statement.pk),
    )


def _cell(segment: Segment, dimension: Dimension) -> list[Statement]:
    rows = Statement.objects.filter(segment=segment, dimension=dimension, removed=False)
    return list(rows.order_by("position"))


def _put_in(statement: Statement, rows: list[Statement], position: int | None) -> list[str]:
    """Save the statement at its place among those of its cell, and return their order."""
    order = ordering.inserted([row.pk for row in rows], statement.pk, position)
    statement.position = order.index(statement.pk)
    statement.save()
    arrange(rows, order)
    return order


def _whole(statement: Statement) -> dict[str, object]:
    return {
        "matrix_id": statement.segment.matrix_id,
        "statement_id": statement.pk,
        "segment_id": statement.segment_id,
        "dimension_id": statement.dimension_id,
        "text": statement.text,
        "position": statement.position,
        "version": statement.version,
        "author_name": statement.author_name,
        "department": statement.department,
    }
