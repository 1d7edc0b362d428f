"""Every fact about people to ask says what it touches, and reaches the counts of their pages."""

import pytest

from segmatrix.live import rendering
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.web.stakeholders.histories import TOLD
from segmatrix.web.stakeholders.showing import FACTS
from tests.cast import Cast
from tests.review.panel import Panel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.kind)
def test_every_fact_says_what_it_touches_and_how_it_is_told(fact):
    assert fact.kind in rendering._TOUCHED
    assert fact in TOLD


def test_the_counts_follow(cast: Cast):
    panel = Panel(cast)
    number = panel.table.matrix.number
    person = panel.member(cast.sol)
    panel.expose(person, cast.sol)
    news = gather(Audience(panel.id, "people", "en"), number, number + 2, cast.vic)
    assert '<span class="count" id="people-asked">1</span>' in news.html
    assert '<span class="count" id="people-shown">1 of 1</span>' in news.html
