"""A segment becomes several, and its parts are part of it again."""

from typing import Any

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.errors import UnreadableRule
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


def split(bench: Bench, segment_id: str, *parts: dict[str, Any]) -> events.SplitSegment:
    given = events.SplitSegment(matrix_id=bench.id, segment_id=segment_id, parts=list(parts))
    actions.split_segment(given, actor=bench.cast.fara)
    return given


def part(bench: Bench, number: int = 0) -> str:
    """Return the id of a part that the newest split made."""
    return bench.last().parts[number]["segment_id"]


def of(bench: Bench, segment_id: str, key: str = "") -> dict[str, str]:
    place = {"matrix_id": bench.id, "segment_id": segment_id}
    return place | ({"dimension_id": bench.dimension[key]} if key else {})


def set_rule(bench: Bench, segment_id: str, text: str) -> None:
    do(events.SetSegmentRule(**of(bench, segment_id), rule=text), bench.cast.exa)


def rule(bench: Bench, segment_id: str) -> str:
    return queries.segment(bench.id, segment_id, bench.cast.fara).rule


def test_parts_stand_behind_the_whole_in_their_tiers_in_colours_of_their_own(bench: Bench) -> None:
    banks = bench.segment("Banks", tier="primary")
    bench.segment("Cities", tier="primary")
    bench.segment("Schools")
    split(
        bench,
        banks,
        {"name": "Big", "note": "1000 staff"},
        {"name": "Small", "tier": "other"},
        {"name": "Rest"},
    )
    assert bench.names() == ["Banks", "Big", "Rest", "Cities", "Schools", "Small"]
    assert len({each.colour for each in bench.table.segments}) == 6
    assert bench.table.segments[1].note == "1000 staff"


def test_chosen_statements_go_with_their_threads_and_the_rest_stays(bench: Bench) -> None:
    banks = bench.segment("Banks")
    first, second, third = (bench.statement(banks, text) for text in ("One", "Two", "Three"))
    definition = bench.statement(banks, "Whoever lends", key="definition")
    thread = bench.comment("Why?", statement_id=second).thread_id
    on_whole = bench.comment("Who?", segment_id=banks).thread_id
    given = split(bench, banks, {"name": "Big", "statement_ids": [third, definition, second]})
    big = part(bench)
    assert (bench.texts(banks), bench.texts(big)) == (["One"], ["Two", "Three"])
    assert bench.texts(big, "definition") == ["Whoever lends"]
    assert bench.cell(banks, "definition").empty
    assert bench.thread(thread).anchor.statement_id == second
    assert bench.thread(on_whole).anchor.segment_id == banks
    assert first
    bench.undo(given, bench.cast.fara)
    assert bench.texts(banks) == ["One", "Two", "Three"]
    assert bench.names() == ["Banks"]


def test_people_to_ask_are_copied_and_numbers_placements_words_and_rule_stay(bench: Bench) -> None:
    banks = bench.segment("Banks")
    do(events.AddContact(**of(bench, banks, "contacts"), name="Ida", role="sales"), bench.cast.sol)
    do(events.StateMeasure(**of(bench, banks, "size"), low=40), bench.cast.sol)
    do(events.PlaceSegment(**of(bench, banks), x=5, y=5), bench.cast.sol)
    do(events.AddAlias(**of(bench, banks), text="Lenders"), bench.cast.sol)
    set_rule(bench, banks, 'industry is "banking"')
    split(bench, banks, {"name": "Big"})
    big = part(bench)
    (copy,) = bench.cell(big, "contacts").contacts
    assert (copy.name, copy.role) == ("Ida", "sales")
    assert bench.last().contacts == {copy.id: bench.cell(banks, "contacts").contacts[0].id}
    assert (bench.cell(big, "size").empty, rule(bench, big), bench.words(big)) == (True, "", [])
    assert bench.cell(banks, "size").stated.low == 40
    assert rule(bench, banks) == 'industry is "banking"'
    assert [each.segment_id for each in bench.map.placements] == [banks]


def test_a_statement_of_another_segment_is_refused(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    said = bench.statement(cities, "Save money")
    before = bench.picture()
    with pytest.raises(Invalid) as refusal:
        split(bench, banks, {"name": "Big", "statement_ids": [said]})
    assert refusal.value.field == "statement_ids"
    assert bench.picture() == before


def test_what_was_added_to_a_part_since_goes_along_and_comes_out_again(bench: Bench) -> None:
    banks = bench.segment("Banks")
    moved = bench.statement(banks, "Prove figures")
    given = split(bench, banks, {"name": "Big", "statement_ids": [moved]})
    big = part(bench)
    bench.statement(big, "Report to regulators", by=bench.cast.mika)
    do(events.PlaceSegment(**of(bench, big), x=7, y=7), bench.cast.mika)
    do(events.AddAlias(**of(bench, big), text="Tier one"), bench.cast.mika)
    thread = bench.comment("How big?", segment_id=big).thread_id
    set_rule(bench, big, "seats > 1000")

    undone = bench.undo(given, bench.cast.fara)
    assert bench.texts(banks) == ["Prove figures", "Report to regulators"]
    assert bench.words(banks) == ["Tier one"]
    assert bench.thread(thread).anchor.segment_id == banks
    assert [each.segment_id for each in bench.map.placements] == [banks]
    assert queries.current(big).id == banks

    again = events.ResplitSegment(matrix_id=bench.id, lineage_id=undone[0].lineage_id)
    actions.resplit_segment(again, actor=bench.cast.exa)
    assert bench.texts(big) == ["Prove figures", "Report to regulators"]
    assert (bench.words(big), rule(bench, big)) == (["Tier one"], "seats > 1000")
    assert bench.thread(thread).anchor.segment_id == big
    assert queries.current(big).id == big


def test_a_text_written_on_both_sides_since_is_kept_as_a_variant(bench: Bench) -> None:
    banks = bench.segment("Banks")
    text = bench.statement(banks, "Whoever lends", key="definition")
    given = split(bench, banks, {"name": "Big", "statement_ids": [text]})
    bench.statement(banks, "All other lenders", key="definition", by=bench.cast.mika)
    bench.undo(given, bench.cast.fara)
    (statement,) = bench.cell(banks, "definition").statements
    assert statement.text == "All other lenders"
    assert [each.text for each in statement.variants] == ["Whoever lends"]


def test_rules_that_came_to_refer_to_a_part_refer_to_the_whole_again(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    given = split(bench, banks, {"name": "Big"}, {"name": "Small"})
    small = part(bench, 1)
    set_rule(bench, cities, 'not in segment "Big"')
    set_rule(bench, small, 'not in segment "Big"')
    undone = bench.undo(given, bench.cast.fara)
    assert rule(bench, cities) == 'not in segment "Banks"'
    again = events.ResplitSegment(matrix_id=bench.id, lineage_id=undone[0].lineage_id)
    do(again, bench.cast.exa)
    assert rule(bench, cities) == rule(bench, small) == 'not in segment "Big"'


def test_a_whole_defined_by_its_part_is_not_joined_again(bench: Bench) -> None:
    banks = bench.segment("Banks")
    given = split(bench, banks, {"name": "Big"})
    set_rule(bench, banks, 'everyone and not in segment "Big"')
    with pytest.raises(UnreadableRule) as refusal:
        bench.undo(given, bench.cast.fara)
    assert refusal.value.data["kind"] == "circle"
    assert bench.names() == ["Banks", "Big"]


def test_a_part_that_went_elsewhere_is_brought_back_first(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    given = split(bench, banks, {"name": "Big"})
    big = part(bench)
    merge = events.MergeSegments(matrix_id=bench.id, into=cities, segment_ids=[big])
    do(merge, bench.cast.exa)
    with pytest.raises(Changed, match="Exa merged others into “Cities” since"):
        bench.undo(given, bench.cast.fara)
    bench.undo(merge, bench.cast.exa)
    bench.undo(given, bench.cast.fara)
    assert bench.names() == ["Banks", "Cities"]


def test_a_part_says_where_it_went(bench: Bench) -> None:
    banks = bench.segment("Banks")
    given = split(bench, banks, {"name": "Big"})
    big = part(bench)
    bench.undo(given, bench.cast.fara)
    with pytest.raises(Changed, match="“Big” is part of “Banks” now"):
        bench.statement(big, "Grow")


def test_undoing_a_split_in_several_parts_puts_every_statement_back_where_it_stood(
    bench: Bench,
) -> None:
    banks = bench.segment("Banks")
    texts = [f"Said {number}" for number in range(5)]
    said = [bench.statement(banks, text) for text in texts]
    given = split(
        bench,
        banks,
        {"name": "Big", "statement_ids": [said[2], said[3]]},
        {"name": "Small", "statement_ids": [said[0]]},
        {"name": "New", "statement_ids": [said[4]]},
    )
    assert bench.texts(banks) == [texts[1]]
    bench.undo(given, bench.cast.fara)
    assert bench.texts(banks) == texts
