"""Pages of rounds hear how far a round has come, and nothing of what was answered."""

import re

import pytest

from segmatrix.activity.queries import last_number
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from tests.cast import Cast
from tests.rounds.circle import Circle, at

pytestmark = pytest.mark.django_db

HEARD = re.compile(r'<span id="rounds-heard".*?</span>', re.DOTALL)


def test_every_step_of_a_round_reaches_its_pages_as_they_would_be_fetched(cast: Cast, signed_in):
    circle = Circle(cast)
    stream = f"matrix:{circle.id}"
    after = last_number(stream)

    def hears() -> str:
        nonlocal after
        reached = last_number(stream)
        assert reached > after
        news = gather(Audience(circle.id, "rounds", "en"), after, reached, cast.vic)
        after = reached
        page = signed_in("sol").get(f"/m/{circle.id}/rounds/").content.decode()
        assert HEARD.findall(news.html) == HEARD.findall(page)
        return news.html

    round_id = circle.open()
    opened = hears()
    circle.give(round_id, "mika", at(8, 3), reason="Marked word")
    begun = hears()
    assert begun != opened
    assert "Marked" not in begun
    circle.reveal(round_id)
    assert hears() not in (opened, begun)
