"""What can be done to the axes of the map."""

from typing import NoReturn

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import named, said, written
from segmatrix.base.versions import is_stale
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Axis, Matrix
from segmatrix.people.terms import Permission


@action
def choose_axes(given: events.ChooseAxes, *, actor: Actor) -> None:
    """Let the map ask what a shipped pair asks; a pair chosen before has its placements still.

    Refuses an unknown pair. Records AxesChosen.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    if given.preset not in terms.PRESET_BY_KEY:
        raise Invalid(
            _("There is no pair of axes called “%(preset)s”.") % {"preset": given.preset},
            field="preset",
        )
    chosen = [
        Axis.objects.filter(matrix=matrix, slot=slot, preset=given.preset).first()
        or Axis(matrix=matrix, slot=slot, preset=given.preset)
        for slot in terms.Slot
    ]
    _let_ask(matrix, chosen)


@action
def return_to_axes(given: events.ReturnToAxes, *, actor: Actor) -> None:
    """Let the map ask what it asked before. Records AxesChosen."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    _let_ask(matrix, [access.axis(matrix, given.x_axis_id), access.axis(matrix, given.y_axis_id)])


@action
def set_axis(given: events.SetAxis, *, actor: Actor) -> None:
    """Put one axis in own words.

    The same question keeps the axis and its placements, and records AxisSet. Another question makes
    another axis, and records AxesChosen. Refuses a missing name or question, an unknown slot, and
    words typed over an older axis.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    standing = _standing(matrix, given.slot)
    words = {
        "name": named(given.name, limit=terms.NAME_LENGTH),
        "question": said(given.question, field="question", limit=terms.QUESTION_LENGTH),
        "low": written(given.low, field="low", limit=terms.QUESTION_LENGTH),
        "middle": written(given.middle, field="middle", limit=terms.QUESTION_LENGTH),
        "high": written(given.high, field="high", limit=terms.QUESTION_LENGTH),
    }
    earlier = standing.words
    if words == earlier:
        return
    if is_stale(standing.version, given.version) or given.axis_id not in ("", standing.pk):
        _refuse(matrix, standing, theirs=earlier, yours=words)
    if words["question"] == earlier["question"]:
        _reword(matrix, standing, words, earlier)
        return
    pair = {axis.slot: axis for axis in access.axes(matrix)}
    pair[standing.slot] = Axis(matrix=matrix, slot=standing.slot, **words)
    _let_ask(matrix, [pair[slot] for slot in terms.Slot])


def _let_ask(matrix: Matrix, chosen: list[Axis]) -> None:
    """Let the map have the chosen axes (across, up), and record it unless it has them."""
    earlier = list(access.axes(matrix))
    if chosen == earlier:
        return
    for axis in earlier:
        axis.current = False
        axis.save(update_fields=["current"])
    for axis in chosen:
        axis.current = True
        axis.save()
    record(
        events.AxesChosen(matrix_id=matrix.pk, x_axis_id=chosen[0].pk, y_axis_id=chosen[1].pk),
        inverse=events.ReturnToAxes(
            matrix_id=matrix.pk, x_axis_id=earlier[0].pk, y_axis_id=earlier[1].pk
        ),
    )


def _reword(matrix: Matrix, axis: Axis, words: dict[str, str], earlier: dict[str, str]) -> None:
    """Say the same question's axis in other words, or in those it was shipped with."""
    as_shipped = axis.preset and words == {word: str(getattr(axis.shipped, word)) for word in words}
    for word, text in words.items():
        setattr(axis, word, "" if as_shipped else text)
    axis.version += 1
    axis.save()
    record(
        events.AxisSet(
            matrix_id=matrix.pk, axis_id=axis.pk, slot=axis.slot, version=axis.version, **words
        ),
        inverse=events.SetAxis(matrix_id=matrix.pk, slot=axis.slot, axis_id=axis.pk, **earlier),
    )


def _standing(matrix: Matrix, slot: str) -> Axis:
    for axis in access.axes(matrix):
        if axis.slot == slot:
            return axis
    raise Invalid(_("An axis runs across (x) or up (y), not “%(slot)s”.") % {"slot": slot})


def _refuse(
    matrix: Matrix, axis: Axis, *, theirs: dict[str, str], yours: dict[str, str]
) -> NoReturn:
    """Refuse words typed over an axis that has changed or made room for another."""
    name = access.last_author(matrix, f"axis:{axis.pk}") or access.last_author(matrix, "axes")
    raise Changed(
        _("%(name)s changed this axis while you were writing.") % {"name": name},
        hint=_("Both texts are here: save yours again to replace the other."),
        by=name,
        theirs=theirs,
        yours=yours,
        version=axis.version,
        axis_id=axis.pk,
    )
