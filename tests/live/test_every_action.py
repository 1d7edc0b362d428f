"""Every action in a matrix reaches every live page whole."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import FACTS
from segmatrix.base.ids import new_id
from segmatrix.live import rendering
from segmatrix.matrix import events, queries
from tests.cast import Cast
from tests.live.verifying import LivePages, verify_live
from tests.matrix.conftest import Bench
from tests.matrix.deeds import DEEDS, do

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(cast: Cast) -> Bench:
    """A matrix in which nothing is said yet."""
    return Bench(cast)


# That every action has a deed is held by `tests/matrix/test_every_action.py`.
@pytest.mark.parametrize("name", DEEDS)
def test_an_action_reaches_live_pages_and_so_does_its_undo(name, bench, cast, signed_in):
    given = DEEDS[name].given(bench)
    pages = LivePages(bench.id, signed_in("sol"), teller=cast.vic)
    do(given, cast.exa)
    pages.follow()
    undo(bench.stream, target=given.operation_id, operation_id=new_id(), actor=cast.exa)
    pages.follow_back()


def test_an_axis_in_other_words_reaches_live_pages(bench, cast, signed_in):
    same = bench.map.x
    words = {"name": "Needs", "question": same.question, "low": "Common", "high": "Special"}
    with verify_live(bench.id, signed_in("sol"), teller=cast.vic):
        do(events.SetAxis(matrix_id=bench.id, slot="x", middle="Mixed", **words), cast.exa)


def test_two_edits_of_one_statement_at_once_reach_live_pages_with_both_texts(
    bench, cast, signed_in
):
    statement_id = bench.statement(bench.segment("Banks"), "Export every Monday")
    edit = {"matrix_id": bench.id, "statement_id": statement_id, "version": 1}
    with verify_live(bench.id, signed_in("sol"), teller=cast.vic):
        do(events.EditStatement(text="Weekly export", **edit), cast.mika)
        do(events.EditStatement(text="Monday's export", **edit), cast.pri)

    kept = queries.statement(bench.id, statement_id, cast.sol)
    assert [kept.text, *(variant.text for variant in kept.variants)] == [
        "Weekly export",
        "Monday's export",
    ]


@pytest.mark.parametrize(
    "kind",
    sorted(
        kind
        for kind, fact in FACTS.items()
        if fact.__module__.startswith(("segmatrix.matrix.", "segmatrix.studies."))
    ),
)
def test_every_fact_of_a_matrix_says_what_it_touches(kind):
    assert kind in rendering._TOUCHED


def test_the_first_segment_of_all_reaches_live_pages(cast, signed_in):
    bench = Bench(cast)
    pages = LivePages(bench.id, signed_in("sol"), teller=cast.vic)
    bench.segment("Growing teams")
    pages.follow()
