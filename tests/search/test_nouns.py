"""What stands in cells beside statements, rows, revisions and plans: found while it can be read."""

import pytest

from segmatrix.matrix import events
from segmatrix.review import events as review
from segmatrix.search import index, queries
from segmatrix.search.terms import Kind
from tests.cast import Cast
from tests.matrix.deeds import do
from tests.review.planner import Planner
from tests.search.conftest import Shelf, assert_true

pytestmark = pytest.mark.django_db


def test_a_row_is_found_by_its_own_words_unless_it_is_hidden(shelf: Shelf) -> None:
    fara = shelf.cast.fara
    about = {"name": "Zebra channels", "question": "Where are they read?"}
    row = shelf.do(events.AddDimension, **about, by=fara).dimension_id
    assert shelf.found("zebra read") == {Kind.DIMENSION: ["Zebra channels"]}
    shelf.do(events.RenameDimension, dimension_id=row, name="Yak channels", by=fara)
    assert (shelf.kinds("zebra"), shelf.kinds("yak")) == ([], [Kind.DIMENSION])
    shelf.do(events.HideDimension, dimension_id=row, by=fara)
    assert shelf.kinds("yak") == []
    assert_true(shelf)


def test_whom_to_ask_is_found_as_long_as_the_cell_names_them(shelf: Shelf) -> None:
    cell = {"segment_id": shelf.banks, "dimension_id": shelf.dimension["contacts"]}
    added = shelf.do(events.AddContact, **cell, name="Zoe Brandt", role="keeps the zebras")
    assert shelf.found("zebras") == {Kind.CONTACT: ["Zoe Brandt"]}
    (hit,) = shelf.search("zoe").groups[0].hits
    assert hit.place == "Banks, Key contacts"
    shelf.do(events.RemoveContact, contact_id=added.contact_id)
    assert shelf.kinds("zoe") == []
    assert_true(shelf)


def test_what_is_not_known_is_found_until_its_cell_has_an_answer(shelf: Shelf) -> None:
    cell = {"segment_id": shelf.banks, "dimension_id": shelf.dimension["goals"]}
    shelf.do(events.AnswerNotKnownYet, **cell, owner="Zoe", method="Ask five zebra farms")
    assert shelf.found("zebra") == {Kind.NOT_KNOWN: ["Zoe"]}
    said = shelf.statement(shelf.banks, "Save money")
    assert shelf.kinds("zebra") == []
    shelf.do(events.MoveStatement, statement_id=said, **cell | {"segment_id": shelf.cities})
    assert shelf.kinds("zebra") == [Kind.NOT_KNOWN]
    shelf.do(events.TakeBackNotKnownYet, **cell)
    assert shelf.kinds("zebra") == []
    assert_true(shelf)


def test_a_question_is_found_until_it_is_answered(shelf: Shelf) -> None:
    cell = {"segment_id": shelf.banks, "dimension_id": shelf.dimension["goals"]}
    whom = {"asked_id": shelf.cast.sol.member_id, "note": "Even zebra farms?"}
    asked = shelf.do(events.AskQuestion, **cell, **whom, by=shelf.cast.fara).question_id
    assert shelf.found("zebra") == {Kind.QUESTION: ["Even zebra farms?"]}
    answering = events.ProposeStatement(matrix_id=shelf.id, question_id=asked, text="Save money")
    do(answering, shelf.cast.sol)
    assert shelf.kinds("zebra") == []
    shelf.undo(answering, shelf.cast.sol)
    assert shelf.kinds("zebra") == [Kind.QUESTION]
    shelf.do(events.WithdrawQuestion, question_id=asked, by=shelf.cast.fara)
    assert shelf.kinds("zebra") == []
    assert_true(shelf)


def test_a_revision_is_found_by_its_name_unless_its_keeping_was_taken_back(shelf: Shelf) -> None:
    naming = events.NameRevision(matrix_id=shelf.id, name="Before the zebras")
    do(naming, shelf.cast.fara)
    assert shelf.found("zebras") == {Kind.REVISION: ["Before the zebras"]}
    shelf.undo(naming, shelf.cast.fara)
    assert shelf.kinds("zebras") == []
    assert_true(shelf)


def test_a_step_is_found_as_long_as_it_stands_on_the_plan(cast: Cast) -> None:
    planner = Planner(cast)
    index.build(planner.id)

    def found(text: str) -> list[str]:
        return [group.kind for group in queries.search(planner.id, text, cast.vic).groups]

    step = planner.step("Interview zebra farms", cast.sol.member_id)
    assert found("zebra") == [Kind.STEP]
    planner.edit(step, name="Interview yak farms")
    assert (found("zebra"), found("yak")) == ([], [Kind.STEP])
    proposing = planner.ask(
        review.ProposePlan,
        route="draft_first",
        pace="six_weeks",
        start="2026-11-23",
        zone="Europe/Berlin",
    )
    do(proposing, cast.fara)
    assert found("yak") == []
    assert_true(planner, "proposed")
    planner.undo(proposing, cast.fara)
    assert found("yak") == [Kind.STEP]
    assert_true(planner, "taken back")
    planner.do(review.RemoveStep, step_id=step)
    assert found("yak") == []


def test_a_person_to_ask_is_found_without_their_address_as_long_as_they_are_listed(
    cast: Cast,
) -> None:
    planner = Planner(cast)
    index.build(planner.id)
    lena = planner.person("Lena Zebra", department="Stables", email="yak@lena.example")

    def found(text: str) -> list[str]:
        return [group.kind for group in queries.search(planner.id, text, cast.vic).groups]

    assert found("zebra stables") == [Kind.PERSON]
    assert found("yak") == []
    planner.do(review.RemoveStakeholder, stakeholder_id=lena)
    assert found("zebra") == []
    assert_true(planner)
