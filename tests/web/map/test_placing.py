"""Placing on the map's page: by a script, by numbers, and settling it."""

from collections.abc import Callable

import pytest

from segmatrix.people.terms import Permission
from tests.cast import who_may
from tests.matrix.conftest import Bench
from tests.web.conftest import Pages

Browsers = Callable[[str], Pages]


def points(bench: Bench) -> list[tuple[str, int, int, str]]:
    return [(each.member_name, each.x, each.y, each.reason) for each in bench.map.placements]


def test_a_form_without_a_script_places_and_leads_back(
    bench: Bench, pages: Browsers, risk: str
) -> None:
    answer = pages("sol").post("map/place/", segment_id=risk, x="8", y="9", reason="Audits.")
    assert answer.status_code == 302
    assert points(bench) == [("Sol", 8, 9, "Audits.")]


def test_a_script_gets_the_new_drawing(bench: Bench, pages: Browsers, risk: str) -> None:
    answer = pages("sol").send("map/place/", view="map", segment_id=risk, x="8", y="9")
    assert answer.status_code == 200
    assert f'data-segment="{risk}"' in answer.text
    assert 'data-x="8" data-y="9"' in answer.text


def test_a_drag_keeps_the_reason_given_earlier(bench: Bench, pages: Browsers, risk: str) -> None:
    pages("sol").post("map/place/", segment_id=risk, x="8", y="9", reason="Audits.")
    pages("sol").send("map/place/", segment_id=risk, x="7", y="9")
    assert points(bench) == [("Sol", 7, 9, "Audits.")]


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [("10", "5", "10 is off the map"), ("", "5", "needs a number"), ("high", "5", "whole number")],
)
def test_a_point_off_the_grid_is_refused_in_words(
    bench: Bench, pages: Browsers, risk: str, x: str, y: str, said: str
) -> None:
    answer = pages("sol").send("map/place/", segment_id=risk, x=x, y=y)
    assert answer.status_code == 422
    assert said in answer.text
    assert points(bench) == []


def test_one_takes_back_only_ones_own(bench: Bench, pages: Browsers, risk: str) -> None:
    for name in ("sol", "mika"):
        pages(name).post("map/place/", segment_id=risk, x="5", y="5", reason="")
    pages("sol").post("map/withdraw/", segment_id=risk)
    assert [point[0] for point in points(bench)] == ["Mika"]


def test_the_numbers_are_filled_in_with_ones_own(pages: Browsers, risk: str) -> None:
    pages("sol").post("map/place/", segment_id=risk, x="8", y="9", reason="Audits.")
    own = pages("sol").get("map/", show="mine").text
    assert 'value="8"' in own and 'value="9"' in own and "Audits." in own
    assert 'value="8"' not in pages("mika").get("map/", show="mine").text


def test_until_one_has_placed_everything_ones_own_comes_first(pages: Browsers, risk: str) -> None:
    assert "show-mine" in pages("sol").get("map/").text
    pages("sol").post("map/place/", segment_id=risk, x="8", y="9")
    assert "show-everyone" in pages("sol").get("map/").text


def test_who_may_not_place_sees_everybodys(pages: Browsers, risk: str) -> None:
    assert "show-everyone" in pages("vic").get("map/").text


def test_settling_begins_at_the_middle_of_all_answers(pages: Browsers, risk: str) -> None:
    for name, x in (("sol", "2"), ("mika", "6"), ("pri", "7")):
        pages(name).post("map/place/", segment_id=risk, x=x, y="4")
    form = pages("fara").get(f"map/settle/{risk}/").text
    assert 'name="x" value="6"' in form and 'name="y" value="4"' in form


def test_what_is_settled_stands_with_rationale_and_dissent(
    bench: Bench, pages: Browsers, risk: str
) -> None:
    answer = pages("fara").post(
        f"map/settle/{risk}/", x="7", y="8", rationale="Half our revenue.", dissent="Sol: less."
    )
    assert answer.status_code == 302
    (agreed,) = bench.map.agreed
    assert (agreed.x, agreed.y, agreed.rationale, agreed.dissent) == (
        7,
        8,
        "Half our revenue.",
        "Sol: less.",
    )
    shown = pages("vic").get("map/", show="everyone").text
    assert "Half our revenue." in shown and "Sol: less." in shown


def test_a_settled_question_can_be_opened_again(bench: Bench, pages: Browsers, risk: str) -> None:
    pages("fara").post(f"map/settle/{risk}/", x="7", y="8")
    pages("fara").post(f"map/settle/{risk}/", clear="yes")
    assert bench.map.agreed == ()


def test_a_wrong_number_is_marked_and_the_words_stay(pages: Browsers, risk: str) -> None:
    answer = pages("fara").post(f"map/settle/{risk}/", x="12", y="8", rationale="Because.")
    assert answer.status_code == 422
    assert "Because." in answer.text


@pytest.mark.parametrize("name", ["fara", "sol", "vic", "exa"])
def test_only_who_shapes_the_matrix_settles(
    bench: Bench, pages: Browsers, risk: str, name: str
) -> None:
    pages(name).post(f"map/settle/{risk}/", x="7", y="8")
    assert bool(bench.map.agreed) == (name in who_may(Permission.SHAPE))


@pytest.mark.parametrize("name", ["sol", "vic"])
def test_who_may_not_settle_is_told_so_before_filling_the_form(
    bench: Bench, pages: Browsers, risk: str, name: str
) -> None:
    answer = pages(name).get(f"map/settle/{risk}/")
    assert answer.status_code == 403
    assert "Your role does not permit this." in answer.text


def test_a_reason_with_nul_is_kept_without_it(bench: Bench, pages: Browsers, risk: str) -> None:
    pages("sol").post("map/place/", segment_id=risk, x="8", y="9", reason="Aud\0its.")
    assert points(bench) == [("Sol", 8, 9, "Audits.")]
