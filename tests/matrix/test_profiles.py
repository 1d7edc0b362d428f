"""The profile of a segment: four questions, answered by statements in rows out of the table."""

import pytest

from segmatrix.base.errors import Changed
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.terms import PROFILE
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

KEYS = [each.key for each in PROFILE]


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def profile(bench: Bench, segment_id: str) -> dict[str, list[str]]:
    return {
        row.dimension.key: [said.text for said in cell.statements]
        for row in bench.table.profile
        for cell in row.cells
        if cell.segment_id == segment_id
    }


def test_every_matrix_asks_it_beside_its_table(bench: Bench, banks: str) -> None:
    assert profile(bench, banks) == {key: [] for key in KEYS}
    assert not set(KEYS) & {row.dimension.key for row in bench.table.rows}
    assert bench.table.hidden == ()


def test_an_answer_has_an_author_versions_and_a_history(bench: Bench, banks: str) -> None:
    said = bench.statement(banks, "A quiet audit", key="outcomes")
    edit = events.EditStatement(matrix_id=bench.id, statement_id=said, text="No audit", version=1)
    do(edit, bench.cast.mika)
    late = events.EditStatement(matrix_id=bench.id, statement_id=said, text="An audit", version=1)
    do(late, bench.cast.pri)
    answer = queries.statement(bench.id, said, bench.cast.vic)
    assert (answer.text, answer.author_name, answer.department) == ("No audit", "Sol", "Sales")
    assert [variant.text for variant in answer.variants] == ["An audit"]
    bench.undo(edit, bench.cast.mika)
    assert profile(bench, banks)["outcomes"] == ["A quiet audit"]


def test_it_can_be_asked_commented_and_found_like_any_statement(bench: Bench, banks: str) -> None:
    said = bench.statement(banks, "A quiet audit", key="outcomes")
    bench.ask(banks, key="obstacles", asked_department="Marketing")
    thread = bench.comment("Which one?", statement_id=said)
    assert [each.dimension_name for each in queries.questions(bench.id, bench.cast.fara)] == [
        "Obstacles"
    ]
    assert not bench.thread(thread.thread_id).anchor.aside
    assert queries.whereabouts(bench.id, said, bench.cast.fara).stands
    assert [text.text for text in queries.statement_texts(bench.id)] == ["A quiet audit"]


def test_a_question_can_be_a_row_of_the_table_and_leave_it(bench: Bench, banks: str) -> None:
    bench.say(banks, "A quiet audit", key="outcomes")
    show = events.ShowDimension(matrix_id=bench.id, dimension_id=bench.dimension["outcomes"])
    actions.show_dimension(show, actor=bench.cast.fara)
    assert bench.table.rows[-1].dimension.key == "outcomes"
    assert "outcomes" not in profile(bench, banks)
    bench.undo(show, bench.cast.fara)
    assert profile(bench, banks)["outcomes"] == ["A quiet audit"]


def test_other_hidden_rows_stay_closed(bench: Bench, banks: str) -> None:
    hide = events.HideDimension(matrix_id=bench.id, dimension_id=bench.dimension["goals"])
    actions.hide_dimension(hide, actor=bench.cast.fara)
    with pytest.raises(Changed, match="Fara"):
        bench.say(banks, "Grow", key="goals")


def test_it_goes_along_in_a_merge_and_comes_back(bench: Bench, banks: str) -> None:
    cities = bench.segment("Cities")
    bench.say(banks, "A quiet audit", key="outcomes")
    bench.say(cities, "A dry cellar", key="outcomes")
    merge = events.MergeSegments(matrix_id=bench.id, into=banks, segment_ids=[cities])
    do(merge, bench.cast.fara)
    assert profile(bench, banks)["outcomes"] == ["A quiet audit", "A dry cellar"]
    bench.undo(merge, bench.cast.fara)
    assert profile(bench, cities)["outcomes"] == ["A dry cellar"]


def test_it_is_kept_in_revisions(bench: Bench, banks: str) -> None:
    do(events.NameRevision(matrix_id=bench.id, name="Before"), bench.cast.fara)
    bench.say(banks, "A quiet audit", key="outcomes")
    do(events.RestoreRevision(matrix_id=bench.id, number=1), bench.cast.fara)
    assert profile(bench, banks)["outcomes"] == []
