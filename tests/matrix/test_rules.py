"""Defining a segment by a rule."""

import pytest

from segmatrix.base.errors import Changed
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.errors import UnreadableRule
from tests.matrix.conftest import Bench


def set_rule(bench: Bench, segment_id: str, rule: str, **more: int) -> None:
    given = events.SetSegmentRule(matrix_id=bench.id, segment_id=segment_id, rule=rule, **more)
    actions.set_segment_rule(given, actor=bench.cast.ana)


def rule(bench: Bench, segment_id: str) -> str:
    return queries.segment(bench.id, segment_id, bench.cast.fara).rule


def test_a_rule_is_kept_as_typed_with_its_version(bench: Bench) -> None:
    banks = bench.segment("Banks")
    set_rule(bench, banks, '# who pays\nindustry is "banking"\n  and seats >= 10', version=0)
    segment = queries.segment(bench.id, banks, bench.cast.fara)
    assert segment.rule == '# who pays\nindustry is "banking"\n  and seats >= 10'
    assert segment.rule_version == 1


def test_an_empty_rule_takes_the_definition_away(bench: Bench) -> None:
    banks = bench.segment("Banks")
    set_rule(bench, banks, "everyone")
    set_rule(bench, banks, " ")
    assert rule(bench, banks) == ""


def test_what_does_not_parse_is_refused_with_its_place_and_the_text(bench: Bench) -> None:
    banks = bench.segment("Banks")
    text = 'industry is "banking"\nand (seats >= 10'
    with pytest.raises(UnreadableRule) as refusal:
        set_rule(bench, banks, text)
    said = refusal.value
    assert said.field == "rule"
    assert said.message
    assert said.data["yours"] == text
    assert said.data["line"] == 2
    assert 0 <= said.data["start"] <= said.data["end"] <= len(text)
    assert rule(bench, banks) == ""


def test_a_rule_that_leads_back_to_its_segment_is_refused_with_the_way(bench: Bench) -> None:
    banks, cities, schools = (bench.segment(name) for name in ("Banks", "Cities", "Schools"))
    set_rule(bench, cities, 'in segment "Banks" and everyone')
    set_rule(bench, schools, 'not in segment "Cities"')
    with pytest.raises(UnreadableRule, match=r"Banks.*Schools.*Cities.*Banks") as refusal:
        set_rule(bench, banks, 'everyone and in segment "Schools"')
    assert refusal.value.data["kind"] == "circle"
    assert refusal.value.data["column"] == 14
    with pytest.raises(UnreadableRule):
        set_rule(bench, banks, 'in segment "Banks"')


def test_a_rule_typed_over_an_older_one_is_refused_with_both(bench: Bench) -> None:
    banks = bench.segment("Banks")
    set_rule(bench, banks, "everyone", version=0)
    with pytest.raises(Changed) as refusal:
        set_rule(bench, banks, 'plan is "pro"', version=0)
    said = refusal.value.data
    assert (said["by"], said["theirs"], said["yours"]) == ("Ana", "everyone", 'plan is "pro"')


def test_a_rename_goes_into_the_rules_that_refer_to_it_and_undo_takes_it_out(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    set_rule(
        bench,
        cities,
        'not in segment "Banks"  # not "Banks"\nor in segment "Banks" and x is "Banks"',
    )
    given = events.RenameSegment(matrix_id=bench.id, segment_id=banks, name='The "big" banks')
    fact = actions.rename_segment(given, actor=bench.cast.fara)[0]
    assert rule(bench, cities) == (
        'not in segment "The ""big"" banks"  # not "Banks"\n'
        'or in segment "The ""big"" banks" and x is "Banks"'
    )
    assert fact.rules == {cities: rule(bench, cities)}
    bench.undo(given, bench.cast.fara)
    assert rule(bench, cities).startswith('not in segment "Banks"  # not')


def test_a_segment_that_a_rule_refers_to_is_not_retired(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    set_rule(bench, cities, 'not in segment "Banks"')
    retire = events.RetireSegment(matrix_id=bench.id, segment_id=banks)
    with pytest.raises(Changed, match="Cities"):
        actions.retire_segment(retire, actor=bench.cast.fara)


def test_what_is_to_be_computed_is_handed_to_the_rooms_above(bench: Bench) -> None:
    banks = bench.segment("Banks")
    set_rule(bench, banks, "everyone")
    asked = queries.definitions(bench.id)
    assert (asked.unit, [each.rule for each in asked.segments]) == ("person", ["everyone"])
    assert [each.key for each in asked.measures] == ["size", "revenue"]
