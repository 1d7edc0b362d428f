"""who_is_in: segments in numbers, and how they cover and overlap."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.base.errors import NotFound
from segmatrix.studies.queries import who_is_in
from tests.studies.conftest import SPENT


@pytest.fixture
def seen(cast, counted, work):
    """What Vic, who views, sees of two segments that share one customer."""
    counted.segment("Pro", 'plan is "pro"')
    counted.segment("Large", "seats > 10")
    counted.segment("Believed")
    counted.measure(SPENT)
    work()
    return who_is_in(counted.id, cast.vic)


def test_each_segment_has_its_size_and_whom_it_cannot_tell(seen) -> None:
    pro, large, believed = seen.segments
    assert (pro.segment.name, pro.size.value, pro.size.unsure) == ("Pro", 2, 1)
    assert pro.size.missing == ("plan",)
    assert [number.value for number in pro.measures] == [30.5]
    assert large.size.share == 0.5
    assert (believed.size, believed.measures) == (None, ())


def test_coverage_counts_customers_and_what_they_make(seen) -> None:
    assert (seen.coverage.none, seen.coverage.one, seen.coverage.several) == (1, 2, 1)
    ((row, covered),) = seen.coverage.measures
    assert row.key == "revenue"
    assert (covered.everyone, covered.none) == (100, 0)
    assert (covered.one, covered.several) == (100, 0)


def test_overlap_says_how_many_are_in_exactly_which_segments(seen) -> None:
    pro, large = (segment.id for segment in seen.overlap.segments)
    assert seen.overlap.counts == ((2, 1), (1, 2))
    assert seen.overlap.combinations.largest == [[[pro], 1], [[large], 1], [[pro, large], 1]]
    assert (seen.overlap.combinations.others, seen.overlap.combinations.in_others) == (0, 0)


def test_it_says_in_which_data_and_up_to_when(seen) -> None:
    assert seen.source.name == "People"
    assert seen.as_of.isoformat() == "2026-05-22T00:00:00+00:00"
    assert seen.data_stamp
    assert (seen.universe, seen.unit, seen.stale) == (4, "person", ())


def test_it_says_when_it_is_older_than_a_rule(cast, counted, seen) -> None:
    counted.rule(seen.segments[0].segment.id, 'plan is "basic"')
    assert who_is_in(counted.id, cast.vic).stale == ("older than its rule",)


def test_a_segment_that_was_retired_since_is_left_out_of_the_overlap(cast, counted, seen) -> None:
    from segmatrix.matrix import actions, events

    counted.do(actions.retire_segment, events.RetireSegment, segment_id=seen.segments[0].segment.id)
    now = who_is_in(counted.id, cast.vic)
    assert [segment.name for segment in now.overlap.segments] == ["Large"]
    assert now.overlap.counts == ((2,),)


def test_before_anything_is_counted_there_are_no_numbers(cast, counted) -> None:
    counted.segment("Pro", 'plan is "pro"')
    seen = who_is_in(counted.id, cast.vic)
    assert (seen.universe, seen.coverage, seen.overlap) == (None, None, None)
    assert seen.segments[0].size.stale == ("being counted",)


def test_without_data_there_are_segments_without_numbers(cast, counted) -> None:
    counted.segment("Pro", 'plan is "pro"')
    counted.choose("")
    seen = who_is_in(counted.id, cast.vic)
    assert (seen.source, seen.segments[0].size) == (None, None)


def test_no_segment_with_a_rule_leaves_everybody_in_none(cast, counted, work) -> None:
    counted.segment("Believed")
    work()
    assert who_is_in(counted.id, cast.vic).coverage.none == 4


def test_another_workspace_has_no_such_matrix(cast, seen) -> None:
    with pytest.raises(NotFound):
        who_is_in(seen.matrix.id, cast.otto)


def test_it_takes_the_same_number_of_queries_however_many_segments(cast, counted, work) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            who_is_in(counted.id, cast.vic)
        return len(asked)

    counted.segment("Pro", 'plan is "pro"')
    work()
    few = queries()
    for number in range(8):
        counted.segment(f"Segment {number}", f"seats > {number}")
    work()
    assert queries() == few
