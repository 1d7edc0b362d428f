"""What can be done to a cell whose answer nobody knows yet."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, stating, terms
from segmatrix.matrix.models import Dimension, Matrix, NotKnownYet, Segment
from segmatrix.people.terms import Permission


@action
def answer_not_known_yet(given: events.AnswerNotKnownYet, *, actor: Actor) -> None:
    """Answer a cell with "not known yet"; an earlier such answer is replaced and kept.

    Refuses an impossible date. Records NotKnownYetAnswered.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(
        matrix, given.segment_id, given.dimension_id, typed=given.method
    )
    answer = NotKnownYet(
        segment=segment,
        dimension=dimension,
        owner=written(given.owner, field="owner", limit=terms.NAME_LENGTH),
        due=stating.dated(given.due, field="due"),
        method=written(given.method, field="method", limit=terms.REASON_LENGTH),
        member_id=actor.member_id,
        author_name=actor.name,
        said_at=clock.now(),
    )
    _let_hold(matrix, answer, _current(segment, dimension))


@action
def take_back_not_known_yet(given: events.TakeBackNotKnownYet, *, actor: Actor) -> None:
    """Let a cell ask its question again.

    Refuses when it does already. Records NotKnownYetTakenBack.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(matrix, given.segment_id, given.dimension_id)
    earlier = _current(segment, dimension)
    if earlier is None:
        name = access.last_author(matrix, f"cell:{segment.pk}:{dimension.pk}:not-known-yet")
        raise Changed(_("“Not known yet” is no answer here any more."), by=name)
    earlier.current = False
    earlier.save(update_fields=["current"])
    record(
        events.NotKnownYetTakenBack(**_place(matrix, segment, dimension)),
        inverse=events.ReinstateNotKnownYet(
            **_place(matrix, segment, dimension), answer_id=earlier.pk
        ),
    )


@action
def reinstate_not_known_yet(given: events.ReinstateNotKnownYet, *, actor: Actor) -> None:
    """Let an earlier answer of the cell hold again. Records NotKnownYetAnswered."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(matrix, given.segment_id, given.dimension_id)
    answer = access.not_known_yet(segment, dimension, given.answer_id)
    _let_hold(matrix, answer, _current(segment, dimension))


def _let_hold(matrix: Matrix, answer: NotKnownYet, earlier: NotKnownYet | None) -> None:
    """Let `answer` be the one that holds instead of `earlier`, and record it."""
    if earlier is not None:
        earlier.current = False
        earlier.save(update_fields=["current"])
    answer.current = True
    answer.save()
    place = _place(matrix, answer.segment, answer.dimension)
    record(
        events.NotKnownYetAnswered(
            **place,
            answer_id=answer.pk,
            owner=answer.owner,
            due=answer.due.isoformat() if answer.due else "",
            method=answer.method,
            author_name=answer.author_name,
        ),
        inverse=events.ReinstateNotKnownYet(**place, answer_id=earlier.pk)
        if earlier
        else events.TakeBackNotKnownYet(**place),
    )


def _current(segment: Segment, dimension: Dimension) -> NotKnownYet | None:
    return NotKnownYet.objects.filter(segment=segment, dimension=dimension, current=True).first()


def _place(matrix: Matrix, segment: Segment, dimension: Dimension) -> dict[str, str]:
    return {"matrix_id": matrix.pk, "segment_id": segment.pk, "dimension_id": dimension.pk}
