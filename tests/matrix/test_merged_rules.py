"""The rules of segments that become one are joined, and put back when they stand for themselves."""

import pytest

from segmatrix.matrix import events
from segmatrix.matrix.errors import UnreadableRule
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.matrix.merging import merge, of, rule, set_rule, two


def test_rules_are_joined_and_others_refer_to_the_whole(bench: Bench) -> None:
    banks, cities = two(bench)
    others = bench.segment("Others")
    set_rule(bench, banks, 'industry is "banking"  # lenders')
    set_rule(bench, cities, 'industry is "public"')
    set_rule(bench, others, 'not in segment "Cities"  # nor "Cities"')
    given = merge(bench, banks, cities, name="Institutions")
    assert rule(bench, banks) == 'industry is "banking"  # lenders\nor industry is "public"'
    assert rule(bench, others) == 'not in segment "Institutions"  # nor "Cities"'
    assert bench.last().rules == {banks: rule(bench, banks), others: rule(bench, others)}
    bench.undo(given, bench.cast.fara)
    assert rule(bench, banks) == 'industry is "banking"  # lenders'
    assert rule(bench, others) == 'not in segment "Cities"  # nor "Cities"'


def test_a_rule_set_anew_since_stays_when_the_merge_is_taken_back(bench: Bench) -> None:
    banks, cities = two(bench)
    set_rule(bench, cities, 'industry is "public"')
    given = merge(bench, banks, cities)
    set_rule(bench, banks, "seats > 3")
    bench.undo(given, bench.cast.fara)
    assert (rule(bench, banks), rule(bench, cities)) == ("seats > 3", 'industry is "public"')


def test_rules_are_put_back_even_when_names_changed_since(bench: Bench) -> None:
    banks, cities = two(bench)
    others, schools = bench.segment("Others"), bench.segment("Schools")
    set_rule(bench, others, 'not in segment "Cities" and not in segment "Schools"')
    given = merge(bench, banks, cities)
    for segment_id, name in ((banks, "Lenders"), (schools, "Universities")):
        do(events.RenameSegment(**of(bench, segment_id), name=name), bench.cast.fara)
    assert rule(bench, others) == 'not in segment "Lenders" and not in segment "Universities"'
    bench.undo(given, bench.cast.fara)
    assert rule(bench, others) == 'not in segment "Cities" and not in segment "Universities"'


@pytest.mark.parametrize("defined", ["Banks", "Cities"])
def test_a_part_that_defines_the_other_is_refused_with_the_circle(
    bench: Bench, defined: str
) -> None:
    by_name = dict(zip(("Banks", "Cities"), two(bench), strict=True))
    (other,) = set(by_name) - {defined}
    set_rule(bench, by_name[defined], f'not in segment "{other}"')
    before = bench.picture()
    with pytest.raises(UnreadableRule) as refusal:
        merge(bench, by_name["Banks"], by_name["Cities"])
    assert refusal.value.data["kind"] == "circle"
    assert bench.picture() == before
