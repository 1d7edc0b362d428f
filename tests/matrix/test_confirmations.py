"""A segment is assumed until somebody who facilitates confirms it, with a reason."""

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events, queries
from tests.matrix.agreeing import agree, open_gate, review, state
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def confirm(bench: Bench, segment_id: str, reason: str, *, by: str = "fara") -> object:
    given = events.ConfirmSegment(matrix_id=bench.id, segment_id=segment_id, reason=reason)
    actions.confirm_segment(given, actor=getattr(bench.cast, by))
    return given


def assumed(bench: Bench) -> list[bool]:
    return [segment.assumed for segment in bench.table.segments]


def test_a_new_segment_is_assumed(bench: Bench, banks: str) -> None:
    assert assumed(bench) == [True]
    assert queries.confirmation(bench.id, banks, bench.cast.vic) is None


def test_confirming_it_keeps_who_and_why(bench: Bench, banks: str) -> None:
    confirm(bench, banks, "Twelve of twelve said: that is us")
    assert assumed(bench) == [False]
    held = queries.confirmation(bench.id, banks, bench.cast.vic)
    assert (held.reason, held.by_name) == ("Twelve of twelve said: that is us", "Fara")


def test_it_needs_a_reason(bench: Bench, banks: str) -> None:
    with pytest.raises(Invalid):
        confirm(bench, banks, " ")
    assert assumed(bench) == [True]


def test_it_is_confirmed_once(bench: Bench, banks: str) -> None:
    confirm(bench, banks, "Twelve said so")
    with pytest.raises(Changed) as refused:
        confirm(bench, banks, "The data says so", by="exa")
    assert refused.value.data == {
        "by": "Fara",
        "theirs": "Twelve said so",
        "yours": "The data says so",
    }


def test_undoing_it_marks_it_as_assumed_again(bench: Bench, banks: str) -> None:
    bench.undo(confirm(bench, banks, "Twelve said so"), bench.cast.fara)
    assert assumed(bench) == [True]
    with pytest.raises(Changed):
        again = events.AssumeSegment(matrix_id=bench.id, segment_id=banks)
        actions.assume_segment(again, actor=bench.cast.exa)


def test_what_was_agreed_stays_confirmed_when_a_draft_is_opened_again(
    bench: Bench, banks: str
) -> None:
    confirm(bench, banks, "Twelve said so")
    cities = bench.segment("Cities")
    number = agree(bench)
    opening = bench.segment("Newsrooms")  # which nobody has agreed on
    assert state(bench)[0] == "draft"
    assert {each.id for each in bench.table.segments if each.assumed} == {opening}
    held = queries.confirmation(bench.id, cities, bench.cast.vic)
    assert held.reason == f"Agreed in revision {number}"
    held = queries.confirmation(bench.id, banks, bench.cast.vic)
    assert held.reason == "Twelve said so"


def test_taking_the_agreement_back_marks_as_assumed_again(bench: Bench, banks: str) -> None:
    review(bench)
    given = events.MarkAgreed(matrix_id=bench.id)
    actions.mark_agreed(given, actor=bench.cast.fara, report=open_gate(bench))
    assert assumed(bench) == [False]
    bench.undo(given, bench.cast.fara)
    assert (state(bench)[0], assumed(bench)) == ("in_review", [True])


def test_its_history_says_so(bench: Bench, banks: str) -> None:
    confirm(bench, banks, "Twelve said so")
    newest = queries.segment_history(bench.id, banks, bench.cast.vic)[0].fact
    assert (newest.kind, newest.reason) == ("SegmentConfirmed", "Twelve said so")
