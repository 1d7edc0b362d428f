"""What can be done to a dimension: its name, measure, place, and whether it is in the table."""

from django.db.models import F
from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import named, written
from segmatrix.matrix import access, events, ordering, ruling, terms
from segmatrix.matrix.actions.positions import arrange
from segmatrix.matrix.models import (
    Comment,
    Contact,
    Dimension,
    Matrix,
    NotKnownYet,
    Question,
    StatedMeasure,
    Statement,
)
from segmatrix.matrix.terms import Kind, Standing
from segmatrix.people.terms import Permission


@action
def add_dimension(given: events.AddDimension, *, actor: Actor) -> None:
    """Add a row to the table.

    Refuses a name that is missing or taken, an unknown kind, and who may not shape.
    Records DimensionAdded.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    rows = _rows(matrix)
    dimension = Dimension(
        matrix=matrix,
        name=named(given.name, limit=terms.NAME_LENGTH, taken=[row.label for row in rows]),
        kind=_kind(given.kind),
        question=written(given.question, field="question", limit=terms.QUESTION_LENGTH),
        unit=written(given.unit, field="unit", limit=terms.UNIT_LENGTH),
    )
    order = _put_in(dimension, rows, given.position)
    record(
        events.DimensionAdded(
            matrix_id=matrix.pk,
            dimension_id=dimension.pk,
            name=dimension.name,
            holds=dimension.kind,
            question=dimension.question,
            unit=dimension.unit,
            position=dimension.position,
            order=order,
        ),
        inverse=events.RemoveDimension(matrix_id=matrix.pk, dimension_id=dimension.pk),
    )


@action
def rename_dimension(given: events.RenameDimension, *, actor: Actor) -> None:
    """Give a row another name, or a built-in row its own name back.

    Refuses a name that is taken or typed over an older one, and an empty one for an added row.
    Records DimensionRenamed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dimension = access.dimension(matrix, given.dimension_id, typed=given.name)
    versions.refuse_if_stale(
        dimension.version,
        given.version,
        theirs=dimension.label,
        yours=given.name,
        field="name",
        who=lambda: access.last_author(matrix, f"dimension:{dimension.pk}:name"),
    )
    earlier = dimension.name
    if dimension.key and not given.name.strip():
        name = ""
    else:
        taken = [row.label for row in _rows(matrix) if row.pk != dimension.pk]
        name = named(given.name, limit=terms.NAME_LENGTH, taken=taken)
    if name == earlier:
        return
    dimension.name = name
    dimension.version += 1
    dimension.save(update_fields=["name", "version"])
    record(
        events.DimensionRenamed(
            matrix_id=matrix.pk, dimension_id=dimension.pk, name=name, version=dimension.version
        ),
        inverse=events.RenameDimension(
            matrix_id=matrix.pk, dimension_id=dimension.pk, name=earlier
        ),
    )


@action
def set_dimension_measure(given: events.SetDimensionMeasure, *, actor: Actor) -> None:
    """Say how a measure is computed from customer data, or that people state it.

    Refuses a row that holds no numbers, a text that is no amount (`errors.UnreadableRule`), an
    unknown way to sum up, and one typed over an older one. Records DimensionMeasureSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.DATA)
    dimension = access.dimension(matrix, given.dimension_id, typed=given.measure)
    if dimension.kind != Kind.MEASURE:
        raise Invalid(
            _("“%(row)s” holds no numbers to compute.") % {"row": dimension.label},
            yours=given.measure,
        )
    versions.refuse_if_stale(
        dimension.version,
        given.version,
        theirs=dimension.measure,
        yours=given.measure,
        field="measure",
        who=lambda: access.last_author(matrix, f"dimension:{dimension.pk}:measure"),
    )
    measure = written(given.measure, field="measure", limit=terms.RULE_LENGTH)
    if measure:
        ruling.refuse_unless_measure(measure)
    unit = written(given.unit, field="unit", limit=terms.UNIT_LENGTH)
    earlier = {"measure": dimension.measure, "over": dimension.over, "unit": dimension.unit}
    new = {"measure": measure, "over": _over(given.over), "unit": unit}
    if new == earlier:
        return
    dimension.measure, dimension.over, dimension.unit = measure, given.over, unit
    dimension.version += 1
    dimension.save(update_fields=["measure", "over", "unit", "version"])
    whole = {"matrix_id": matrix.pk, "dimension_id": dimension.pk}
    record(
        events.DimensionMeasureSet(**whole, **new, version=dimension.version),
        inverse=events.SetDimensionMeasure(**whole, **earlier),
    )


@action
def move_dimension(given: events.MoveDimension, *, actor: Actor) -> None:
    """Move a row to another place. Records DimensionMoved."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dimension = access.dimension(matrix, given.dimension_id)
    earlier = dimension.position
    order = _put_in(dimension, _rows(matrix), given.position)
    if dimension.position == earlier:
        return
    whole = {"matrix_id": matrix.pk, "dimension_id": dimension.pk}
    record(
        events.DimensionMoved(**whole, position=dimension.position, order=order),
        inverse=events.MoveDimension(**whole, position=earlier),
    )


@action
def hide_dimension(given: events.HideDimension, *, actor: Actor) -> None:
    """Take a row out of the table, with all that is in it kept. Records DimensionHidden."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dimension = access.dimension(matrix, given.dimension_id)
    order = _take_out(dimension, _rows(matrix), Standing.ASIDE, position=given.position)
    whole = {"matrix_id": matrix.pk, "dimension_id": dimension.pk}
    record(events.DimensionHidden(**whole, order=order), inverse=events.ShowDimension(**whole))


@action
def show_dimension(given: events.ShowDimension, *, actor: Actor) -> None:
    """Put a hidden row back where it stood.

    Refuses when its name has been taken meanwhile. Records DimensionShown.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dimension = access.dimension(
        matrix, given.dimension_id, standing=(Standing.ASIDE, Standing.REMOVED)
    )
    was_removed = dimension.standing == Standing.REMOVED
    rows = _rows(matrix)
    named(dimension.label, limit=terms.NAME_LENGTH, taken=[row.label for row in rows])
    wanted = dimension.position
    dimension.standing = Standing.CURRENT
    order = _put_in(dimension, rows, wanted)
    whole = {"matrix_id": matrix.pk, "dimension_id": dimension.pk}
    record(
        events.DimensionShown(**whole, position=dimension.position, order=order),
        inverse=events.RemoveDimension(**whole)
        if was_removed
        # Fewer rows may stand there now than where it stood before.
        else events.HideDimension(**whole, position=wanted),
    )


@action
def remove_dimension(given: events.RemoveDimension, *, actor: Actor) -> None:
    """Take back the adding of a row.

    Refuses a built-in row, and one with anything in it. Records DimensionRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dimension = access.dimension(matrix, given.dimension_id)
    if dimension.key or _holds_anything(dimension):
        raise Changed(
            _("“%(row)s” is built in, or there is something in it by now.")
            % {"row": dimension.label},
            hint=_("Hide it instead, so that nothing in it is lost."),
        )
    order = _take_out(dimension, _rows(matrix), Standing.REMOVED)
    whole = {"matrix_id": matrix.pk, "dimension_id": dimension.pk}
    record(events.DimensionRemoved(**whole, order=order), inverse=events.ShowDimension(**whole))


def _rows(matrix: Matrix) -> list[Dimension]:
    rows = Dimension.objects.filter(matrix=matrix, standing=Standing.CURRENT)
    return list(rows.order_by("position"))


def _put_in(dimension: Dimension, rows: list[Dimension], position: int | None) -> list[str]:
    """Save the dimension at its place among the rows, and return their order."""
    others = [row for row in rows if row.pk != dimension.pk]
    order = ordering.inserted([row.pk for row in others], dimension.pk, position)
    dimension.position = order.index(dimension.pk)
    dimension.save()
    arrange(others, order)
    return order


def _take_out(
    dimension: Dimension, rows: list[Dimension], standing: Standing, position: int | None = None
) -> list[str]:
    """Take the dimension out of the rows, keeping a place in mind, and return their order."""
    others = [row for row in rows if row.pk != dimension.pk]
    dimension.standing = standing
    if position is not None:
        dimension.position = position
    dimension.save(update_fields=["standing", "position"])
    order = [row.pk for row in others]
    arrange(others, order)
    return order


def _holds_anything(dimension: Dimension) -> bool:
    return any(
        rows.filter(dimension=dimension.pk).exists()
        for rows in (
            Statement.objects.filter(removed=False),
            StatedMeasure.objects.filter(current=True),
            NotKnownYet.objects.filter(current=True),
            Contact.objects.filter(removed=False),
            Question.objects.filter(withdrawn=False),
            access.standing_proposals(),
            Comment.objects.filter(removed=False).annotate(dimension=F("thread__dimension")),
        )
    )


def _kind(kind: str) -> str:
    if kind not in list(Kind):
        raise Invalid(
            _("A row holds text, statements, a number or people, not “%(kind)s”.") % {"kind": kind},
            field="kind",
        )
    return kind


def _over(over: str) -> str:
    if over not in list(terms.Over):
        raise Invalid(
            _("Values are summed up as a sum, an average or a median, not as “%(over)s”.")
            % {"over": over},
            field="over",
        )
    return over
