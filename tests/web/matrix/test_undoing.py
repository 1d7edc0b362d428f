"""Undo on the page: one's own last change, named in a toast, and done again."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_takes_the_readers_own_last_change_back_and_names_it(bench, pages, cast, risk):
    bench.statement(risk, "Price new regions", by=cast.sol)
    bench.statement(risk, "Show where figures come from", by=cast.mika)
    answer = pages("sol").send("undo/")
    assert "Undone: wrote, “Price new regions”." in answer.text
    assert bench.texts(risk) == ["Show where figures come from"]


def test_it_can_be_done_again(bench, pages, cast, risk):
    bench.statement(risk, "Price new regions", by=cast.sol)
    pages("sol").send("undo/")
    assert "Done again" in pages("sol").send("undo/", again="1").text
    assert bench.texts(risk) == ["Price new regions"]


def test_a_form_without_a_script_undoes_too(bench, pages, cast, risk):
    bench.statement(risk, "Price new regions", by=cast.sol)
    assert pages("sol").post("undo/").status_code == 302
    assert bench.texts(risk) == []


def test_there_may_be_nothing_to_undo(bench, pages, risk):
    answer = pages("sol").send("undo/")
    assert answer.status_code == 404
    assert "nothing of yours to undo" in answer.text


def test_somebody_elses_change_is_theirs(bench, pages, cast, risk):
    (said,) = bench.say(risk, "Price new regions", by=cast.mika)
    from segmatrix.activity.queries import since

    operation = since(bench.stream, 0)[-1].operation_id
    answer = pages("sol").send("undo/", target=operation)
    assert answer.status_code == 403
    assert bench.texts(risk) == [said.text]
