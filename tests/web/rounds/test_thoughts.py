"""What was written freely, on the page of results."""

import pytest

from tests.cast import Cast
from tests.rounds.circle import Circle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_thoughts_stand_in_an_order_that_tells_nothing_of_who_wrote_them(
    cast: Cast, signed_in
) -> None:
    circle = Circle(cast)
    free = {"kind": "free", "words": "What did we miss?"}
    round_id = circle.open(identity="anonymous", questions=[free])
    circle.give(round_id, "sol", {"texts": ["Zanzibar", "Aachen"]})
    circle.give(round_id, "pri", {"texts": ["Mandelbrot"]})
    circle.reveal(round_id)
    page = signed_in("exa").get(f"/m/{circle.id}/rounds/{round_id}/").content.decode()
    places = [page.index(text) for text in ("Aachen", "Mandelbrot", "Zanzibar")]
    assert places == sorted(places)
