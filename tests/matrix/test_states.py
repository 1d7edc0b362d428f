"""A matrix is a draft, in review, agreed or retired; a material edit opens what was agreed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import Input
from segmatrix.base.errors import Changed, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events, queries, terms
from segmatrix.matrix.errors import GateClosed
from segmatrix.matrix.gating import Condition, GateReport
from tests.matrix.agreeing import agree, open_gate, review, state
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(bench: Bench) -> Bench:
    """A matrix agreed as revision 2, with two segments, a definition and an agreed placement."""
    banks = bench.segment("Banks", tier="primary")
    bench.segment("Cities")
    bench.statement(banks, "Lenders", key="definition")
    do(events.AgreePlacement(matrix_id=bench.id, segment_id=banks, x=5, y=5), bench.cast.fara)
    assert agree(bench) == 2
    return bench


def banks(bench: Bench) -> dict[str, str]:
    return {"matrix_id": bench.id, "segment_id": bench.table.segments[0].id}


def definition(bench: Bench) -> dict[str, str]:
    (said,) = bench.cell(banks(bench)["segment_id"], "definition").statements
    return {"matrix_id": bench.id, "statement_id": said.id}


def mark(bench: Bench, report: GateReport) -> events.MarkAgreed:
    given = events.MarkAgreed(matrix_id=bench.id)
    actions.mark_agreed(given, actor=bench.cast.fara, report=report)
    return given


def undo_as_exa(bench: Bench, target: str, operation_id: str) -> None:
    undo(bench.stream, target=target, operation_id=operation_id, actor=bench.cast.exa)


# --- the way there --------------------------------------------------------------------------------


def test_asking_for_review_keeps_the_draft(bench: Bench):
    review(bench, "For everybody")
    assert state(bench) == ("in_review", 2, None)
    (kept,) = queries.revisions(bench.id, bench.cast.vic)
    assert (kept.number, kept.name, kept.agreed) == (1, "For everybody", False)
    assert queries.matrix(bench.id, bench.cast.vic).reviewed_revision == 1


def test_it_is_agreed_when_the_gate_is_open(bench: Bench):
    review(bench)
    mark(bench, open_gate(bench, notes=("Exa is on leave.",)))
    assert state(bench) == ("agreed", 2, 2)
    kept = queries.revision(bench.id, 2, bench.cast.vic).revision
    assert (kept.agreed, kept.notes) == (True, ("Exa is on leave.",))


def test_a_closed_gate_refuses_with_the_conditions_that_fail(bench: Bench):
    review(bench)
    unmet = Condition(key="signed", words="A sponsor has signed.", met=False)
    report = replace(open_gate(bench), conditions=(unmet,))
    with pytest.raises(GateClosed) as refused:
        actions.mark_agreed(
            events.MarkAgreed(matrix_id=bench.id), actor=bench.cast.fara, report=report
        )
    assert [each["key"] for each in refused.value.data["conditions"]] == ["signed"]
    assert state(bench) == ("in_review", 2, None)


def test_a_report_about_an_earlier_revision_is_refused(bench: Bench):
    review(bench)
    report = open_gate(bench, revision=1)
    with pytest.raises(GateClosed, match="revision 1; this is 2"):
        actions.mark_agreed(
            events.MarkAgreed(matrix_id=bench.id), actor=bench.cast.fara, report=report
        )


def test_a_draft_is_put_up_for_review_before_it_is_agreed(bench: Bench):
    with pytest.raises(Changed):
        mark(bench, open_gate(bench))
    review(bench)
    with pytest.raises(Changed):
        review(bench)


@pytest.mark.parametrize("asked", [events.AskForReview, events.ReturnToDraft, events.RetireMatrix])
def test_only_who_leads_the_group_sets_the_state(bench: Bench, asked: type[Input]):
    for name in ("sol", "ana", "vic"):
        with pytest.raises(NotPermitted):
            do(asked(matrix_id=bench.id), getattr(bench.cast, name))
    with pytest.raises(NotFound):
        do(asked(matrix_id=bench.id), bench.cast.otto)


def test_every_change_of_state_can_be_taken_back_and_done_again(bench: Bench):
    for asked in (
        events.AskForReview,
        events.ReturnToDraft,
        events.RetireMatrix,
        events.TakeUpMatrix,
    ):
        before = state(bench)[0]
        given = asked(matrix_id=bench.id)
        do(given, bench.cast.fara)
        after = state(bench)[0]
        back = bench.undo(given, bench.cast.fara)
        assert back
        assert state(bench)[0] == before != after
        do(replace(given, operation_id=new_id()), bench.cast.fara)


def test_agreeing_can_be_taken_back(agreed: Bench):
    do(events.ReturnToDraft(matrix_id=agreed.id), agreed.cast.fara)
    review(agreed)
    given = mark(agreed, open_gate(agreed))
    assert state(agreed) == ("agreed", 4, 4)
    agreed.undo(given, agreed.cast.fara)
    assert state(agreed) == ("in_review", 5, 2)
    with pytest.raises(NotFound):
        queries.revision(agreed.id, 4, agreed.cast.fara)


def test_agreeing_is_not_done_again_round_the_gate(bench: Bench):
    review(bench)
    given = mark(bench, open_gate(bench))
    back = new_id()
    undo(bench.stream, target=given.operation_id, operation_id=back, actor=bench.cast.fara)
    with pytest.raises(Changed, match="by the gate"):
        undo(bench.stream, target=back, operation_id=new_id(), actor=bench.cast.fara)
    assert state(bench) == ("in_review", 3, None)


def test_the_next_draft_can_be_given_up(agreed: Bench):
    given = events.ReturnToDraft(matrix_id=agreed.id)
    do(given, agreed.cast.fara)
    agreed.undo(given, agreed.cast.fara)
    assert state(agreed) == ("agreed", 2, 2)
    do(MATERIAL["name"](agreed), agreed.cast.exa)
    assert state(agreed) == ("draft", 4, 2), "those who saw the draft 3 have not seen this one"


# --- retiring -------------------------------------------------------------------------------------


def test_nobody_works_on_a_retired_matrix(agreed: Bench):
    do(events.RetireMatrix(matrix_id=agreed.id), agreed.cast.fara)
    with pytest.raises(Changed, match="retired"):
        agreed.segment("Schools")
    with pytest.raises(Changed, match="retired"):
        agreed.statement(banks(agreed)["segment_id"], "Sleep well")
    assert agreed.names() == ["Banks", "Cities"]


def test_taken_up_again_it_is_what_it_was_agreed_to_be(agreed: Bench):
    do(events.RetireMatrix(matrix_id=agreed.id), agreed.cast.fara)
    do(events.TakeUpMatrix(matrix_id=agreed.id), agreed.cast.exa)
    assert state(agreed) == ("agreed", 2, 2)


# --- edits of what was agreed ---------------------------------------------------------------------

MATERIAL: dict[str, Callable[[Bench], Input]] = {
    "name": lambda bench: events.RenameSegment(**banks(bench), name="Insurers"),
    "tier": lambda bench: events.TierSegment(**banks(bench), tier="other"),
    "rule": lambda bench: events.SetSegmentRule(**banks(bench), rule='plan is "pro"'),
    "definition": lambda bench: events.EditStatement(**definition(bench), text="Insurers"),
    "no definition": lambda bench: events.RemoveStatement(**definition(bench)),
    "place": lambda bench: events.AgreePlacement(**banks(bench), x=7, y=5),
    "no place": lambda bench: events.ClearAgreedPlacement(**banks(bench)),
    "other axes": lambda bench: events.ChooseAxes(
        matrix_id=bench.id, preset=list(terms.PRESET_BY_KEY)[1]
    ),
    "words of an axis": lambda bench: events.SetAxis(
        matrix_id=bench.id,
        slot="x",
        name=queries.map(bench.id, bench.cast.fara).x.name,
        question=queries.map(bench.id, bench.cast.fara).x.question,
        low="Hardly ever",
    ),
    "unit": lambda bench: events.SetUnit(matrix_id=bench.id, unit="account"),
    "new segment": lambda bench: events.AddSegment(matrix_id=bench.id, name="Schools"),
    "retired segment": lambda bench: events.RetireSegment(**banks(bench)),
    "merge": lambda bench: events.MergeSegments(
        matrix_id=bench.id,
        into=bench.table.segments[0].id,
        segment_ids=[bench.table.segments[1].id],
    ),
    "split": lambda bench: events.SplitSegment(**banks(bench), parts=[{"name": "Insurers"}]),
}

NOT_MATERIAL: dict[str, Callable[[Bench], Input]] = {
    "one step on the map": lambda bench: events.AgreePlacement(**banks(bench), x=6, y=4),
    "a goal": lambda bench: events.AddStatement(
        **banks(bench), dimension_id=bench.dimension["goals"], text="Sleep well"
    ),
    "a note": lambda bench: events.AnnotateSegment(**banks(bench), note="big ones"),
    "a colour": lambda bench: events.RecolourSegment(**banks(bench), colour=7),
    "an own placement": lambda bench: events.PlaceSegment(**banks(bench), x=1, y=1),
}


@pytest.mark.parametrize("what", MATERIAL)
def test_a_material_edit_opens_a_draft_and_its_undo_agrees_again(agreed: Bench, what: str):
    given = MATERIAL[what](agreed)
    facts = do(given, agreed.cast.exa)
    assert [type(fact) for fact in facts].count(events.StateSet) == 1
    assert state(agreed) == ("draft", 3, 2)
    kept = queries.revision(agreed.id, 2, agreed.cast.vic)
    assert [column["name"] for column in kept.columns] == ["Banks", "Cities"]

    back = new_id()
    undo_as_exa(agreed, given.operation_id, back)
    assert state(agreed) == ("agreed", 2, 2)
    undo_as_exa(agreed, back, new_id())
    assert state(agreed) == ("draft", 4, 2), "a number is never given to two drafts"
    undo_as_exa(agreed, given.operation_id, new_id())
    assert state(agreed) == ("agreed", 2, 2)


@pytest.mark.parametrize("what", NOT_MATERIAL)
def test_other_edits_leave_it_agreed(agreed: Bench, what: str):
    do(NOT_MATERIAL[what](agreed), agreed.cast.exa)
    assert state(agreed) == ("agreed", 2, 2)


def test_a_sheet_with_another_segment_opens_a_draft_and_its_undo_agrees_again(agreed: Bench):
    sheet = "\tSchools\tCities\nMain goals\tTeach\tSave money\n"
    given = events.ImportSheet(matrix_id=agreed.id, text=sheet)
    do(given, agreed.cast.exa)
    assert state(agreed) == ("draft", 3, 2)
    agreed.undo(given, agreed.cast.exa)
    assert state(agreed) == ("agreed", 2, 2)


def test_undoing_one_of_two_material_edits_leaves_the_draft_open(agreed: Bench):
    first = MATERIAL["name"](agreed)
    do(first, agreed.cast.fara)
    do(MATERIAL["tier"](agreed), agreed.cast.exa)
    agreed.undo(first, agreed.cast.fara)
    assert state(agreed)[0] == "draft"


def test_an_edit_is_undone_after_review_was_asked_for_since(agreed: Bench):
    given = MATERIAL["name"](agreed)
    do(given, agreed.cast.exa)
    review(agreed)
    agreed.undo(given, agreed.cast.exa)
    assert agreed.names() == ["Banks", "Cities"]
    assert state(agreed) == ("in_review", 4, 2)


def test_returning_to_a_draft_is_not_taken_back_over_material_edits(agreed: Bench):
    given = events.ReturnToDraft(matrix_id=agreed.id)
    do(given, agreed.cast.fara)
    do(MATERIAL["name"](agreed), agreed.cast.exa)
    with pytest.raises(Changed, match="not what was agreed"):
        agreed.undo(given, agreed.cast.fara)


def test_renaming_a_segment_in_the_rules_of_others_does_not_change_them(agreed: Bench):
    _banks, cities = agreed.table.segments
    rule = {"segment_id": cities.id, "rule": 'in segment "Banks"'}
    do(events.SetSegmentRule(matrix_id=agreed.id, **rule), agreed.cast.exa)
    agree(agreed)
    reworded = events.Reword(**banks(agreed), part="name", text="The banks")
    do(reworded, agreed.cast.fara)
    assert state(agreed)[0] == "agreed"
