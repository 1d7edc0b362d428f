"""How segments came to be what they are, for pages and for rooms that keep ids."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.base.errors import NotFound
from segmatrix.matrix import events, queries
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


def test_an_id_kept_elsewhere_means_the_whole_as_long_as_the_merge_stands(bench: Bench) -> None:
    banks, cities, schools = (bench.segment(name) for name in ("Banks", "Cities", "Schools"))
    first = events.MergeSegments(matrix_id=bench.id, into=cities, segment_ids=[schools])
    second = events.MergeSegments(matrix_id=bench.id, into=banks, segment_ids=[cities])
    do(first, bench.cast.fara)
    do(second, bench.cast.exa)
    assert {queries.current(each).id for each in (banks, cities, schools)} == {banks}
    bench.undo(second, bench.cast.exa)
    assert queries.current(schools).id == cities
    bench.undo(first, bench.cast.fara)
    assert queries.current(schools).id == schools
    with pytest.raises(NotFound):
        queries.current("0" * 16)


def test_the_story_of_each_segment_is_told(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    rename = {"matrix_id": bench.id, "segment_id": banks, "name": "Lenders"}
    do(events.RenameSegment(**rename), bench.cast.fara)
    do(
        events.MergeSegments(
            matrix_id=bench.id, into=banks, segment_ids=[cities], name="Institutions"
        ),
        bench.cast.exa,
    )
    part = {"name": "Big"}
    fact = do(
        events.SplitSegment(matrix_id=bench.id, segment_id=banks, parts=[part]), bench.cast.fara
    )[0]
    big = fact.parts[0]["segment_id"]
    story = queries.lineage(bench.id, bench.cast.vic)
    assert set(story) == {banks, cities, big}

    whole = story[banks]
    assert (whole.name, whole.part_of) == ("Institutions", "")
    assert whole.renamed_from == ("Banks", "Lenders")
    (merge,) = whole.merged_from
    assert (merge.kind, merge.kept, merge.others) == (
        "merge",
        (banks, "Lenders"),
        ((cities, "Cities"),),
    )
    assert (merge.by_name, merge.department) == ("Exa", "Leadership")
    (split,) = whole.split_into
    assert (split.id, split.others) == (fact.lineage_id, ((big, "Big"),))
    assert (story[cities].merged_into, story[cities].part_of) == ((merge,), banks)
    assert story[big].split_from == (split,)


def test_what_was_taken_back_is_no_part_of_the_story(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    merge = events.MergeSegments(matrix_id=bench.id, into=banks, segment_ids=[cities])
    do(merge, bench.cast.fara)
    bench.undo(merge, bench.cast.fara)
    story = queries.lineage(bench.id, bench.cast.vic)
    assert (story[banks].merged_from, story[cities].part_of) == ((), "")


def test_a_merge_is_part_of_the_history_of_both(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    do(
        events.MergeSegments(matrix_id=bench.id, into=banks, segment_ids=[cities]),
        bench.cast.fara,
    )
    for segment_id in (banks, cities):
        told = queries.segment_history(bench.id, segment_id, bench.cast.vic)
        assert [entry.fact.kind for entry in told] == ["SegmentsMerged", "SegmentAdded"]


def test_the_story_takes_as_many_queries_whatever_its_length(bench: Bench) -> None:
    banks, cities, schools = (bench.segment(name) for name in ("Banks", "Cities", "Schools"))
    counts = []
    for leaving in (cities, schools):
        do(
            events.MergeSegments(matrix_id=bench.id, into=banks, segment_ids=[leaving]),
            bench.cast.fara,
        )
        with CaptureQueriesContext(connection) as asked:
            queries.lineage(bench.id, bench.cast.vic)
            queries.glossary(bench.id, bench.cast.vic)
        counts.append(len(asked))
    assert counts[0] == counts[1]
