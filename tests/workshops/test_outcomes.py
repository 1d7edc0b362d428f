"""What becomes of the cards of a board, in the matrix and for those who wrote them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import queries as matrices
from segmatrix.workshops import actions, events
from segmatrix.workshops.errors import ElsewhereNow, SettledCard
from segmatrix.workshops.queries import receipts, receipts_in
from segmatrix.workshops.terms import Became
from tests.workshops.bench import AGREE, GROUP, REFLECT, VOTE, Room
from tests.workshops.test_boards import board_of, card_of, written
from tests.workshops.test_groups import act, take_back, together


def keep(room: Room, words: str, who: str = "fara", **more):
    given = {
        "card_id": card_of(room, words).id,
        "segment_id": room.banks,
        "dimension_id": room.bench.dimension["goals"],
        "text": words,
    } | more
    return act(room, actions.keep_card, events.KeepCard, who, **given)


def goals(room: Room) -> list[str]:
    cell = matrices.cell(room.id, room.banks, room.bench.dimension["goals"], room.cast.sol)
    return [statement.text for statement in cell.statements]


@pytest.fixture
def agreeing(room: Room) -> Room:
    """A workshop in which all agree on what becomes of a group and two notes."""
    written(room, GROUP, AGREE)
    together(room, "Proof for audits", "A single place", name="Proof in one place")
    room.forward()
    return room


def test_a_group_becomes_a_statement_and_the_way_back_takes_both_back(agreeing: Room) -> None:
    operation_id = new_id()
    facts = keep(agreeing, "Proof in one place", operation_id=operation_id)
    assert [fact.kind for fact in facts] == ["StatementAdded", "CardMarked"]
    assert goals(agreeing) == ["Proof in one place"]
    card = card_of(agreeing, "Proof in one place")
    assert (card.became, card.became_id) == (Became.KEPT, vars(facts[0])["statement_id"])
    assert board_of(agreeing).open == 2

    again = take_back(agreeing, "fara", operation_id)
    assert (goals(agreeing), card_of(agreeing, "Proof in one place").became) == ([], None)
    take_back(agreeing, "fara", again)
    assert goals(agreeing) == ["Proof in one place"]
    assert card_of(agreeing, "Proof in one place") == card


def test_a_participant_who_edits_cells_keeps_a_card_too_and_shapes_no_segment(
    agreeing: Room,
) -> None:
    keep(agreeing, "Proof in one place", "sol")
    card, _same = board_of(agreeing).alone
    with pytest.raises(NotPermitted):
        act(
            agreeing,
            actions.make_card_segment,
            events.MakeCardSegment,
            card_id=card.id,
            name="Late payers",
        )
    assert len(board_of(agreeing).cards) == 3
    assert board_of(agreeing).open == 2


def test_a_card_becomes_a_segment(agreeing: Room) -> None:
    card = card_of(agreeing, "Proof in one place")
    facts = act(
        agreeing,
        actions.make_card_segment,
        events.MakeCardSegment,
        "fara",
        card_id=card.id,
        name="Audited firms",
        note="banks, insurers",
    )
    assert facts[0].kind == "SegmentAdded"
    names = [segment.name for segment in matrices.segments(agreeing.id, agreeing.cast.sol)]
    assert "Audited firms" in names
    assert card_of(agreeing, "Proof in one place").became is Became.SEGMENT


def test_a_card_is_merged_into_a_statement_that_says_it_already(agreeing: Room) -> None:
    statement = agreeing.bench.statement(
        agreeing.banks, "They need one place", by=agreeing.cast.ana
    )
    card = card_of(agreeing, "Proof in one place")
    merging = {"card_id": card.id, "statement_id": statement}
    act(agreeing, actions.merge_card, events.MergeCard, "fara", **merging)
    now = card_of(agreeing, "Proof in one place")
    assert (now.became, now.became_id) == (Became.MERGED, statement)
    assert goals(agreeing) == ["They need one place"]
    with pytest.raises(NotFound):
        act(
            agreeing,
            actions.merge_card,
            events.MergeCard,
            card_id=board_of(agreeing).alone[0].id,
            statement_id="nothing",
        )


def test_a_card_is_declined_for_a_reason_and_opened_again(agreeing: Room) -> None:
    card_id = card_of(agreeing, "Proof in one place").id
    with pytest.raises(Invalid) as refused:
        act(agreeing, actions.decline_card, events.DeclineCard, "fara", card_id=card_id, why=" ")
    assert refused.value.field == "why"
    why = "This is about us, not about them."
    act(agreeing, actions.decline_card, events.DeclineCard, "fara", card_id=card_id, why=why)
    assert card_of(agreeing, "Proof in one place").why == why
    act(agreeing, actions.mark_card, events.MarkCard, "fara", card_id=card_id)
    now = card_of(agreeing, "Proof in one place")
    assert (now.became, now.why) == (None, "")


def test_what_became_something_is_not_settled_twice_nor_put_together(agreeing: Room) -> None:
    keep(agreeing, "Proof in one place")
    with pytest.raises(SettledCard):
        keep(agreeing, "Proof in one place")
    group = card_of(agreeing, "Proof in one place")
    with pytest.raises(SettledCard):
        act(
            agreeing,
            actions.move_note,
            events.MoveNote,
            "fara",
            note_id=group.notes[0].id,
        )


def test_what_became_something_is_not_voted_on_again(room: Room) -> None:
    written(room, AGREE, VOTE)
    keep(room, "Proof for audits")
    room.forward()
    [asked] = room.asked_of("sol").asked
    offered = [option["text"] for option in asked.question.frame["options"]]
    assert "Proof for audits" not in offered
    assert "A single place" in offered


def test_nothing_becomes_of_a_card_before_all_agree_nor_by_who_may_not_edit(room: Room) -> None:
    written(room, GROUP, AGREE)
    with pytest.raises(ElsewhereNow):
        keep(room, "Proof for audits")
    room.forward()
    with pytest.raises(NotPermitted):
        keep(room, "Proof for audits", "vic")
    note = card_of(room, "Proof for audits")
    group_id = together(room, "Proof for audits", "A single place", who="fara")
    with pytest.raises(NotFound):
        keep(room, "Proof for audits", card_id=note.id)
    assert keep(room, "Proof for audits", card_id=group_id)


@pytest.mark.parametrize("identity", ["anonymous", "after_reveal"])
def test_each_reads_what_became_of_theirs_and_of_nobody_elses(room: Room, identity: str) -> None:
    written(room, GROUP, AGREE, identity=identity)
    together(room, "Proof for audits", "A single place", name="Proof in one place")
    room.forward()
    keep(room, "Proof in one place")
    own = receipts(room.id, room.workshop_id, room.cast.sol)
    assert [(each.text, each.card and each.card.words) for each in own] == [
        ("Late invoices", "Late invoices"),
        ("Proof for audits", "Proof in one place"),
    ]
    assert [each.card.became for each in own if each.card] == [None, Became.KEPT]
    assert [each.in_group for each in own] == [False, True]
    assert receipts(room.id, room.workshop_id, room.cast.fara) == ()
    assert receipts(room.id, room.workshop_id, room.cast.pri) == ()


def test_an_operation_that_is_undone_by_another_is_refused(agreeing: Room) -> None:
    operation_id = new_id()
    keep(agreeing, "Proof in one place", operation_id=operation_id)
    with pytest.raises(NotPermitted):
        undo(
            f"matrix:{agreeing.id}",
            target=operation_id,
            operation_id=new_id(),
            actor=agreeing.cast.sol,
        )


def test_all_workshops_together_tell_each_what_became_of_theirs(
    room: Room, django_assert_num_queries
) -> None:
    written(room, GROUP, AGREE)
    first = room.workshop_id
    assert receipts_in(room.id, room.cast.sol) == receipts(room.id, first, room.cast.sol)
    with CaptureQueriesContext(connection) as of_one:
        receipts_in(room.id, room.cast.sol)
    written(room, GROUP, AGREE, identity="anonymous")
    with django_assert_num_queries(len(of_one)):
        own = receipts_in(room.id, room.cast.sol)
    of_each = [receipts(room.id, one, room.cast.sol) for one in (room.workshop_id, first)]
    assert own in (sum(of_each, ()), sum(reversed(of_each), ()))
    assert receipts_in(room.id, room.cast.pri) == ()


def test_a_workshop_that_is_given_up_or_shows_nothing_yet_tells_nothing(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.write("sol", "Late invoices")
    assert receipts_in(room.id, room.cast.sol) == ()
    room.forward()
    assert [each.text for each in receipts_in(room.id, room.cast.sol)] == ["Late invoices"]
    room.do(actions.discard_workshop, events.DiscardWorkshop)
    assert receipts_in(room.id, room.cast.sol) == receipts_in(room.id, room.cast.fara) == ()
