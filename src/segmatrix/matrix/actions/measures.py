"""What can be done to the number that people state for a cell."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock, versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, stating, terms
from segmatrix.matrix.models import Dimension, Matrix, Segment, StatedMeasure
from segmatrix.matrix.terms import Kind
from segmatrix.people.terms import Permission


@action
def state_measure(given: events.StateMeasure, *, actor: Actor) -> None:
    """State a number for a cell; the one it replaces is kept.

    Refuses what is no number, a range upside down, an impossible date, a cell that holds no number,
    and a number typed over an older one. Records MeasureStated.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(
        matrix,
        given.segment_id,
        given.dimension_id,
        kinds=(Kind.MEASURE,),
        typed={"low": given.low, "high": given.high, "source": given.source},
    )
    earlier = _current(segment, dimension)
    low, high = stating.stated(given.low, given.high)
    versions.refuse_if_stale(
        earlier.version if earlier else 0,
        given.version,
        theirs=_words(earlier.low, earlier.high) if earlier else "",
        yours=_words(low, high),
        field="low",
        who=lambda: access.last_author(matrix, _subject(segment, dimension)),
    )
    measure = StatedMeasure(
        segment=segment,
        dimension=dimension,
        low=low,
        high=high,
        unit=written(given.unit, field="unit", limit=terms.UNIT_LENGTH),
        date=stating.dated(given.date, field="date"),
        source=written(given.source, field="source", limit=terms.SOURCE_LENGTH),
        version=StatedMeasure.objects.filter(segment=segment, dimension=dimension).count() + 1,
        member_id=actor.member_id,
        author_name=actor.name,
        department=actor.department,
        said_at=clock.now(),
    )
    _let_hold(matrix, measure, earlier)


@action
def withdraw_measure(given: events.WithdrawMeasure, *, actor: Actor) -> None:
    """Take the stated number of a cell back; it is kept.

    Refuses when there is none by now. Records MeasureWithdrawn.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(matrix, given.segment_id, given.dimension_id)
    earlier = _current(segment, dimension)
    if earlier is None:
        name = access.last_author(matrix, _subject(segment, dimension))
        raise Changed(_("There is no stated number here any more."), by=name)
    earlier.current = False
    earlier.save(update_fields=["current"])
    record(
        events.MeasureWithdrawn(**_place(matrix, segment, dimension)),
        inverse=events.ReinstateMeasure(
            **_place(matrix, segment, dimension), measure_id=earlier.pk
        ),
    )


@action
def reinstate_measure(given: events.ReinstateMeasure, *, actor: Actor) -> None:
    """Let a number stated earlier for the cell hold again. Records MeasureStated."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(matrix, given.segment_id, given.dimension_id)
    measure = access.stated_measure(segment, dimension, given.measure_id)
    _let_hold(matrix, measure, _current(segment, dimension))


def _let_hold(matrix: Matrix, measure: StatedMeasure, earlier: StatedMeasure | None) -> None:
    """Let `measure` be the number that holds instead of `earlier`, and record it."""
    if earlier is not None:
        earlier.current = False
        earlier.save(update_fields=["current"])
    measure.current = True
    measure.save()
    place = _place(matrix, measure.segment, measure.dimension)
    record(
        events.MeasureStated(
            **place,
            measure_id=measure.pk,
            low=measure.low,
            high=measure.high,
            unit=measure.unit,
            date=measure.date.isoformat() if measure.date else "",
            source=measure.source,
            version=measure.version,
            author_name=measure.author_name,
            department=measure.department,
        ),
        inverse=events.ReinstateMeasure(**place, measure_id=earlier.pk)
        if earlier
        else events.WithdrawMeasure(**place),
    )


def _current(segment: Segment, dimension: Dimension) -> StatedMeasure | None:
    return StatedMeasure.objects.filter(segment=segment, dimension=dimension, current=True).first()


def _place(matrix: Matrix, segment: Segment, dimension: Dimension) -> dict[str, str]:
    return {"matrix_id": matrix.pk, "segment_id": segment.pk, "dimension_id": dimension.pk}


def _subject(segment: Segment, dimension: Dimension) -> str:
    return f"cell:{segment.pk}:{dimension.pk}:stated"


def _words(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} – {high:g}"
