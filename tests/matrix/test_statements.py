"""Saying, wording, moving and removing statements."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def edit(bench: Bench, statement_id: str, text: str, by: str = "sol", **more: int) -> list:
    given = events.EditStatement(matrix_id=bench.id, statement_id=statement_id, text=text, **more)
    return actions.edit_statement(given, actor=getattr(bench.cast, by))


def move(bench: Bench, statement_id: str, segment_id: str, key: str, **more: int) -> list:
    given = events.MoveStatement(
        matrix_id=bench.id,
        statement_id=statement_id,
        segment_id=segment_id,
        dimension_id=bench.dimension[key],
        **more,
    )
    return actions.move_statement(given, actor=bench.cast.sol)


def remove(bench: Bench, statement_id: str, by: str = "sol", **more: int) -> events.RemoveStatement:
    given = events.RemoveStatement(matrix_id=bench.id, statement_id=statement_id, **more)
    actions.remove_statement(given, actor=getattr(bench.cast, by))
    return given


def test_a_statement_says_who_made_it_from_which_department(bench: Bench, banks: str) -> None:
    bench.statement(banks, "Prove <i>every</i> figure", by=bench.cast.sol)
    said = bench.cell(banks, "goals").statements[0]
    assert (said.text, said.author_name, said.department, said.position, said.version) == (
        "Prove <i>every</i> figure",
        "Sol",
        "Sales",
        0,
        1,
    )


def test_somebody_elses_wording_leaves_it_the_first_authors(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "Prove figures", by=bench.cast.sol)
    edit(bench, statement_id, "Prove every figure", by="mika", version=1)
    said = bench.cell(banks, "goals").statements[0]
    assert (said.text, said.author_name, said.version) == ("Prove every figure", "Sol", 2)


@pytest.mark.parametrize("text", ["", " \n", "x" * 2001])
def test_nothing_and_too_much_are_refused_and_kept(bench: Bench, banks: str, text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        bench.statement(banks, text)
    assert refusal.value.field == "text"
    assert refusal.value.data["yours"] == text


def test_two_thousand_characters_fit(bench: Bench, banks: str) -> None:
    bench.statement(banks, "x" * 2000)
    assert bench.texts(banks) == ["x" * 2000]


@pytest.mark.parametrize("key", ["size", "contacts"])
def test_cells_of_numbers_and_people_hold_no_statements(bench: Bench, banks: str, key: str) -> None:
    with pytest.raises(Invalid) as refusal:
        bench.statement(banks, "Many", key=key)
    assert refusal.value.data["yours"] == "Many"


def test_it_is_added_where_it_is_wanted(bench: Bench, banks: str) -> None:
    bench.statement(banks, "First")
    given = events.AddStatement(
        matrix_id=bench.id,
        segment_id=banks,
        dimension_id=bench.dimension["goals"],
        text="Zeroth",
        position=0,
    )
    fact = actions.add_statement(given, actor=bench.cast.sol)[0]
    assert bench.texts(banks) == ["Zeroth", "First"]
    assert fact.order == [each.id for each in bench.cell(banks, "goals").statements]


def test_the_same_words_again_record_nothing(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "Prove figures")
    assert edit(bench, statement_id, "Prove figures ", version=9) == []


def test_it_moves_within_its_cell(bench: Bench, banks: str) -> None:
    first = bench.statement(banks, "First")
    for text in ("Second", "Third"):
        bench.statement(banks, text)
    assert move(bench, first, banks, "goals", position=1)[0].from_order
    assert bench.texts(banks) == ["Second", "First", "Third"]
    move(bench, first, banks, "goals")
    assert bench.texts(banks) == ["Second", "Third", "First"]
    assert move(bench, first, banks, "goals", position=2) == []


def test_it_moves_to_another_cell_and_the_rest_close_up(bench: Bench, banks: str) -> None:
    cities = bench.segment("Cities")
    first = bench.statement(banks, "First")
    bench.statement(banks, "Second")
    bench.statement(cities, "Other", key="jobs")
    fact = move(bench, first, cities, "jobs", position=0)[0]
    assert bench.texts(banks) == ["Second"]
    assert bench.cell(banks, "goals").statements[0].position == 0
    assert bench.texts(cities, "jobs") == ["First", "Other"]
    assert (fact.from_segment_id, fact.segment_id) == (banks, cities)


def test_it_does_not_move_where_there_is_no_room_for_it(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "Prove figures")
    bench.statement(banks, "Teams who price risk", key="definition")
    for key in ("definition", "size"):
        with pytest.raises(Invalid):
            move(bench, statement_id, banks, key)
    move(bench, statement_id, banks, "differences")
    assert bench.texts(banks, "differences") == ["Prove figures"]


def test_a_removed_statement_can_be_restored_where_it_stood(bench: Bench, banks: str) -> None:
    bench.statement(banks, "First")
    second = bench.statement(banks, "Second")
    bench.statement(banks, "Third")
    given = remove(bench, second)
    assert bench.texts(banks) == ["First", "Third"]
    bench.undo(given, bench.cast.sol)
    assert bench.texts(banks) == ["First", "Second", "Third"]
    with pytest.raises(Changed):
        actions.restore_statement(
            events.RestoreStatement(matrix_id=bench.id, statement_id=second), actor=bench.cast.sol
        )


def test_an_edit_of_a_removed_statement_names_who_and_keeps_the_words(
    bench: Bench, banks: str
) -> None:
    statement_id = bench.statement(banks, "Prove figures")
    remove(bench, statement_id, by="mika")
    with pytest.raises(Changed, match="Mika removed") as refusal:
        edit(bench, statement_id, "Prove every figure", version=1)
    said = refusal.value.data
    assert (said["theirs"], said["yours"]) == ("Prove figures", "Prove every figure")


def test_a_statement_edited_meanwhile_is_not_removed(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "Prove figures")
    edit(bench, statement_id, "Prove every figure", by="mika")
    with pytest.raises(Changed, match="Mika edited"):
        remove(bench, statement_id, version=1)
    assert bench.texts(banks) == ["Prove every figure"]


def test_a_text_cell_does_not_take_a_second_text_back(bench: Bench, banks: str) -> None:
    removed = remove(bench, bench.statement(banks, "Teams who price risk", key="definition"))
    bench.statement(banks, "Insurers", key="definition", by=bench.cast.mika)
    with pytest.raises(Changed, match="Mika wrote another text"):
        bench.undo(removed, bench.cast.sol)


def test_undo_is_refused_once_somebody_else_edited(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "Prove figures")
    given = events.EditStatement(matrix_id=bench.id, statement_id=statement_id, text="Prove all")
    actions.edit_statement(given, actor=bench.cast.sol)
    edit(bench, statement_id, "Prove everything", by="mika", version=2)
    with pytest.raises(Changed, match="Mika"):
        bench.undo(given, bench.cast.sol)


def test_undoing_two_edits_leads_back_to_the_first_text(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "One")
    edits = [
        events.EditStatement(matrix_id=bench.id, statement_id=statement_id, text=text, version=at)
        for at, text in ((1, "Two"), (2, "Three"))
    ]
    for given in edits:
        actions.edit_statement(given, actor=bench.cast.sol)
    for given, text in zip(reversed(edits), ("Two", "One"), strict=True):
        bench.undo(given, bench.cast.sol)
        assert bench.texts(banks) == [text]


def test_a_statement_is_found_by_its_id_in_its_matrix_only(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "Prove figures")
    assert queries.statement(bench.id, statement_id, bench.cast.vic).text == "Prove figures"
    with pytest.raises(NotFound):
        queries.statement(bench.id, "nosuchstatement0", bench.cast.vic)


def test_the_history_of_a_cell_tells_what_happened_in_it(bench: Bench, banks: str) -> None:
    statement_id = bench.statement(banks, "Prove figures")
    edit(bench, statement_id, "Prove every figure", by="mika")
    bench.statement(banks, "Other row", key="jobs")
    place = {
        "matrix_id": bench.id,
        "segment_id": banks,
        "dimension_id": bench.dimension["goals"],
    }
    actions.answer_not_known_yet(events.AnswerNotKnownYet(**place), actor=bench.cast.pri)
    told = queries.cell_history(*place.values(), bench.cast.vic)
    assert [(entry.actor_name, entry.fact.kind) for entry in told] == [
        ("Pri", "NotKnownYetAnswered"),
        ("Mika", "StatementEdited"),
        ("Sol", "StatementAdded"),
    ]
    told = queries.statement_history(bench.id, statement_id, bench.cast.vic)
    assert [entry.actor_name for entry in told] == ["Mika", "Sol"]
