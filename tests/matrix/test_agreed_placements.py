"""The placement the group settled on."""

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def agree(
    bench: Bench, segment_id: str, x: int, y: int, by: str = "fara", **more
) -> events.AgreePlacement:
    given = events.AgreePlacement(matrix_id=bench.id, segment_id=segment_id, x=x, y=y, **more)
    actions.agree_placement(given, actor=getattr(bench.cast, by))
    return given


def test_it_keeps_rationale_dissent_and_who_recorded_it(bench: Bench, banks: str) -> None:
    agree(bench, banks, 7, 8, rationale="Half our revenue", dissent="Leo: they need no more")
    agreed = bench.map.agreed[0]
    assert (agreed.x, agreed.y, agreed.rationale, agreed.dissent, agreed.by_name) == (
        7,
        8,
        "Half our revenue",
        "Leo: they need no more",
        "Fara",
    )


def test_a_newer_one_replaces_it_and_undo_brings_back_whose_it_was(
    bench: Bench, banks: str
) -> None:
    agree(bench, banks, 7, 8)
    before = bench.map.agreed
    given = agree(bench, banks, 5, 5, by="exa", version=1)
    assert (bench.map.agreed[0].x, bench.map.agreed[0].by_name) == (5, "Exa")
    bench.undo(given, bench.cast.exa)
    assert bench.map.agreed == before


def test_two_at_once_are_refused_with_both(bench: Bench, banks: str) -> None:
    agree(bench, banks, 7, 8, by="exa", version=0)
    with pytest.raises(Changed) as refusal:
        agree(bench, banks, 5, 5, rationale="Middle", version=0)
    said = refusal.value.data
    assert (said["by"], said["theirs"], said["yours"]) == (
        "Exa",
        "7 across, 8 up.",
        "5 across, 5 up. Middle",
    )


def test_a_point_off_the_grid_is_refused(bench: Bench, banks: str) -> None:
    with pytest.raises(Invalid):
        agree(bench, banks, 10, 5)
    assert bench.map.agreed == ()


def test_it_is_cleared_once(bench: Bench, banks: str) -> None:
    agree(bench, banks, 7, 8)
    clear = {"matrix_id": bench.id, "segment_id": banks}
    actions.clear_agreed_placement(events.ClearAgreedPlacement(**clear), actor=bench.cast.exa)
    assert bench.map.agreed == ()
    with pytest.raises(Changed):
        actions.clear_agreed_placement(events.ClearAgreedPlacement(**clear), actor=bench.cast.fara)


def test_it_stays_with_its_axes(bench: Bench, banks: str) -> None:
    agree(bench, banks, 7, 8)
    choose = {"matrix_id": bench.id}
    actions.choose_axes(events.ChooseAxes(**choose, preset="share-growth"), actor=bench.cast.fara)
    assert bench.map.agreed == ()
    actions.choose_axes(events.ChooseAxes(**choose, preset="needs-value"), actor=bench.cast.fara)
    assert len(bench.map.agreed) == 1


def test_it_may_say_where_the_segment_could_be_and_what_that_takes(
    bench: Bench, banks: str
) -> None:
    potential = {"x": 7, "y": 8, "investment": "A team for a year"}
    agree(bench, banks, 7, 4, potential=potential)
    agreed = bench.map.agreed[0]
    assert (agreed.potential_x, agreed.potential_y, agreed.investment) == (
        7,
        8,
        "A team for a year",
    )
    agree(bench, banks, 7, 3, version=1)
    assert bench.map.agreed[0].investment == "A team for a year"  # nobody said otherwise
    before = bench.map.agreed
    given = agree(bench, banks, 7, 5, by="exa", version=2, potential={})
    assert bench.map.agreed[0].potential_x is None
    bench.undo(given, bench.cast.exa)
    assert bench.map.agreed == before


@pytest.mark.parametrize(
    ("potential", "field"),
    [
        ({"x": 7}, "potential_y"),
        ({"x": 7, "y": 10}, "potential_y"),
        ({"investment": "A team"}, "potential_x"),
    ],
)
def test_half_a_potential_is_refused(bench: Bench, banks: str, potential: dict, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        agree(bench, banks, 7, 4, potential=potential)
    assert refusal.value.field == field
    assert bench.map.agreed == ()
