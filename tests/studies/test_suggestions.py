"""set_axis_basis, and where the data put segments because of it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.activity import actions as activity
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.studies import actions, events
from segmatrix.studies.queries import bases, offered_bases, suggested
from segmatrix.studies.terms import Side
from tests.cast import Cast
from tests.studies.conftest import Counted
from tests.studies.counting_needs import files


@pytest.fixture
def measured(cast: Cast, work: Callable[[], int]) -> Counted:
    """A matrix counted in data with a special few, and nothing said of its axes."""
    made = Counted(cast, work)
    made.dataset_id = made.bring(files())
    made.choose()
    made.risk = made.segment("Risk", 'team is "risk"')
    made.crowd = made.segment("Crowd", 'team is "crowd"')
    made.measure('sum of amount for "order"')
    return made


def set_basis(made: Counted, slot: str, by: str = "ana", **basis) -> events.SetAxisBasis:
    across, up = matrices.axes(made.id)
    axis = across if slot == "x" else up
    given = events.SetAxisBasis(matrix_id=made.id, axis_id=axis.id, **basis)
    actions.set_axis_basis(given, actor=getattr(made.cast, by))
    return given


def by_needs(made: Counted, **basis) -> events.SetAxisBasis:
    return set_basis(made, "x", kind=Side.NEEDS, **basis)


def by_value(made: Counted, **weights: float) -> events.SetAxisBasis:
    rows = {made.dimension[key]: weight for key, weight in weights.items()}
    return set_basis(made, "y", kind=Side.VALUE, weights=rows)


def test_who_does_what_nobody_else_does_is_put_among_the_special(measured: Counted, work) -> None:
    nothing = suggested(measured.id)
    assert nothing.placements == {}
    assert [axis.basis.kind for axis in nothing.axes] == [Side.NOTHING, Side.NOTHING]
    by_needs(measured, events=["audit", "export", "login"])
    work()
    found = suggested(measured.id)
    risk, crowd = (found.placements[ident].x for ident in (measured.risk, measured.crowd))
    assert risk.at == 9.0
    assert 1 <= crowd.low <= crowd.at <= crowd.high < risk.low
    assert risk.needs.n == 30
    assert risk.needs.telling[0].feature == "audit"
    assert (found.data_stamp != "", found.x.counted.features) == (True, 3)


def test_the_values_of_a_property_may_be_what_is_needed(measured: Counted, work) -> None:
    by_needs(measured, events=["order"], values_of="product")
    work()
    found = suggested(measured.id).placements[measured.risk].x
    assert [(each.feature, each.inside) for each in found.needs.telling] == [("proof", 1.0)]


def test_value_is_made_of_the_rows_by_their_weights(measured: Counted, work) -> None:
    by_value(measured, revenue=3, size=1)
    work()
    found = suggested(measured.id)
    assert found.placements[measured.crowd].y.at == 9.0
    assert found.placements[measured.risk].y.at == 1.0
    revenue = next(
        each
        for each in found.placements[measured.risk].y.ingredients
        if each.row.id == measured.dimension["revenue"]
    )
    assert (revenue.value, revenue.weight, revenue.rank, revenue.stated) == (30.0, 3.0, 0.0, False)


def test_a_stated_number_counts_where_none_is_computed(measured: Counted, work) -> None:
    guessed = measured.segment("Guessed")
    for key, low, high in (("revenue", 900, 1100), ("size", 500, 500)):
        measured.do(
            matrix_actions.state_measure,
            matrix_events.StateMeasure,
            segment_id=guessed,
            dimension_id=measured.dimension[key],
            low=low,
            high=high,
        )
    by_value(measured, revenue=1)
    work()
    found = suggested(measured.id).placements[guessed].y
    assert (found.at, found.ingredients[0].value, found.ingredients[0].stated) == (9.0, 1000, True)


def test_what_the_data_do_not_have_is_told_and_takes_no_other_number_down(
    measured: Counted, work
) -> None:
    by_needs(measured, events=["flown", "login"])
    work()
    found = suggested(measured.id)
    assert "flown" in found.x.problem.message
    by_needs(measured, events=["order"], values_of="colour")
    work()
    assert "colour" in suggested(measured.id).x.problem.message
    assert found.x.positions == {}
    assert measured.number(measured.risk).value == 30


def test_a_changed_basis_says_that_its_numbers_are_older(measured: Counted, work) -> None:
    by_needs(measured)
    work()
    by_needs(measured, events=["login", "audit"])
    assert suggested(measured.id).x.stale == ("older than what counts as a need",)
    assert work() == 1
    assert suggested(measured.id).x.stale == ()


def test_another_question_begins_without_a_basis(measured: Counted) -> None:
    (across, _up) = matrices.axes(measured.id)
    by_needs(measured)
    measured.do(matrix_actions.choose_axes, matrix_events.ChooseAxes, preset="share-growth")
    assert suggested(measured.id).x.basis.kind == Side.NOTHING
    given = events.SetAxisBasis(matrix_id=measured.id, axis_id=across.id, kind=Side.NEEDS)
    with pytest.raises(Changed):
        actions.set_axis_basis(given, actor=measured.cast.ana)
    measured.do(matrix_actions.choose_axes, matrix_events.ChooseAxes, preset="needs-value")
    assert suggested(measured.id).x.basis.kind == Side.NEEDS


def test_it_is_taken_back(measured: Counted) -> None:
    by_value(measured, size=1)
    before = bases(measured.id)
    given = by_value(measured, revenue=2, size=0.5)
    stream = f"matrix:{measured.id}"
    activity.undo(stream, target=given.operation_id, operation_id="undo", actor=measured.cast.ana)
    assert bases(measured.id) == before


def test_only_who_works_with_customer_data_chooses(measured: Counted) -> None:
    with pytest.raises(NotPermitted):
        set_basis(measured, "x", by="fara", kind=Side.NEEDS)
    with pytest.raises(NotPermitted):
        offered_bases(measured.id, measured.cast.sol)
    across, _up = offered_bases(measured.id, measured.cast.ana)
    assert across.events == ("audit", "export", "login", "order")
    assert ("order", "product") in across.properties


def test_more_segments_take_no_more_queries(measured: Counted, work) -> None:
    by_needs(measured)
    by_value(measured, revenue=1, size=1)
    work()
    with CaptureQueriesContext(connection) as few:
        suggested(measured.id)
    for number in range(3):
        measured.segment(f"More {number}", "everyone")
    work()
    with CaptureQueriesContext(connection) as more:
        suggested(measured.id)
    assert len(more) == len(few)
