"""Putting notes together by hand and by suggestion, and taking it back."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.workshops import actions, events
from segmatrix.workshops.errors import ElsewhereNow, NoPart
from tests.workshops.bench import AGREE, GROUP, PLACE, REFLECT, Room
from tests.workshops.test_boards import board_of, note_id, written

ALIKE = ("Invoices come too late", "Invoices are late", "Late invoices")


def act(room: Room, action, asked, who: str = "sol", **more):
    more.setdefault("phase_id", room.now.phase.id)
    return room.do(action, asked, who, **more)


def together(room: Room, *texts: str, who: str = "sol", **more) -> str:
    """Somebody makes a group of notes; its id."""
    ids = [note_id(room, text) for text in texts]
    facts = act(room, actions.group_notes, events.GroupNotes, who, note_ids=ids, **more)
    return str(vars(facts[0])["group_id"])


def groups(room: Room) -> dict[str, list[str]]:
    return {card.words: [note.text for note in card.notes] for card in board_of(room).groups}


def take_back(room: Room, who: str, operation_id: str) -> str:
    undone = new_id()
    actor = getattr(room.cast, who)
    undo(f"matrix:{room.id}", target=operation_id, operation_id=undone, actor=actor)
    return undone


@pytest.fixture
def grouping(room: Room) -> Room:
    """A workshop in which all group three notes that are alike and two that are not."""
    people = [room.member(name) for name in ("sol", "mika", "fara")]
    room.begun(REFLECT, GROUP, PLACE, people=people)
    room.write("sol", *ALIKE[:2], "Proof for audits")
    room.write("mika", ALIKE[2], "A single place")
    room.forward()
    return room


def test_a_new_group_is_called_as_its_first_note_and_everybody_sees_it(grouping: Room) -> None:
    together(grouping, "Proof for audits", "A single place")
    assert groups(grouping) == {"Proof for audits": ["A single place", "Proof for audits"]}


def test_a_long_note_is_cut_behind_a_word_as_a_name(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.write("sol", "word " * 50, "Other")
    room.forward()
    together(room, ("word " * 50).strip(), "Other")
    [name] = groups(room)
    assert len(name) <= 120
    assert name.endswith("word…")


def test_a_note_moves_into_a_group_to_another_and_out_of_it(grouping: Room) -> None:
    group_id = together(grouping, "Proof for audits", "A single place")
    moved = note_id(grouping, "Late invoices")
    act(grouping, actions.move_note, events.MoveNote, note_id=moved, group_id=group_id)
    assert len(groups(grouping)["Proof for audits"]) == 3
    [fact] = act(grouping, actions.move_note, events.MoveNote, "mika", note_id=moved)
    assert (fact.kind, vars(fact)["group_id"]) == ("NoteMoved", "")
    assert len(groups(grouping)["Proof for audits"]) == 2


def test_a_group_without_notes_is_gone_and_comes_back_with_its_name(grouping: Room) -> None:
    group_id = together(grouping, "Proof for audits", "A single place", name="Proof")
    operation_id = new_id()
    act(
        grouping,
        actions.dissolve_group,
        events.DissolveGroup,
        group_id=group_id,
        operation_id=operation_id,
    )
    assert groups(grouping) == {}
    again = take_back(grouping, "sol", operation_id)
    assert list(groups(grouping)) == ["Proof"]
    take_back(grouping, "sol", again)
    assert groups(grouping) == {}


def test_making_a_group_is_undone_unless_somebody_moved_a_note_of_it_since(grouping: Room) -> None:
    ids = [note_id(grouping, text) for text in ("Proof for audits", "A single place")]
    operation_id = new_id()
    act(
        grouping,
        actions.group_notes,
        events.GroupNotes,
        note_ids=ids,
        operation_id=operation_id,
    )
    act(grouping, actions.move_note, events.MoveNote, "mika", note_id=ids[0])
    with pytest.raises(Changed, match="Mika changed this since"):
        take_back(grouping, "sol", operation_id)


def test_a_group_is_named_and_a_name_typed_over_an_older_one_is_refused_with_both(
    grouping: Room,
) -> None:
    group_id = together(grouping, "Proof for audits", "A single place")
    named = {"group_id": group_id, "version": 1}
    act(grouping, actions.name_group, events.NameGroup, "mika", name="Proof", **named)
    with pytest.raises(Changed) as refused:
        act(grouping, actions.name_group, events.NameGroup, name="One place", **named)
    assert refused.value.data["theirs"] == "Proof"
    assert refused.value.data["yours"] == "One place"
    assert refused.value.data["by"] == "Mika"
    assert list(groups(grouping)) == ["Proof"]


def test_what_is_alike_is_suggested_and_adopted_with_one_click(grouping: Room) -> None:
    [suggestion] = board_of(grouping).suggestions
    assert {note.text for note in suggestion} == set(ALIKE)
    ids = [note.id for note in suggestion]
    operation_id = new_id()
    act(
        grouping,
        actions.adopt_suggestion,
        events.AdoptSuggestion,
        note_ids=ids,
        operation_id=operation_id,
    )
    [(name, texts)] = groups(grouping).items()
    assert (name, set(texts)) == (suggestion[0].text, set(ALIKE))
    assert board_of(grouping).suggestions == ()
    take_back(grouping, "sol", operation_id)
    assert len(board_of(grouping).suggestions) == 1


def test_a_suggestion_never_moves_what_somebody_grouped_meanwhile(grouping: Room) -> None:
    seen = [note.id for note in board_of(grouping).suggestions[0]]
    by_hand = together(grouping, "Late invoices", "A single place", who="mika")
    act(grouping, actions.adopt_suggestion, events.AdoptSuggestion, note_ids=seen)
    first, second = board_of(grouping).groups
    assert first.id == by_hand
    assert [note.text for note in first.notes] == ["A single place", "Late invoices"]
    assert {note.text for note in second.notes} == set(ALIKE[:2])
    with pytest.raises(Changed, match="elsewhere meanwhile"):
        act(grouping, actions.adopt_suggestion, events.AdoptSuggestion, note_ids=seen)


def test_a_suggestion_is_set_aside_for_everybody_and_taken_up_again(grouping: Room) -> None:
    seen = [note.id for note in board_of(grouping).suggestions[0]]
    act(grouping, actions.set_suggestion_aside, events.SetSuggestionAside, note_ids=seen)
    found = board_of(grouping)
    assert found.suggestions == ()
    [aside] = found.aside
    act(grouping, actions.take_suggestion_up, events.TakeSuggestionUp, "mika", aside_id=aside.id)
    assert len(board_of(grouping).suggestions) == 1


def test_it_refuses_who_has_no_part_one_note_and_what_is_not_there(grouping: Room) -> None:
    one = note_id(grouping, "Late invoices")
    with pytest.raises(NoPart):
        act(grouping, actions.move_note, events.MoveNote, "pri", note_id=one)
    with pytest.raises(NotPermitted):
        act(grouping, actions.move_note, events.MoveNote, "vic", note_id=one)
    with pytest.raises(NotFound):
        act(grouping, actions.move_note, events.MoveNote, "otto", note_id=one)
    with pytest.raises(Invalid, match="at least two"):
        act(grouping, actions.group_notes, events.GroupNotes, note_ids=[one, one])
    with pytest.raises(NotFound):
        act(grouping, actions.move_note, events.MoveNote, note_id="nothing")


def test_outside_the_phase_only_who_leads_may_until_all_is_agreed(room: Room) -> None:
    written(room, GROUP, PLACE, AGREE)
    one = note_id(room, "Proof for audits")
    grouping = room.now.phase.id
    room.forward()
    for who in ("sol", "fara"):
        with pytest.raises(ElsewhereNow):
            act(room, actions.move_note, events.MoveNote, who, note_id=one, phase_id=grouping)
    room.forward()
    with pytest.raises(ElsewhereNow):
        together(room, "Proof for audits", "A single place")
    together(room, "Proof for audits", "A single place", who="fara")
    assert list(groups(room)) == ["Proof for audits"]
