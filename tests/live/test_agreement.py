"""Every action about objections, signatures and reviews reaches the live pages of agreement."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import FACTS
from segmatrix.base.ids import new_id
from segmatrix.live import rendering
from segmatrix.matrix import events as matrix
from segmatrix.review import events
from tests.cast import Cast
from tests.live import verifying
from tests.live.verifying import LivePages
from tests.review.panel import do
from tests.review.table import RoundTable
from tests.review.test_every_turn import DEEDS

pytestmark = pytest.mark.django_db

PAGES = {
    "gate": "/m/{}/gate/",
    "objections": "/m/{}/objections/",
    "reviews": "/m/{}/reviews/",
}


@pytest.fixture(autouse=True)
def pages_of_agreement(monkeypatch) -> None:
    """Compare the pages that these facts are about."""
    monkeypatch.setattr(verifying, "PAGES", PAGES)


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


@pytest.mark.parametrize("name", ["override_objection", "sign_revision"])
def test_an_action_reaches_live_pages_and_so_does_its_undo(name, table, cast, signed_in):
    given, who = DEEDS[name].given(table), getattr(cast, DEEDS[name].may[0])
    pages = LivePages(table.id, signed_in("pri"), teller=cast.vic)
    do(given, who)
    pages.follow()
    undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=who)
    pages.follow()


def test_so_do_reviews_people_and_the_matrix_itself(table, cast, signed_in):
    steps = (
        lambda: table.review(),
        lambda: table.reply_to(table.reviews[0].id, "objects", "Too early"),
        lambda: table.do(events.RemindReviewers, review_id=table.review("Again", table.sponsor())),
        lambda: table.do(
            events.ExcuseStakeholder, stakeholder_id=table.people["Exa"].id, reason="left"
        ),
        lambda: table.fill(),
        lambda: table.do(matrix.RenameSegment, segment_id=table.banks, name="Lenders"),
        lambda: table.do(matrix.AskForReview),
    )
    pages = LivePages(table.id, signed_in("pri"), teller=cast.vic)
    for step in steps:
        step()
        pages.follow()


@pytest.mark.parametrize(
    "kind",
    sorted(kind for kind, fact in FACTS.items() if fact.__module__.startswith("segmatrix.review.")),
)
def test_every_fact_of_the_room_says_what_it_touches(kind):
    assert kind in rendering._TOUCHED
