"""Writing to what somebody removed meanwhile: said in words, and what was typed comes back."""

from collections.abc import Callable

import pytest

from segmatrix.matrix import actions, events
from tests.matrix.conftest import Bench
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db
TYPED = "Prove every figure to a regulator"


def goals_of(bench: Bench, segment_id: str) -> str:
    return f"cells/{segment_id}/{bench.dimension['goals']}/"


def edit_what_fara_removed(bench: Bench, risk: str) -> tuple[str, dict[str, str]]:
    statement_id = bench.statement(risk, "Prove figures")
    removed = events.RemoveStatement(matrix_id=bench.id, statement_id=statement_id)
    actions.remove_statement(removed, actor=bench.cast.fara)
    return f"statements/{statement_id}/edit/", {"text": TYPED, "version": "1"}


def say_in_a_segment_that_was_retired(bench: Bench, risk: str) -> tuple[str, dict[str, str]]:
    retired = events.RetireSegment(matrix_id=bench.id, segment_id=risk)
    actions.retire_segment(retired, actor=bench.cast.fara)
    return f"{goals_of(bench, risk)}statements/", {"text": TYPED}


def say_in_a_row_that_was_hidden(bench: Bench, risk: str) -> tuple[str, dict[str, str]]:
    hidden = events.HideDimension(matrix_id=bench.id, dimension_id=bench.dimension["goals"])
    actions.hide_dimension(hidden, actor=bench.cast.fara)
    return f"{goals_of(bench, risk)}statements/", {"text": TYPED}


Late = Callable[[Bench, str], tuple[str, dict[str, str]]]


@pytest.mark.parametrize(
    "late",
    [
        edit_what_fara_removed,
        say_in_a_segment_that_was_retired,
        say_in_a_row_that_was_hidden,
    ],
)
def test_it_is_refused_by_name_and_the_text_is_kept(
    bench: Bench, pages: Callable[[str], Pages], risk: str, late: Late
) -> None:
    address, said = late(bench, risk)
    page = pages("sol").post(address, **said)
    assert page.status_code == 409
    assert "Fara" in page.text
    assert f"{TYPED}</textarea>" in page.text

    toast = pages("sol").send(address, **said)
    assert toast.status_code == 409
    assert "Fara" in toast.text
    assert TYPED in toast["HX-Trigger"]


def test_a_placement_outside_the_grid_is_refused_and_the_earlier_one_stays(
    bench: Bench, pages: Callable[[str], Pages], risk: str
) -> None:
    sol = pages("sol")
    sol.post("map/place/", segment_id=risk, x="3", y="8")
    for x, y in (("0", "5"), ("5", "10"), ("-1", "5"), ("4.5", "5"), ("", "5"), ("9" * 400, "5")):
        refused = sol.send("map/place/", view="map", segment_id=risk, x=x, y=y)
        assert refused.status_code == 422, (x, y)
    (stays,) = bench.map.placements
    assert (stays.x, stays.y) == (3, 8)
