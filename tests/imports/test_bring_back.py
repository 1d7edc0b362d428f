"""An edited export comes back: chosen changes are applied as one operation with one undo."""

import pytest

from segmatrix.activity.queries import since
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.imports.actions import bring_back
from segmatrix.imports.changes import Change
from segmatrix.imports.events import BringBack
from segmatrix.imports.queries import comparison
from segmatrix.imports.returning import Returned
from segmatrix.matrix import actions, events
from tests.imports.conftest import Trip
from tests.imports.sheets import edited

pytestmark = pytest.mark.django_db


def found(trip: Trip, back: Returned, text: str) -> tuple[Change, ...]:
    return comparison(trip.id, text, back.ids, trip.cast.sol).changes


def apply(
    trip: Trip, back: Returned, text: str, *, by: Actor | None = None, operation_id: str = ""
) -> BringBack:
    """Bring the sheet back with all its changes chosen."""
    given = BringBack(
        operation_id=operation_id or new_id(),
        matrix_id=trip.id,
        text=text,
        ids=back.ids,
        chosen=[change.key for change in found(trip, back, text)],
    )
    bring_back(given, actor=by or trip.cast.sol)
    return given


def test_an_export_that_nobody_edited_changes_nothing(trip: Trip) -> None:
    back = trip.out()
    assert found(trip, back, back.text) == ()


def test_what_is_chosen_is_applied_and_taken_back_as_one(trip: Trip) -> None:
    back, before = trip.out(), trip.picture()
    text = trip.edit(back, banks="Prove every single figure\nSleep well", cities="")
    given = apply(trip, back, text)
    assert trip.texts(trip.banks) == ["Prove every single figure", "Sleep well"]
    assert trip.texts(trip.cities) == []
    assert {entry.operation_id for entry in since(trip.stream, 0)[-3:]} == {given.operation_id}
    trip.undo(given, trip.cast.sol)
    assert trip.picture() == before


def test_a_statement_keeps_its_name_when_it_moves(trip: Trip) -> None:
    back = trip.out()
    apply(trip, back, trip.edit(back, banks="", cities="Save money\nProve every figure"))
    moved = trip.cell(trip.cities, "goals").statements[1]
    assert (moved.id, moved.author_name) == (trip.figures, "Sol")


def test_segments_rows_numbers_and_people_come_along(trip: Trip) -> None:
    back = trip.out()
    text = edited(
        [
            ["x", "Lenders", "Cities", "Farms"],
            ["Main goals", "Prove every figure", "?", "Rain"],
            ["Size", "600-650", "", ""],
            ["Key contacts", "Ida (models)", "", ""],
            ["Channels", "Fairs", "", "Radio"],
        ]
    )
    apply(trip, back, text, by=trip.cast.fara)
    assert trip.names() == ["Lenders", "Cities", "Farms"]
    farms = trip.table.segments[2].id
    assert trip.texts(farms) == ["Rain"]
    assert trip.cell(trip.cities, "goals").not_known_yet
    stated = trip.cell(trip.banks, "size").stated
    assert stated and (stated.low, stated.high) == (600, 650)
    assert [each.role for each in trip.cell(trip.banks, "contacts").contacts] == ["models"]
    (channels,) = [row for row in trip.table.rows if row.dimension.name == "Channels"]
    assert [cell.statements[0].text for cell in channels.cells if cell.statements] == [
        "Fairs",
        "Radio",
    ]


def test_what_was_reworded_on_both_sides_keeps_both_texts(trip: Trip) -> None:
    back = trip.out()
    text = trip.edit(back, cities="Save the city money")
    edit = events.EditStatement(matrix_id=trip.id, statement_id=trip.money, text="Save a lot")
    actions.edit_statement(edit, actor=trip.cast.mika)
    apply(trip, back, text)
    (said,) = trip.cell(trip.cities, "goals").statements
    assert (said.text, [variant.text for variant in said.variants]) == (
        "Save a lot",
        ["Save the city money"],
    )


def test_what_others_did_meanwhile_stays(trip: Trip) -> None:
    back = trip.out()
    trip.say(trip.banks, "New here")
    apply(trip, back, trip.edit(back, banks="Prove every figure\nSleep well"))
    assert trip.texts(trip.banks) == ["Prove every figure", "New here", "Sleep well"]


def test_a_change_that_is_no_longer_the_same_is_refused(trip: Trip) -> None:
    back = trip.out()
    text = trip.edit(back, cities="Save the city money")
    chosen = [change.key for change in found(trip, back, text)]
    edit = events.EditStatement(matrix_id=trip.id, statement_id=trip.money, text="Save a lot")
    actions.edit_statement(edit, actor=trip.cast.mika)
    before = trip.picture()
    given = BringBack(matrix_id=trip.id, text=text, ids=back.ids, chosen=chosen)
    with pytest.raises(Changed, match="while you looked"):
        bring_back(given, actor=trip.cast.sol)
    assert trip.picture() == before


def test_sent_twice_it_is_applied_once(trip: Trip) -> None:
    back = trip.out()
    text = trip.edit(back, banks="Prove every figure\nSleep well")
    given = apply(trip, back, text)
    bring_back(given, actor=trip.cast.sol)
    assert trip.texts(trip.banks) == ["Prove every figure", "Sleep well"]


def test_who_may_not_write_is_refused_and_others_do_not_find_it(trip: Trip) -> None:
    back = trip.out()
    text = trip.edit(back, banks="Prove every figure\nSleep well")
    with pytest.raises(NotPermitted):
        apply(trip, back, text, by=trip.cast.vic)
    with pytest.raises(NotFound):
        apply(trip, back, text, by=trip.cast.otto)


def test_who_may_not_shape_cannot_apply_a_new_segment(trip: Trip) -> None:
    back, before = trip.out(), trip.picture()
    text = edited(
        [
            ["x", "Banks", "Cities", "Farms"],
            ["Main goals", "Prove every figure", "Save money", "Rain"],
        ]
    )
    with pytest.raises(NotPermitted):
        apply(trip, back, text)
    assert trip.picture() == before


def test_a_sheet_without_ids_is_compared_with_what_stands(trip: Trip) -> None:
    text = edited([["x", "Banks"], ["Main goals", "Prove every single figure"]])
    changes = comparison(trip.id, text, "", trip.cast.sol).changes
    assert [change.sort for change in changes if change.advised] == ["reworded"]


def test_ids_of_another_matrix_mean_nothing(trip: Trip) -> None:
    ids = trip.out().ids.replace(trip.id, "another")
    text = edited([["x", "Banks", "Cities"], ["Main goals", "Prove every figure", "Save money"]])
    changes = comparison(trip.id, text, ids, trip.cast.sol).changes
    assert {change.sort for change in changes} == {"gone_row"}
