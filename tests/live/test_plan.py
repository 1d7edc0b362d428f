"""Every fact about a plan says what it touches, and reaches the pages that tell of one."""

import pytest

from segmatrix.activity.events import FACTS
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.web.plan.histories import TOLD
from tests.cast import Cast
from tests.review.planner import Planner

pytestmark = pytest.mark.django_db

MODULES = ("segmatrix.review.events.plans", "segmatrix.review.events.absences")


def test_every_fact_is_told_in_words():
    assert set(TOLD) == {fact for fact in FACTS.values() if fact.__module__ in MODULES}


@pytest.mark.parametrize("view", ["plan", "overview"])
def test_pages_hear_of_it(cast: Cast, view: str):
    planner = Planner(cast)
    number = planner.table.matrix.number
    planner.step()
    planner.away(cast.sol.member_id)
    news = gather(Audience(planner.id, view, "en"), number, number + 2, cast.vic)
    assert '<span class="count" id="plan-open">1</span>' in news.html
