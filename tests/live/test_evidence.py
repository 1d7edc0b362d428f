"""Every action upon evidence, and its undo, reaches the badges of every live page."""

from pathlib import Path

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import FACTS
from segmatrix.base.ids import new_id
from segmatrix.evidence import events
from segmatrix.live import rendering
from segmatrix.matrix.events import MergeSegments
from tests.cast import Cast
from tests.evidence.conftest import Desk, do
from tests.evidence.deeds import DEEDS
from tests.live.verifying import LivePages, verify_live

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast, settings, tmp_path: Path) -> Desk:
    """A matrix with documents of its own."""
    settings.HOME = tmp_path
    return Desk(cast)


@pytest.mark.parametrize("name", DEEDS)
def test_an_action_reaches_live_pages_and_so_does_its_undo(name, desk, cast, signed_in):
    given = DEEDS[name].given(desk)
    pages = LivePages(desk.id, signed_in("sol"), teller=cast.vic)
    do(given, cast.exa)
    pages.follow()
    undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=cast.exa)
    pages.follow_back()


def test_evidence_linked_to_a_part_reaches_the_cell_of_the_whole(desk, cast, signed_in):
    claim, quote = desk.claim(), desk.quote()
    link = desk.link(claim, quote)
    desk.do(MergeSegments, by=cast.fara, into=desk.cities, segment_ids=[desk.banks], name="All")
    with verify_live(desk.id, signed_in("sol"), teller=cast.vic):
        desk.do(events.ChangeStance, link_id=link, stance="refutes")


@pytest.mark.parametrize(
    "kind",
    sorted(
        kind for kind, fact in FACTS.items() if fact.__module__.startswith("segmatrix.evidence.")
    ),
)
def test_every_fact_about_evidence_says_what_it_touches(kind):
    assert kind in rendering._TOUCHED
