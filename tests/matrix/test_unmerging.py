"""Segments that became one stand for themselves again, with what was done since."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.matrix.merging import merge, of, places, two


def test_edits_stay_with_what_was_edited_and_additions_with_the_kept_segment(bench: Bench) -> None:
    banks, cities = two(bench)
    said = bench.statement(cities, "Save money")
    given = merge(bench, banks, cities)
    edit = {"matrix_id": bench.id, "statement_id": said}
    do(events.EditStatement(**edit, text="Save tax money"), bench.cast.mika)
    do(events.AddStatement(**of(bench, banks, "goals"), text="Grow", position=0), bench.cast.mika)
    thread = bench.comment("Whose?", statement_id=said, by=bench.cast.pri).thread_id
    bench.undo(given, bench.cast.fara)
    assert (bench.texts(banks), bench.texts(cities)) == (["Grow"], ["Save tax money"])
    assert bench.thread(thread).anchor.statement_id == said


def test_what_somebody_moved_on_or_took_back_stays_where_it_is(bench: Bench) -> None:
    banks, cities = two(bench)
    schools = bench.segment("Schools")
    said = bench.statement(cities, "Save money")
    do(events.StateMeasure(**of(bench, cities, "size"), low=40), bench.cast.sol)
    do(events.StateMeasure(**of(bench, cities, "revenue"), low=9), bench.cast.sol)
    given = merge(bench, banks, cities)
    move = of(bench, schools, "goals") | {"statement_id": said}
    do(events.MoveStatement(**move), bench.cast.mika)
    withdraw = events.WithdrawMeasure(**of(bench, banks, "size"))
    do(withdraw, bench.cast.mika)
    do(events.StateMeasure(**of(bench, banks, "revenue"), low=10), bench.cast.mika)
    bench.undo(given, bench.cast.fara)
    assert bench.texts(schools) == ["Save money"]
    assert bench.cell(cities, "size").empty
    assert bench.cell(banks, "revenue").stated.low == 10
    assert bench.cell(cities, "revenue").stated.low == 9
    bench.undo(withdraw, bench.cast.mika)
    assert bench.cell(banks, "size").stated.low == 40


def test_a_placement_made_anew_stays_and_the_earlier_one_returns(bench: Bench) -> None:
    banks, cities = two(bench)
    do(events.PlaceSegment(**of(bench, cities), x=5, y=5), bench.cast.mika)
    given = merge(bench, banks, cities)
    do(events.PlaceSegment(**of(bench, banks), x=9, y=9), bench.cast.mika)
    bench.undo(given, bench.cast.fara)
    assert sorted(places(bench)) == [("Mika", "Banks", 9, 9), ("Mika", "Cities", 5, 5)]


def test_a_kept_segment_renamed_since_keeps_its_name(bench: Bench) -> None:
    banks, cities = two(bench)
    given = merge(bench, banks, cities, name="Institutions")
    do(events.RenameSegment(**of(bench, banks), name="Lenders"), bench.cast.exa)
    bench.undo(given, bench.cast.fara)
    assert bench.names() == ["Lenders", "Cities"]
    assert bench.words(banks) == ["Banks", "Institutions"]


def test_anybody_who_may_shape_takes_it_back_once(bench: Bench) -> None:
    banks, cities = two(bench)
    merge(bench, banks, cities)
    about = {"matrix_id": bench.id, "lineage_id": bench.last().lineage_id}
    actions.unmerge_segments(events.UnmergeSegments(**about), actor=bench.cast.exa)
    assert bench.names() == ["Banks", "Cities"]
    with pytest.raises(Changed, match="Exa has taken this back"):
        do(events.UnmergeSegments(**about), bench.cast.fara)


def test_it_is_not_taken_back_while_a_name_is_taken(bench: Bench) -> None:
    banks, cities = two(bench)
    given = merge(bench, banks, cities)
    bench.segment("cities")
    before = bench.picture()
    with pytest.raises(Invalid, match="is here already"):
        bench.undo(given, bench.cast.fara)
    assert bench.picture() == before


def test_what_a_later_merge_rests_on_waits_for_that(bench: Bench) -> None:
    banks, cities = two(bench)
    schools = bench.segment("Schools")
    first = merge(bench, banks, cities)
    second = merge(bench, schools, banks, by="exa")
    assert queries.current(cities).id == schools
    with pytest.raises(Changed, match="Exa merged others into “Schools” since") as refusal:
        bench.undo(first, bench.cast.fara)
    assert refusal.value.hint == "Take that back first."
    bench.undo(second, bench.cast.exa)
    bench.undo(first, bench.cast.fara)
    assert bench.names() == ["Banks", "Cities", "Schools"]


def test_a_merge_is_done_again_only_of_the_same_segments(bench: Bench) -> None:
    banks, cities = two(bench)
    given = merge(bench, banks, cities)
    lineage_id = bench.last().lineage_id
    bench.undo(given, bench.cast.fara)
    with pytest.raises(Invalid, match="other segments"):
        merge(bench, cities, banks, lineage_id=lineage_id)
    merge(bench, banks, cities, lineage_id=lineage_id)
    assert bench.last().lineage_id == lineage_id


def test_a_name_taken_off_since_stays_off_when_it_is_done_again(bench: Bench) -> None:
    banks, cities = two(bench)
    given = merge(bench, banks, cities)
    (alias_id,) = bench.last().aliases
    do(events.RemoveAlias(matrix_id=bench.id, alias_id=alias_id), bench.cast.mika)
    merged, target = bench.picture(), given.operation_id
    for standing in (False, True, False, True):
        turn = new_id()
        undo(bench.stream, target=target, operation_id=turn, actor=bench.cast.fara)
        assert (bench.picture() == merged) is standing
        target = turn
    assert bench.last().aliases == {}
