"""Every fact about what is said for others reaches the pages that show it."""

import pytest

from segmatrix.live import rendering
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.review import events
from segmatrix.web.matrix.histories import TOLD
from segmatrix.web.voices.showing import DEPUTIES, VOICES
from tests.cast import Cast
from tests.review.panel import Panel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("fact", (*VOICES, *DEPUTIES), ids=lambda fact: fact.kind)
def test_every_fact_says_what_it_touches_and_how_it_is_told(fact):
    assert fact.kind in rendering._TOUCHED
    assert fact in TOLD


def test_the_cell_follows(cast: Cast):
    panel = Panel(cast)
    banks, goals = panel.segment("Banks"), panel.dimension["goals"]
    exa = panel.member(cast.exa)
    place = {"segment_id": banks, "dimension_id": goals, "stakeholder_id": exa}
    voice = panel.do(events.WriteDown, text="Save time", **place).voice_id
    number = panel.table.matrix.number
    assert "not confirmed" in panel_news(panel, number - 1)
    panel.do(events.ConfirmVoice, voice_id=voice, by=cast.exa)
    assert "not confirmed" not in panel_news(panel, number)


def panel_news(panel: Panel, after: int) -> str:
    """Return what a table that was rendered at a number is sent."""
    newest = panel.table.matrix.number
    news = gather(Audience(panel.id, "table", "en"), after, newest, panel.cast.vic)
    assert f'id="cell-{panel.table.segments[0].id}' in news.html
    return news.html
