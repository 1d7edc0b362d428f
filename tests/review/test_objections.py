"""Objections: raising, answering, upholding, withdrawing and overriding."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import events as matrix
from segmatrix.review import events
from segmatrix.review.terms import ObjectionState
from tests.cast import Cast
from tests.review.panel import do
from tests.review.table import RoundTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


def test_one_says_what_it_is_about_and_who_cannot_agree(table: RoundTable) -> None:
    table.object("They buy differently")
    (objection,) = table.objections
    assert objection.state is ObjectionState.OPEN
    assert objection.standing
    assert objection.about.label == "Banks"
    assert (objection.raised.author_name, objection.raised.text) == ("Sol", "They buy differently")
    assert objection.revision == 1


def test_a_statement_a_revision_and_the_whole_can_be_objected_to(table: RoundTable) -> None:
    statement = table.statement(table.banks, "Waits for figures")
    table.object(about_kind="statement", about_id=statement)
    table.object(about_kind="revision", about_id="1")
    table.object(about_kind="matrix")
    labels = {each.about.label for each in table.objections}
    assert labels == {"Waits for figures", "Revision 1", "Customer segments"}


def test_an_agreed_place_can_be_objected_to_once_there_is_one(table: RoundTable) -> None:
    about = {"about_kind": "placement", "about_id": table.banks}
    with pytest.raises(Invalid, match="not settled"):
        table.object(**about)
    given = matrix.AgreePlacement(matrix_id=table.id, segment_id=table.banks, x=3, y=4)
    do(given, table.cast.fara)
    table.object(**about)
    assert table.objections[0].about.kind == "placement"


@pytest.mark.parametrize(
    "about",
    [
        {"about_kind": "colour", "about_id": ""},
        {"about_kind": "revision", "about_id": "2"},
        {"about_kind": "revision", "about_id": "first"},
    ],
)
def test_what_is_not_there_cannot(table: RoundTable, about: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        table.object(**about)


def test_one_without_a_reason_is_refused(table: RoundTable) -> None:
    with pytest.raises(Invalid):
        table.object("  ")


def test_an_answer_alone_settles_nothing(table: RoundTable) -> None:
    objection_id = table.object()
    table.answer(objection_id)
    (objection,) = table.objections
    assert objection.state is ObjectionState.ANSWERED
    assert objection.standing


def test_who_raised_it_upholds_or_withdraws_it(table: RoundTable) -> None:
    about = {"objection_id": table.object(), "by": table.cast.sol}
    table.answer(about["objection_id"])
    table.do(events.UpholdObjection, text="Not for insurers", **about)
    assert table.objections[0].state is ObjectionState.OPEN
    table.do(events.WithdrawObjection, **about)
    assert table.objections[0].state is ObjectionState.WITHDRAWN
    assert [turn.kind for turn in table.objections[0].turns] == [
        "raised",
        "answered",
        "upheld",
        "withdrawn",
    ]


def test_nobody_else_withdraws_it(table: RoundTable) -> None:
    objection_id = table.object()
    for who in (table.cast.fara, table.cast.exa, table.cast.mika):
        with pytest.raises(NotPermitted, match="Sol"):
            table.do(events.WithdrawObjection, by=who, objection_id=objection_id)


def test_an_override_needs_a_reason_and_the_right_to_decide(table: RoundTable) -> None:
    objection_id = table.object()
    with pytest.raises(NotPermitted):
        table.override(objection_id, by=table.cast.mika)
    with pytest.raises(Invalid):
        table.override(objection_id, " ")
    table.override(objection_id, "We need one list")
    (objection,) = table.objections
    assert objection.state is ObjectionState.OVERRIDDEN
    assert (objection.newest.author_name, objection.newest.text) == ("Fara", "We need one list")


def test_a_facilitator_cannot_override_their_own(table: RoundTable) -> None:
    objection_id = table.object(by=table.cast.fara)
    with pytest.raises(NotPermitted, match="yourself"):
        table.override(objection_id)


def test_what_is_settled_takes_no_more_answers(table: RoundTable) -> None:
    objection_id = table.object()
    table.override(objection_id)
    with pytest.raises(Changed, match="Fara has overridden"):
        table.answer(objection_id, by=table.cast.mika)


def test_a_reader_sees_what_they_can_do(table: RoundTable) -> None:
    objection_id = table.object()
    cast = table.cast
    can = {who: set(table.objection(objection_id, getattr(cast, who)).turns) for who in KNOWN}
    assert can == KNOWN


KNOWN = {
    "sol": {"withdrawn"},
    "mika": {"answered"},
    "fara": {"answered", "overridden"},
    "vic": set(),
}


def test_it_goes_where_its_segment_and_statement_go_in_a_merge(table: RoundTable) -> None:
    kept = table.segment("Insurers")
    same = table.statement(kept, "Whoever insures", key="definition")
    gone = table.statement(table.banks, "Whoever lends", key="definition")
    table.object(about_kind="statement", about_id=gone)
    table.object()
    merging = {"into": kept, "segment_ids": [table.banks], "name": "Institutions"}
    table.do(matrix.MergeSegments, **merging)
    about = {each.about.kind: each.about for each in table.objections}
    assert (about["segment"].id, about["segment"].label) == (kept, "Institutions")
    assert about["statement"].id == same
    assert not any(each.gone for each in about.values())


def test_what_is_out_of_the_table_is_still_called_by_its_name(table: RoundTable) -> None:
    table.object()
    table.do(matrix.RetireSegment, segment_id=table.banks)
    assert (table.objections[0].about.label, table.objections[0].about.gone) == ("Banks", True)
    assert table.objections[0].standing


def test_undoing_it_takes_it_off_the_list_unless_somebody_said_more(table: RoundTable) -> None:
    about = {"about_kind": "matrix", "reason": "Too early"}
    given = table.ask(events.RaiseObjection, **about)
    raised = do(given, table.cast.sol)[0]
    table.undo(given, table.cast.sol)
    assert table.objections == ()
    with pytest.raises(NotFound):
        table.objection(raised.objection_id)
    again = table.ask(events.RaiseObjection, **about)
    table.answer(do(again, table.cast.sol)[0].objection_id)
    with pytest.raises(Changed, match="Fara"):
        table.undo(again, table.cast.sol)


def test_nobody_takes_back_somebody_elses_turn(table: RoundTable) -> None:
    raised = table.do(
        events.RaiseObjection, by=table.cast.sol, about_kind="matrix", reason="Too early"
    )
    with pytest.raises(NotPermitted, match="Sol"):
        table.do(events.TakeTurnBack, turn_id=raised.turn_id)
    with pytest.raises(NotFound):
        table.do(events.TakeTurnBack, turn_id=new_id())


def test_a_number_that_no_revision_has_is_refused_however_long(table: RoundTable) -> None:
    for number in ("2", "0", "9" * 5_000):
        with pytest.raises(Invalid, match="no revision"):
            table.object(about_kind="revision", about_id=number)
