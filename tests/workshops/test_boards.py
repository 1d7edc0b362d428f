"""What is written alone lies on the board after the reveal, and on no board before it."""

from segmatrix.workshops import actions, events
from segmatrix.workshops.actions.boards import dot_options
from segmatrix.workshops.models import Workshop
from segmatrix.workshops.queries import BoardView, CardView, board, receipts
from tests.workshops.bench import AGREE, GROUP, REFLECT, VOTE, Room


def board_of(room: Room, who: str = "mika") -> BoardView:
    return board(room.id, room.workshop_id, getattr(room.cast, who))


def card_of(room: Room, words: str) -> CardView:
    [card] = [each for each in board_of(room).cards if each.words == words]
    return card


def note_id(room: Room, text: str) -> str:
    found = board_of(room)
    [note] = [each for card in found.cards for each in card.notes if each.text == text]
    return note.id


def written(room: Room, *phases, **more) -> None:
    """Sol and Mika have written, and the workshop has stepped on."""
    room.begun(REFLECT, *(phases or (GROUP, AGREE)), **more)
    room.write("sol", "Late invoices", "Proof for audits")
    room.write("mika", "Late invoices", "A single place")
    room.forward()


def texts(room: Room) -> list[str]:
    return [note.text for card in board_of(room).alone for note in card.notes]


def test_each_thought_is_a_note_and_the_same_words_of_two_people_are_two(room: Room) -> None:
    written(room)
    assert texts(room) == ["A single place", "Late invoices", "Late invoices", "Proof for audits"]
    notes = {note.text: note for card in board_of(room).alone for note in card.notes}
    assert notes["Proof for audits"].name == "Sol"
    assert notes["Proof for audits"].asked == "What do they want?"
    assert card_of(room, "A single place").dimension == "goals"


def test_before_the_reveal_nothing_lies_there(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.write("sol", "Late invoices")
    assert board_of(room, "fara").notes == 0


def test_notes_of_an_anonymous_round_have_no_name_and_no_order_of_people(room: Room) -> None:
    written(room, identity="anonymous")
    assert texts(room) == ["A single place", "Late invoices", "Late invoices", "Proof for audits"]
    assert {
        note.name + note.department for card in board_of(room).alone for note in card.notes
    } == {""}


def test_what_lies_there_is_recorded_as_a_number(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.write("sol", "Late invoices")
    [laid] = [fact for fact in room.forward() if fact.kind == "BoardLaid"]
    assert vars(laid)["notes"] == 1
    assert "Late" not in str(laid)
    [lifted] = [fact for fact in room.back() if fact.kind == "BoardLaid"]
    assert vars(lifted)["notes"] == 0


def test_stepping_back_clears_the_board_and_stepping_on_brings_notes_back_to_their_groups(
    room: Room,
) -> None:
    written(room)
    ids = [note_id(room, "A single place"), note_id(room, "Proof for audits")]
    room.do(actions.group_notes, events.GroupNotes, "sol", phase_id=room.now.phase.id, note_ids=ids)
    room.back()
    assert board_of(room).notes == 0
    room.write("mika", "A single place", "Something new")
    room.forward()
    [group] = board_of(room).groups
    assert [note.text for note in group.notes] == ["A single place", "Proof for audits"]
    assert texts(room) == ["Late invoices", "Something new"]


def test_dots_go_on_groups_and_on_notes_in_none_the_same_words_once(room: Room) -> None:
    written(room, GROUP, VOTE, AGREE)
    ids = [note_id(room, "A single place"), note_id(room, "Proof for audits")]
    room.do(
        actions.group_notes,
        events.GroupNotes,
        "sol",
        phase_id=room.now.phase.id,
        note_ids=ids,
        name="Proof in one place",
    )
    options = dot_options(Workshop.objects.get(pk=room.workshop_id))
    assert [each["text"] for each in options] == ["Proof in one place", "Late invoices"]


def test_cards_stand_in_the_order_of_their_dots_after_a_vote(room: Room) -> None:
    written(room, VOTE, AGREE)
    asked = room.asked_of("sol").asked[0].question
    by_text = {each["text"]: each["id"] for each in asked.frame["options"]}
    room.answer("sol", {"dots": {by_text["Proof for audits"]: 3, by_text["A single place"]: 1}})
    room.answer("mika", {"dots": {by_text["Proof for audits"]: 1}})
    assert not board_of(room).voted
    room.forward()
    first, second, *_others = board_of(room).cards
    assert first.dots and second.dots
    assert (first.words, first.dots.dots, first.dots.people) == ("Proof for audits", 4, 2)
    assert (second.words, second.dots.dots) == ("A single place", 1)


def test_a_vote_that_was_stepped_back_out_of_leaves_the_board_to_everybody(room: Room) -> None:
    written(room, GROUP, VOTE, AGREE)
    room.forward()
    room.back()
    found = board_of(room, "vic")
    assert (found.notes, found.voted) == (4, False)
    assert len(receipts(room.id, room.workshop_id, room.cast.sol)) == 2
