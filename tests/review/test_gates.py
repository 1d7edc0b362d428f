"""The gate to *agreed*: what it looks at in a matrix, and what happens at it."""

import pytest

from segmatrix.base.errors import Changed, NotFound, NotPermitted
from segmatrix.matrix import events as matrix
from segmatrix.matrix.errors import GateClosed
from segmatrix.matrix.terms import State
from segmatrix.review import events, queries
from segmatrix.review.actions import agree_matrix
from segmatrix.rounds import events as rounds
from segmatrix.rounds import queries as round_queries
from tests.cast import Cast
from tests.review.panel import do
from tests.review.table import RoundTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


def agree(table: RoundTable, by=None):
    return agree_matrix(events.AgreeMatrix(matrix_id=table.id), actor=by or table.cast.fara)


def test_a_fresh_matrix_lacks_everything_but_objections(table: RoundTable) -> None:
    assert set(table.judged) == {"decisions", "cells", "placements", "exposures", "sign_off"}
    assert len(table.judged["cells"]) == 8


def test_an_own_row_and_another_tier_need_no_answers(table: RoundTable) -> None:
    table.fill()
    table.do(matrix.AddDimension, name="Preferred channels")
    table.segment("Hobbyists", tier="other")
    assert {"cells", "placements"}.isdisjoint(table.judged)


def test_a_hidden_row_does_not_open_it(table: RoundTable) -> None:
    table.do(matrix.HideDimension, dimension_id=table.dimension["revenue"])
    assert "The row “Revenue” is hidden." in table.judged["cells"]


@pytest.mark.parametrize(("xs", "settled"), [((5, 5, 5, 6, 6), True), ((1, 1, 5, 9, 9), False)])
def test_a_place_that_a_round_agreed_on_is_settled(table: RoundTable, xs, settled) -> None:
    people = [getattr(table.cast, who) for who in ("sol", "mika", "pri", "ana", "exa")]
    (drafted,) = do(
        rounds.DraftRound(
            matrix_id=table.id,
            name="Alone",
            questions=[{"kind": "place", "about_id": table.banks}],
            people=[person.member_id for person in people],
        ),
        table.cast.fara,
    )
    about = {"matrix_id": table.id, "round_id": drafted.round_id}
    do(rounds.OpenRound(**about), table.cast.fara)
    (question,) = round_queries.round_view(table.id, drafted.round_id, table.cast.fara).questions
    for person, x in zip(people, xs, strict=True):
        given = rounds.GiveAnswer(
            **about, member_id=person.member_id, question_id=question.id, value={"x": x, "y": 5}
        )
        do(given, person)
    assert "Banks has no agreed place." in table.judged["placements"]
    do(rounds.RevealRound(**about), table.cast.fara)
    assert ("Banks has no agreed place." not in table.judged.get("placements", ())) == settled


def test_somebody_far_away_is_dissent_that_must_be_written_down(table: RoundTable) -> None:
    table.fill()
    place = {"segment_id": table.banks, "x": 8, "y": 4}
    table.do(matrix.PlaceSegment, by=table.cast.sol, **place)
    assert "Sol placed it elsewhere" in table.judged["placements"][0]
    place |= {"x": 3, "rationale": "Most said so", "dissent": "Sol: they pay more"}
    table.do(matrix.AgreePlacement, **place)
    assert "placements" not in table.judged


def test_what_is_ready_can_be_agreed_once(table: RoundTable) -> None:
    table.make_ready()
    assert table.judged == {}
    agree(table)
    assert table.table.matrix.state == State.AGREED
    with pytest.raises(Changed):
        agree(table)


def test_who_may_not_decide_cannot(table: RoundTable) -> None:
    table.make_ready()
    for who in (table.cast.sol, table.cast.vic):
        with pytest.raises(NotPermitted):
            agree(table, who)
    with pytest.raises(NotFound):
        agree(table, table.cast.otto)


def test_an_objection_raised_meanwhile_closes_it_and_an_override_opens_it(
    table: RoundTable,
) -> None:
    table.make_ready()
    objection_id = table.object()
    with pytest.raises(GateClosed) as closed:
        agree(table)
    assert closed.value.status == 409
    (condition,) = closed.value.data["conditions"]
    assert (condition["key"], condition["why"]) == ("objections", ["Sol objects to “Banks”."])
    assert table.table.matrix.state == State.IN_REVIEW
    table.answer(objection_id)
    with pytest.raises(GateClosed):
        agree(table)
    table.override(objection_id)
    agree(table)
    assert table.table.matrix.state == State.AGREED


def test_after_a_material_change_everybody_sees_what_changed_once(table: RoundTable) -> None:
    table.make_ready()
    agree(table)
    table.do(matrix.RenameSegment, segment_id=table.banks, name="Lenders")
    assert table.table.matrix.state == State.DRAFT
    assert table.judged["exposures"] == ("Exa has not seen what changed.",)
    table.expose(table.people["Exa"].id, table.cast.exa, 3)
    assert set(table.judged) == {"sign_off"}


def test_undoing_it_brings_the_review_back(table: RoundTable) -> None:
    table.make_ready()
    given = events.AgreeMatrix(matrix_id=table.id)
    do(given, table.cast.fara)
    table.undo(given, table.cast.fara)
    assert table.table.matrix.state == State.IN_REVIEW


def test_the_report_is_about_the_revision_that_is_worked_on(table: RoundTable) -> None:
    report = queries.gate(table.id, table.cast.vic)
    assert (report.matrix_id, report.revision) == (table.id, 1)
    assert len(report.conditions) == 6
    with pytest.raises(NotFound):
        queries.gate(table.id, table.cast.otto)


def test_a_draft_that_was_given_up_or_put_aside_was_not_what_changed(table: RoundTable) -> None:
    table.make_ready()
    agree(table)
    exa = table.people["Exa"].id
    given = table.ask(matrix.ReturnToDraft)
    do(given, table.cast.fara)
    table.expose(exa, table.cast.exa, 3)
    table.undo(given, table.cast.fara)
    table.do(matrix.RenameSegment, segment_id=table.banks, name="Lenders")
    assert table.judged["exposures"] == ("Exa has not seen what changed.",)
    table.expose(exa, table.cast.exa, 4)
    table.do(matrix.RestoreRevision, number=2)
    assert table.judged["exposures"] == ("Exa has not seen what changed.",)


def test_what_was_agreed_stays_so_with_its_notes(table: RoundTable) -> None:
    table.make_ready()
    table.do(events.RemoveStakeholder, stakeholder_id=table.person("Lena"))
    agree(table)
    table.do(matrix.Reword, segment_id=table.banks, part="name", text="The banks")
    assert table.judged == {}
    assert table.signing.signed.current
    assert queries.gate(table.id, table.cast.vic).notes == (
        "Fara took Lena off the list of people to ask.",
    )


def test_a_second_agreement_tells_of_itself(table: RoundTable) -> None:
    table.make_ready()
    agree(table)
    table.do(matrix.RenameSegment, segment_id=table.banks, name="Lenders")
    table.do(matrix.AskForReview)
    table.expose(table.people["Exa"].id, table.cast.exa, 4)
    table.sign(revision=4)
    agree(table)
    assert table.judged == {}
    words = [each.words for each in queries.judgement(table.id, table.cast.vic).verdicts]
    assert "Everybody to be asked has seen what changed since it was agreed" in words
