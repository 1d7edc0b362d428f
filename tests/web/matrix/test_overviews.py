"""What the overview counts."""

import re

import pytest

from segmatrix.matrix import actions, events
from tests.cast import Cast
from tests.rounds.circle import ANSWERING, Circle, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def circle(cast: Cast) -> Circle:
    return Circle(cast)


def test_settled_is_what_a_group_settled_on_and_what_a_round_agrees_on(circle, signed_in) -> None:
    overview = signed_in("vic")

    def settled() -> str:
        head = overview.get(f"/m/{circle.id}/").text
        (figure,) = re.findall(r"Settled on the map</span><span class=\"figure\">(\d)", head)
        return figure

    asked = circle.open(questions=circle.place(circle.banks))
    for who in ANSWERING:
        circle.give(asked, who, at(7, 3))
    assert settled() == "0"
    circle.reveal(asked)
    assert settled() == "1"
    placed = {"segment_id": circle.insurers, "x": 2, "y": 8}
    actions.agree_placement(
        events.AgreePlacement(matrix_id=circle.id, **placed), actor=circle.cast.fara
    )
    assert settled() == "2"
