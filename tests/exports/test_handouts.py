"""The digest to hand out: each segment in short, and what is still open."""

import pytest

from segmatrix.exports.handouts import handout
from segmatrix.matrix import events
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(cast: Cast) -> Bench:
    bench = Bench(cast)
    banks = bench.segment("Banks", note="lenders", tier="primary")
    bench.say(banks, "Whoever <b>lends</b>", key="definition")
    for text in ("Prove figures", "- Grow", "Win", "Sell"):
        bench.say(banks, text)
    here = {"matrix_id": bench.id, "segment_id": banks}
    size = events.StateMeasure(**here, dimension_id=bench.dimension["size"], low=400, high=450)
    do(size, cast.fara)
    unknown = events.AnswerNotKnownYet(
        **here, dimension_id=bench.dimension["revenue"], owner="Sol", due="2026-05-01"
    )
    do(unknown, cast.fara)
    return bench


def test_it_tells_each_segment_in_short_with_markup_as_it_was_typed(bench: Bench) -> None:
    told = handout(bench.id, bench.cast.vic)
    assert told.startswith("# Customer segments, DRAFT 1\n\nAs it was on ")
    assert "1 segment is assumed: nothing has confirmed it yet." in told
    assert (
        "## Banks (assumed)\n\nPrimary · lenders · 400–450\n\nWhoever \\<b\\>lends\\</b\\>" in told
    )
    assert "**Main goals**\n\n- Prove figures\n- \\- Grow\n- Win\n- and 1 more" in told
    assert "**Still to find out**\n\n- Revenue: Sol, 1 May 2026" in told


def test_an_empty_matrix_is_told_too(cast: Cast) -> None:
    assert "What would you change?" in handout(Bench(cast, "Empty").id, cast.vic)
