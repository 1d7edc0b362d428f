"""Stating numbers by hand."""

from datetime import date

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def state(bench: Bench, segment_id: str, low: float, *, by: str = "sol", key: str = "size", **more):
    given = events.StateMeasure(
        matrix_id=bench.id,
        segment_id=segment_id,
        dimension_id=bench.dimension[key],
        low=low,
        **more,
    )
    actions.state_measure(given, actor=getattr(bench.cast, by))
    return given


def stated(bench: Bench, segment_id: str) -> queries.StatedMeasureView | None:
    return bench.cell(segment_id, "size").stated


def test_a_number_has_unit_date_source_and_author(bench: Bench, banks: str) -> None:
    state(bench, banks, 612, unit="accounts", date="2026-05-01", source="CRM, first of May")
    number = stated(bench, banks)
    assert (number.value, number.low, number.high) == (612, 612, 612)
    assert (number.unit, number.date, number.source) == (
        "accounts",
        date(2026, 5, 1),
        "CRM, first of May",
    )
    assert (number.author_name, number.department) == ("Sol", "Sales")
    assert not bench.cell(banks, "size").empty


def test_a_range_has_no_single_value(bench: Bench, banks: str) -> None:
    state(bench, banks, 500, high=700)
    assert stated(bench, banks).value is None
    assert (stated(bench, banks).low, stated(bench, banks).high) == (500, 700)


def test_nought_is_a_number_and_not_unknown(bench: Bench, banks: str) -> None:
    state(bench, banks, 0)
    assert stated(bench, banks).value == 0


@pytest.mark.parametrize(
    "odd",
    [
        {"low": float("nan")},
        {"low": 8, "high": 5},
        {"low": 8, "date": "31-02-2024"},
        {"low": 8, "source": "x" * 501},
        {"low": 8, "key": "goals"},
    ],
)
def test_what_is_no_number_is_refused(bench: Bench, banks: str, odd: dict) -> None:
    with pytest.raises(Invalid):
        state(bench, banks, **odd)
    assert stated(bench, banks) is None


def test_another_number_replaces_it_and_undo_brings_back_whose_it_was(
    bench: Bench, banks: str
) -> None:
    state(bench, banks, 612)
    given = state(bench, banks, 700, by="mika", version=1)
    assert (stated(bench, banks).value, stated(bench, banks).author_name) == (700, "Mika")
    bench.undo(given, bench.cast.mika)
    assert (stated(bench, banks).value, stated(bench, banks).author_name) == (612, "Sol")


def test_two_numbers_at_once_are_refused_with_both(bench: Bench, banks: str) -> None:
    state(bench, banks, 612, high=650, version=0)
    with pytest.raises(Changed) as refusal:
        state(bench, banks, 700, by="mika", version=0)
    said = refusal.value.data
    assert (said["by"], said["theirs"], said["yours"]) == ("Sol", "612 – 650", "700")


def test_a_withdrawn_number_is_not_withdrawn_again(bench: Bench, banks: str) -> None:
    given = state(bench, banks, 612)
    withdraw = {
        "matrix_id": given.matrix_id,
        "segment_id": given.segment_id,
        "dimension_id": given.dimension_id,
    }
    actions.withdraw_measure(events.WithdrawMeasure(**withdraw), actor=bench.cast.mika)
    assert stated(bench, banks) is None
    with pytest.raises(Changed):
        actions.withdraw_measure(events.WithdrawMeasure(**withdraw), actor=bench.cast.sol)
