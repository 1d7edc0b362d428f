"""Taking back an older rule or name leaves alone what a merge or renaming made of it since."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed
from segmatrix.base.ids import new_id
from segmatrix.matrix import events, queries
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

BANK = 'industry is "bank"'
CITY = 'industry is "city"'


def rule_of(bench: Bench, segment_id: str) -> str:
    return queries.segment(bench.id, segment_id, bench.cast.fara).rule


def set_rule(bench: Bench, segment_id: str, rule: str) -> events.SetSegmentRule:
    given = events.SetSegmentRule(matrix_id=bench.id, segment_id=segment_id, rule=rule)
    do(given, bench.cast.ana)
    return given


def rename(bench: Bench, segment_id: str, name: str, *, by: str = "fara") -> events.RenameSegment:
    given = events.RenameSegment(matrix_id=bench.id, segment_id=segment_id, name=name)
    do(given, getattr(bench.cast, by))
    return given


def merge(bench: Bench, into: str, *others: str, name: str = "") -> events.MergeSegments:
    given = events.MergeSegments(matrix_id=bench.id, into=into, segment_ids=list(others), name=name)
    do(given, bench.cast.fara)
    return given


def test_a_rule_joined_by_a_merge_is_not_overwritten_by_an_older_undo(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    first = set_rule(bench, banks, BANK)
    set_rule(bench, cities, CITY)
    merged = merge(bench, banks, cities)
    with pytest.raises(Changed, match="Fara changed this since"):
        bench.undo(first, bench.cast.ana)
    assert rule_of(bench, banks) == f"{BANK}\nor {CITY}"

    bench.undo(merged, bench.cast.fara)
    bench.undo(first, bench.cast.ana)
    assert rule_of(bench, banks) == ""


def test_the_undo_of_an_undo_does_not_overwrite_it_either(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    first = set_rule(bench, banks, BANK)
    set_rule(bench, cities, CITY)
    taken_back = new_id()
    about = {"target": first.operation_id, "operation_id": taken_back, "actor": bench.cast.ana}
    undo(bench.stream, **about)
    merge(bench, banks, cities)
    with pytest.raises(Changed):
        undo(bench.stream, target=taken_back, operation_id=new_id(), actor=bench.cast.ana)
    assert rule_of(bench, banks) == CITY


def test_a_rule_in_which_a_segment_was_renamed_since_stays(bench: Bench) -> None:
    banks, others = bench.segment("Banks"), bench.segment("Others")
    given = set_rule(bench, others, 'not in segment "Banks"')
    rename(bench, banks, "Insurers", by="exa")
    with pytest.raises(Changed, match="Exa changed this since"):
        bench.undo(given, bench.cast.ana)
    assert rule_of(bench, others) == 'not in segment "Insurers"'


def test_a_rule_that_comes_back_calls_a_renamed_segment_by_its_name_of_today(bench: Bench) -> None:
    banks, others = bench.segment("Banks"), bench.segment("Others")
    set_rule(bench, others, 'not in segment "Banks"')
    given = set_rule(bench, others, CITY)
    rename(bench, banks, "Insurers")
    bench.undo(given, bench.cast.ana)
    assert rule_of(bench, others) == 'not in segment "Insurers"'


def test_a_rule_that_comes_back_calls_a_merged_segment_by_that_of_the_whole(bench: Bench) -> None:
    banks, cities, others = (bench.segment(name) for name in ("Banks", "Cities", "Others"))
    set_rule(bench, others, 'not in segment "Cities"')
    given = set_rule(bench, others, CITY)
    merge(bench, banks, cities, name="Institutions")
    bench.undo(given, bench.cast.ana)
    assert rule_of(bench, others) == 'not in segment "Institutions"'


def test_a_name_given_by_a_merge_is_not_overwritten_by_an_older_undo(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    given = rename(bench, banks, "Insurers", by="exa")
    merged = merge(bench, banks, cities, name="Institutions")
    with pytest.raises(Changed, match="Fara changed this since"):
        bench.undo(given, bench.cast.exa)
    assert bench.names() == ["Institutions"]

    bench.undo(merged, bench.cast.fara)
    bench.undo(given, bench.cast.exa)
    assert bench.names() == ["Banks", "Cities"]


def test_whoever_types_over_a_joined_rule_is_told_who_joined_it(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    set_rule(bench, cities, CITY)
    seen = queries.segment(bench.id, banks, bench.cast.ana).rule_version
    merge(bench, banks, cities)
    with pytest.raises(Changed, match="Fara changed this while you were writing"):
        do(
            events.SetSegmentRule(matrix_id=bench.id, segment_id=banks, rule=BANK, version=seen),
            bench.cast.ana,
        )
