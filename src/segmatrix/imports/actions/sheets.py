"""Applying what an edited export changes, through the ordinary actions of the matrix."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.exports.delimited import harmless, text_of
from segmatrix.imports.changes import Change, Sort
from segmatrix.imports.events import BringBack
from segmatrix.imports.queries import comparison
from segmatrix.matrix import actions, events, queries, sheeting, stating


@action
def bring_back(given: BringBack, *, actor: Actor) -> None:
    """Apply the chosen changes of an edited export, as one operation.

    A statement that was edited here meanwhile keeps both texts. Refuses a change that is not what
    it was when it was chosen, since something happened in the matrix, and what the actions refuse
    that carry the changes out. Records their facts.
    """
    found = comparison(given.matrix_id, given.text, given.ids, actor).changes
    changes = {change.key: change for change in found}
    if any(key not in changes for key in given.chosen):
        raise Changed(
            _("Somebody changed the matrix while you looked through these changes."),
            hint=_("Look through them again; nothing has been applied yet."),
        )
    order = list(_APPLIED)
    for change in sorted(found, key=lambda each: order.index(each.sort)):
        if change.key in given.chosen:
            _APPLIED[change.sort](given.matrix_id, change, actor)


def _cell(change: Change) -> dict[str, str]:
    return {"segment_id": change.place[0], "dimension_id": change.place[1]}


def _add(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.AddStatement(matrix_id=matrix_id, text=change.after, **_cell(change))
    actions.add_statement(given, actor=actor)


def _reword(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.EditStatement(
        matrix_id=matrix_id,
        statement_id=change.point_id,
        text=change.after,
        version=change.version or None,
    )
    actions.edit_statement(given, actor=actor)


def _remove(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.RemoveStatement(matrix_id=matrix_id, statement_id=change.point_id)
    actions.remove_statement(given, actor=actor)


def _move(matrix_id: str, change: Change, actor: Actor) -> None:
    segment_id, dimension_id = change.to
    given = events.MoveStatement(
        matrix_id=matrix_id,
        statement_id=change.point_id,
        segment_id=segment_id,
        dimension_id=dimension_id,
    )
    actions.move_statement(given, actor=actor)


def _state(matrix_id: str, change: Change, actor: Actor) -> None:
    number = stating.read(change.after)
    assert number is not None, "what is no number is no change"
    given = events.StateMeasure(
        matrix_id=matrix_id,
        **_cell(change),
        low=number.low,
        high=number.high,
        unit=number.unit,
        source=_("Edited sheet"),
    )
    actions.state_measure(given, actor=actor)


def _withdraw(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.WithdrawMeasure(matrix_id=matrix_id, **_cell(change))
    actions.withdraw_measure(given, actor=actor)


def _answer_not_known(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.AnswerNotKnownYet(matrix_id=matrix_id, **_cell(change))
    actions.answer_not_known_yet(given, actor=actor)


def _ask_again(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.TakeBackNotKnownYet(matrix_id=matrix_id, **_cell(change))
    actions.take_back_not_known_yet(given, actor=actor)


def _list(matrix_id: str, change: Change, actor: Actor) -> None:
    for name, role in sheeting.people(change.after):
        given = events.AddContact(matrix_id=matrix_id, **_cell(change), name=name, role=role)
        actions.add_contact(given, actor=actor)


def _unlist(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.RemoveContact(matrix_id=matrix_id, contact_id=change.point_id)
    actions.remove_contact(given, actor=actor)


def _rename_segment(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.RenameSegment(matrix_id=matrix_id, segment_id=change.place[0], name=change.after)
    actions.rename_segment(given, actor=actor)


def _rename_row(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.RenameDimension(
        matrix_id=matrix_id, dimension_id=change.place[1], name=change.after
    )
    actions.rename_dimension(given, actor=actor)


def _retire(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.RetireSegment(matrix_id=matrix_id, segment_id=change.place[0])
    actions.retire_segment(given, actor=actor)


def _hide(matrix_id: str, change: Change, actor: Actor) -> None:
    given = events.HideDimension(matrix_id=matrix_id, dimension_id=change.place[1])
    actions.hide_dimension(given, actor=actor)


def _add_segment(matrix_id: str, change: Change, actor: Actor) -> None:
    """Add a segment with what its column says, as a sheet of that one column would.

    New rows bring their cells themselves, if they were chosen.
    """
    rows = queries.table(matrix_id, actor).rows
    cells = _beside(change, [row.dimension.name for row in rows])
    if cells:
        _import(matrix_id, [["", change.after], *map(list, cells)], actor)
    else:
        given = events.AddSegment(matrix_id=matrix_id, name=change.after)
        actions.add_segment(given, actor=actor)


def _add_row(matrix_id: str, change: Change, actor: Actor) -> None:
    """Add a row with what it says of the segments that there are by now."""
    segments = queries.segments(matrix_id, actor)
    cells = _beside(change, [segment.name for segment in segments])
    if cells:
        names, texts = zip(*cells, strict=True)
        _import(matrix_id, [["", *names], [change.after, *texts]], actor)
    else:
        given = events.AddDimension(matrix_id=matrix_id, name=change.after)
        actions.add_dimension(given, actor=actor)


def _beside(change: Change, names: list[str]) -> list[tuple[str, str]]:
    """Return the cells of a new segment or row under headings that the matrix has."""
    known = set(map(sheeting.plain, names))
    return [cell for cell in change.cells if sheeting.plain(cell[0]) in known]


def _import(matrix_id: str, grid: list[list[str]], actor: Actor) -> None:
    text = text_of([harmless(cell) for cell in line] for line in grid)
    given = events.ImportSheet(matrix_id=matrix_id, text=text, down=False)
    actions.import_sheet(given, actor=actor)


# In the order in which they are applied: cells name segments and rows as they are called before.
_APPLIED: dict[Sort, Callable[[str, Change, Actor], Any]] = {
    Sort.NEW_SEGMENT: _add_segment,
    Sort.NEW_ROW: _add_row,
    Sort.REMOVED: _remove,
    Sort.MOVED: _move,
    Sort.REWORDED: _reword,
    Sort.ADDED: _add,
    Sort.WITHDRAWN: _withdraw,
    Sort.STATED: _state,
    Sort.ASKED_AGAIN: _ask_again,
    Sort.NOT_KNOWN: _answer_not_known,
    Sort.UNLISTED: _unlist,
    Sort.LISTED: _list,
    Sort.RENAMED_SEGMENT: _rename_segment,
    Sort.RENAMED_ROW: _rename_row,
    Sort.GONE_SEGMENT: _retire,
    Sort.GONE_ROW: _hide,
}
