"""Answering the questions of the charter."""

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


def edit(
    bench: Bench, text: str, *, field: str = "problems", by: str = "fara", **more: int
) -> None:
    given = events.EditCharter(matrix_id=bench.id, field=field, text=text, **more)
    actions.edit_charter(given, actor=getattr(bench.cast, by))


def test_it_begins_unanswered_and_asks(bench: Bench) -> None:
    charter = queries.charter(bench.id, bench.cast.vic)
    assert charter.empty
    assert [field.key for field in charter.fields] == [
        "problems",
        "teams",
        "success",
        "decisions",
        "owner",
    ]
    assert all(field.question for field in charter.fields)


def test_an_answer_is_kept_as_typed(bench: Bench) -> None:
    edit(bench, "  Quarrels\r\nabout <b>who</b> we mean ")
    assert bench.table.matrix.charter["problems"].text == "Quarrels\nabout <b>who</b> we mean"


def test_two_people_answer_two_questions_at_once(bench: Bench) -> None:
    edit(bench, "Quarrels", version=0)
    edit(bench, "Where to hire", field="decisions", by="exa", version=0)
    assert bench.table.matrix.charter["problems"].text == "Quarrels"


def test_two_people_answer_one_question_at_once(bench: Bench) -> None:
    edit(bench, "Quarrels", by="exa", version=0)
    with pytest.raises(Changed) as refusal:
        edit(bench, "Waste", version=0)
    said = refusal.value.data
    assert (said["by"], said["theirs"], said["yours"]) == ("Exa", "Quarrels", "Waste")
    edit(bench, "Quarrels and waste", version=said["version"])
    assert bench.table.matrix.charter["problems"].text == "Quarrels and waste"


def test_other_questions_are_not_asked(bench: Bench) -> None:
    with pytest.raises(Invalid) as refusal:
        edit(bench, "Blue", field="colour")
    assert refusal.value.data["yours"] == "Blue"


def test_an_answer_has_a_length(bench: Bench) -> None:
    edit(bench, "x" * 5000)
    with pytest.raises(Invalid, match="5001"):
        edit(bench, "x" * 5001)
