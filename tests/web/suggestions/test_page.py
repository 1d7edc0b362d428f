"""The page What the data say, and choosing what they say it from."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from segmatrix.live.rendering import Region
from segmatrix.matrix import actions, events, queries
from segmatrix.studies.queries import bases
from segmatrix.studies.terms import Side
from segmatrix.web import showing
from tests.studies.conftest import SPENT, Counted
from tests.web.conftest import Pages

Browsers = Callable[[str], Pages]


@pytest.fixture
def pages(counted: Counted, signed_in: Callable[[str], Client]) -> Browsers:
    """The pages of the matrix, as the named person sees them."""
    return lambda name: Pages(signed_in(name), f"/m/{counted.id}/")


def words(answer) -> str:
    page = html.document_fromstring(answer.text)
    return " ".join(page.find(".//main").text_content().split())


def settle(made: Counted, segment_id: str, **where: object) -> None:
    given = {"segment_id": segment_id, "x": 5, **where}
    made.do(actions.agree_placement, events.AgreePlacement, **given)


def test_the_data_side_is_chosen_and_then_said_everywhere(
    pages: Browsers,
    counted: Counted,
    large: str,
    pro: str,
) -> None:
    assert "Nobody has said what the data side of the map is made of" in words(
        pages("vic").get("data-says/")
    )
    size = counted.dimension["size"]
    form = {"kind": "value", f"weight_{size}": "2"}
    assert pages("sol").post("data-says/axes/y/", **form).status_code == 403
    refused = pages("ana").post("data-says/axes/y/", kind="value")
    assert (refused.status_code, "at least one row" in refused.text) == (422, True)
    assert pages("ana").post("data-says/axes/y/", **form).status_code == 302
    _across, up = queries.axes(counted.id)
    assert bases(counted.id)[up.id].weights == ((size, 2.0),)
    assert 'value="2.0"' in pages("ana").get("data-says/axes/y/").text

    everybody = counted.segment("Everybody", "everyone")
    counted.work()
    settle(counted, large, y=9, potential={"x": 5, "y": 9, "investment": "A team for a year"})
    settle(counted, everybody, y=9)
    said = words(pages("vic").get("data-says/"))
    assert "The data contradict one claim" in said
    assert "Settled at 9 of 9 for “Value to us”. Data: worth less to us than we think: 3" in said
    assert "Everybody The data do not say. data: much as we think We: 9 of 9. Data: 9 of 9." in said

    drawer = pages("vic").get(f"data-says/segments/{large}/").text
    assert "It is made of these numbers" in drawer
    assert "the last of all segments" not in drawer  # it shares the last place
    side = words(pages("vic").get("map/?show=everyone"))
    assert "Data: worth less to us than we think." in side
    assert "It could be at 5 across and 9 up. A team for a year" in side
    kept = pages("fara").get(f"map/settle/{large}/").text
    assert "A team for a year" in kept


def test_a_claim_may_stand_and_is_shown_again(
    pages: Browsers,
    counted: Counted,
    large: str,
) -> None:
    stated = {"segment_id": large, "dimension_id": counted.dimension["size"], "low": 90, "high": 90}
    assert "The data contradict" not in words(pages("vic").get())
    counted.do(actions.state_measure, events.StateMeasure, **stated)
    overview = html.document_fromstring(pages("vic").get().text)
    (link,) = overview.xpath("//main//a[contains(., 'The data contradict one claim')]")
    assert link.get("href") == f"/m/{counted.id}/data-says/"
    told = showing.OverviewView(counted.id, counted.cast.vic).render(Region("standing"))
    assert "The data contradict one claim" in told
    page = html.document_fromstring(pages("fara").get("data-says/").text)
    (form,) = page.xpath("//form[contains(@action, '/dismiss/')]")
    way = form.get("action").partition(f"/m/{counted.id}/")[2]
    assert pages("sol").post(way, reason="").status_code == 403
    answer = pages("fara").send(way, view="beliefs", reason="They count trials.")
    assert "Claims that stand all the same" in answer.text
    assert "They count trials." in answer.text
    pages("fara").post(way.replace("dismiss", "restore"))
    assert "The data contradict one claim" in words(pages("vic").get("data-says/"))


def test_a_number_in_another_unit_is_said_to_be_left_out(
    pages: Browsers,
    counted: Counted,
    large: str,
) -> None:
    revenue = {"segment_id": large, "dimension_id": counted.dimension["revenue"]}
    counted.measure(SPENT)
    counted.work()
    stated = {"low": 9, "high": 9, "unit": "$"}
    counted.do(actions.state_measure, events.StateMeasure, **revenue, **stated)
    said = words(pages("vic").get("data-says/"))
    assert "Not compared, since the units differ" in said
    assert "Large, Revenue: Exa stated $9, and the data count in €." in said


def test_the_form_knows_what_the_data_have(pages: Browsers, counted: Counted) -> None:
    offered = pages("ana").get("data-says/axes/x/").text
    assert "login" in offered
    form = {"kind": Side.NEEDS, "events": ["login", "order"], "values_of": ""}
    assert pages("ana").post("data-says/axes/x/", **form).status_code == 302
    across, _up = queries.axes(counted.id)
    assert bases(counted.id)[across.id].events == ("login", "order")
