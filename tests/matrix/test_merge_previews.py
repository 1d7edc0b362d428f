"""What a merge would do is told beforehand, and is what it does."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from segmatrix.base.errors import Changed, Invalid, NotPermitted, Refusal
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.errors import UnreadableRule
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.matrix.steps import Step, steps, take, without_a_deadline
from tests.matrix.test_nothing_lost import begun


def asked(bench: Bench, into: str, *others: str, **more: str) -> events.MergeSegments:
    return events.MergeSegments(matrix_id=bench.id, into=into, segment_ids=list(others), **more)


def preview(bench: Bench, into: str, *others: str, **more: str) -> queries.MergePreview:
    return queries.preview_merge(asked(bench, into, *others, **more), bench.cast.fara)


def of(bench: Bench, segment_id: str, key: str = "") -> dict[str, Any]:
    place = {"matrix_id": bench.id, "segment_id": segment_id}
    return place | ({"dimension_id": bench.dimension[key]} if key else {})


def counted(bench: Bench, segment_id: str) -> dict[str, int]:
    """Count what a segment holds, as people see it."""
    cells = [cell for row in bench.table.rows for cell in row.cells]
    own = [cell for cell in cells if cell.segment_id == segment_id]
    shown = bench.map
    said = {statement.id for cell in own for statement in cell.statements}
    return {
        "statements": len(said),
        "measures": sum(cell.stated is not None for cell in own),
        "answers": sum(cell.not_known_yet is not None for cell in own),
        "contacts": sum(len(cell.contacts) for cell in own),
        "placements": sum(each.segment_id == segment_id for each in shown.placements),
        "agreed": sum(each.segment_id == segment_id for each in shown.agreed),
        "threads": sum(
            thread.anchor.segment_id == segment_id or thread.anchor.statement_id in said
            for thread in bench.threads
        ),
    }


@settings(without_a_deadline, max_examples=15)
@given(before=steps, turn=st.integers(0, 5), many=st.integers(1, 2), named=st.booleans())
def test_what_a_merge_does_is_what_its_preview_told(
    cast: Cast, before: list[Step], turn: int, many: int, named: bool
) -> None:
    bench = begun(cast)
    for step in before:
        if step[0] == "hide row":  # what is in a hidden row goes along uncounted
            continue
        try:
            take(bench, step, cast.exa)
        except Refusal:
            continue
    shown = [each.id for each in bench.table.segments]
    assume(len(shown) > many)
    into, *others = [shown[(turn + number) % len(shown)] for number in range(many + 1)]
    given = asked(bench, into, *others, name="Everybody" if named else "")
    told, had = queries.preview_merge(given, cast.fara), counted(bench, into)
    (fact,) = actions.merge_segments(given, actor=cast.fara)
    has = counted(bench, into)
    assert {key: has[key] - had[key] for key in has} == {
        key: getattr(told.going, key) for key in has
    }
    kept = queries.segment(bench.id, into, cast.fara)
    assert (kept.name, kept.rule) == (told.name, told.rule)
    changed = {
        name: queries.segment(bench.id, ident, cast.fara).rule
        for ident, name in _others(bench, fact, into)
    }
    assert changed == {each.segment_name: each.after for each in told.rules}
    assert set(told.aliases) <= {kept.name, *bench.words(into)}


def _others(bench: Bench, fact: events.SegmentsMerged, into: str) -> list[tuple[str, str]]:
    names = {each.id: each.name for each in (*bench.table.segments, *bench.table.retired)}
    shown = {each.id for each in bench.table.segments}
    return [(ident, names[ident]) for ident in fact.rules if ident != into and ident in shown]


def test_it_tells_what_waits_because_its_place_is_taken(bench: Bench) -> None:
    banks, cities = bench.segment("Banks"), bench.segment("Cities")
    for segment_id in (banks, cities):
        do(events.StateMeasure(**of(bench, segment_id, "size"), low=40), bench.cast.sol)
        do(events.PlaceSegment(**of(bench, segment_id), x=2, y=2), bench.cast.sol)
        do(events.AgreePlacement(**of(bench, segment_id), x=2, y=2), bench.cast.fara)
    told = preview(bench, banks, cities)
    assert [(each.segment_name, each.row, each.member_name) for each in told.aside] == [
        ("Cities", "Size", ""),
        ("Cities", "", "Sol"),
        ("Cities", "", ""),
    ]
    assert (told.going.measures, told.going.placements, told.going.agreed) == (0, 0, 0)


def test_a_second_text_for_one_cell_is_told_as_such(bench: Bench) -> None:
    banks, cities, schools = (bench.segment(name) for name in ("Banks", "Cities", "Schools"))
    bench.statement(cities, "Whoever governs", key="definition")
    bench.statement(schools, "Whoever teaches", key="definition")
    told = preview(bench, banks, cities, schools)
    assert (told.going.statements, told.going.texts) == (1, 1)


def test_rules_are_joined_and_those_that_refer_to_it_follow(bench: Bench) -> None:
    banks, cities, others = (bench.segment(name) for name in ("Banks", "Cities", "Others"))
    for segment_id, rule in (
        (banks, 'industry is "bank"'),
        (cities, 'industry is "city"'),
        (others, 'not in segment "Cities"'),
    ):
        do(events.SetSegmentRule(**of(bench, segment_id), rule=rule), bench.cast.exa)
    told = preview(bench, banks, cities, name="Institutions")
    assert told.rule == 'industry is "bank"\nor industry is "city"'
    assert [(each.segment_name, each.after) for each in told.rules] == [
        ("Others", 'not in segment "Institutions"')
    ]
    assert told.aliases == ("Banks", "Cities")


def test_it_refuses_what_merging_refuses(bench: Bench) -> None:
    banks, cities, schools = (bench.segment(name) for name in ("Banks", "Cities", "Schools"))
    with pytest.raises(Invalid):
        preview(bench, banks)
    with pytest.raises(Invalid):
        preview(bench, banks, banks)
    with pytest.raises(Invalid):
        preview(bench, banks, cities, name="Schools")
    do(events.SetSegmentRule(**of(bench, banks), rule='in segment "Schools"'), bench.cast.exa)
    with pytest.raises(UnreadableRule):
        preview(bench, banks, schools)
    do(events.RetireSegment(**of(bench, cities)), bench.cast.fara)
    with pytest.raises(Changed):
        preview(bench, banks, cities)
    with pytest.raises(NotPermitted):
        queries.preview_merge(asked(bench, banks, schools), bench.cast.sol)


def test_it_costs_the_same_for_much_as_for_little(
    bench: Bench, django_assert_num_queries: Any
) -> None:
    banks, cities, schools = (bench.segment(name) for name in ("Banks", "Cities", "Schools"))
    bench.statement(cities, "Said")
    bench.comment("Really?", segment_id=schools)
    with django_assert_num_queries(QUERIES):
        preview(bench, banks, cities, schools)
    for number in range(6):
        bench.statement(cities, f"Said {number}")
        bench.comment("Really?", segment_id=schools)
    with django_assert_num_queries(QUERIES):
        preview(bench, banks, cities, schools)


QUERIES = 17
