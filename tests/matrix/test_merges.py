"""Several segments become one with all that is in them, and stand for themselves again."""

from typing import Any

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.errors import UnreadableRule
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


def merge(
    bench: Bench, into: str, *segment_ids: str, by: str = "fara", **more: str
) -> events.MergeSegments:
    given = events.MergeSegments(
        matrix_id=bench.id, into=into, segment_ids=list(segment_ids), **more
    )
    actions.merge_segments(given, actor=getattr(bench.cast, by))
    return given


def two(bench: Bench) -> tuple[str, str]:
    return bench.segment("Banks"), bench.segment("Cities")


def of(bench: Bench, segment_id: str, key: str = "") -> dict[str, Any]:
    """Where something of a segment is, as the fields of an input."""
    place = {"matrix_id": bench.id, "segment_id": segment_id}
    return place | ({"dimension_id": bench.dimension[key]} if key else {})


def rule(bench: Bench, segment_id: str) -> str:
    return queries.segment(bench.id, segment_id, bench.cast.fara).rule


def set_rule(bench: Bench, segment_id: str, text: str) -> None:
    do(events.SetSegmentRule(**of(bench, segment_id), rule=text), bench.cast.exa)


def places(bench: Bench) -> list[tuple[str, str, int, int]]:
    names = {each.id: each.name for each in bench.table.segments}
    return [
        (each.member_name, names[each.segment_id], each.x, each.y) for each in bench.map.placements
    ]


# --- what goes along ------------------------------------------------------------------------------


def test_statements_follow_those_that_are_there_with_their_authors(bench: Bench) -> None:
    banks, cities = two(bench)
    bench.statement(banks, "Prove figures")
    bench.statement(cities, "Save money", by=bench.cast.mika)
    gone = bench.statement(cities, "Vote", by=bench.cast.mika)
    do(events.RemoveStatement(matrix_id=bench.id, statement_id=gone), bench.cast.mika)
    merge(bench, banks, cities)
    assert bench.names() == ["Banks"]
    said = bench.cell(banks, "goals").statements
    assert [(each.text, each.author_name) for each in said] == [
        ("Prove figures", "Sol"),
        ("Save money", "Mika"),
    ]
    do(events.RestoreStatement(matrix_id=bench.id, statement_id=gone), bench.cast.mika)
    assert set(bench.texts(banks)) == {"Prove figures", "Save money", "Vote"}


def test_a_second_text_for_one_cell_is_kept_as_a_variant_by_its_author(bench: Bench) -> None:
    banks, cities = two(bench)
    bench.statement(banks, "Whoever lends", key="definition")
    text = bench.statement(cities, "Whoever governs", key="definition", by=bench.cast.mika)
    thread = bench.comment("Really?", statement_id=text).thread_id
    given = merge(bench, banks, cities)
    (statement,) = bench.cell(banks, "definition").statements
    assert statement.text == "Whoever lends"
    assert [(each.text, each.author_name) for each in statement.variants] == [
        ("Whoever governs", "Mika")
    ]
    assert bench.thread(thread).anchor.statement_id == statement.id
    assert queries.current_statement(text) == statement.id

    bench.undo(given, bench.cast.fara)
    assert bench.cell(banks, "definition").statements[0].variants == ()
    assert bench.texts(cities, "definition") == ["Whoever governs"]
    assert bench.thread(thread).anchor.statement_id == text
    assert queries.current_statement(text) == text


def test_the_same_text_is_no_variant_and_a_text_for_an_empty_cell_moves(bench: Bench) -> None:
    banks, cities = two(bench)
    schools = bench.segment("Schools")
    bench.statement(cities, "Whoever governs", key="definition")
    bench.statement(schools, "Whoever governs", key="definition")
    merge(bench, banks, cities, schools)
    (statement,) = bench.cell(banks, "definition").statements
    assert (statement.text, statement.variants) == ("Whoever governs", ())


def test_a_number_and_an_answer_fill_an_empty_cell_and_else_wait_with_the_merged_one(
    bench: Bench,
) -> None:
    banks, cities = two(bench)
    schools = bench.segment("Schools")
    do(events.StateMeasure(**of(bench, cities, "size"), low=40), bench.cast.sol)
    do(events.StateMeasure(**of(bench, schools, "size"), low=7), bench.cast.sol)
    do(events.AnswerNotKnownYet(**of(bench, cities, "pains"), owner="Ida"), bench.cast.sol)
    given = merge(bench, banks, cities, schools)
    assert bench.cell(banks, "size").stated.low == 40
    assert bench.cell(banks, "pains").not_known_yet.owner == "Ida"
    bench.undo(given, bench.cast.fara)
    assert bench.cell(banks, "size").empty
    assert bench.cell(cities, "size").stated.low == 40
    assert bench.cell(schools, "size").stated.low == 7


def test_contacts_are_joined_each_person_once(bench: Bench) -> None:
    banks, cities = two(bench)
    for segment_id, names in ((banks, ("Ida", "Ben")), (cities, ("Cem", "ida"))):
        for name in names:
            do(events.AddContact(**of(bench, segment_id, "contacts"), name=name), bench.cast.sol)
    given = merge(bench, banks, cities)
    listed = bench.cell(banks, "contacts").contacts
    assert [(each.name, each.position) for each in listed] == [("Ida", 0), ("Ben", 1), ("Cem", 2)]
    bench.undo(given, bench.cast.fara)
    assert [each.name for each in bench.cell(cities, "contacts").contacts] == ["Cem", "ida"]


def test_whom_nobody_need_suggest_goes_along_but_whoever_was_considered_again_there(
    bench: Bench,
) -> None:
    banks, cities = two(bench)
    mika, pri = bench.cast.mika.member_id, bench.cast.pri.member_id

    def dismissed() -> list[tuple[str, str]]:
        found = queries.dismissed_contacts(bench.id, bench.cast.vic)
        return sorted((segment_id, who) for segment_id, _row, who in found)

    for segment_id, who in ((cities, mika), (cities, pri), (banks, pri)):
        given = events.DismissContact(**of(bench, segment_id, "contacts"), member_id=who)
        do(given, bench.cast.sol)
    do(
        events.ReconsiderContact(**of(bench, banks, "contacts"), member_id=pri),
        bench.cast.sol,
    )
    before = dismissed()
    given = merge(bench, banks, cities)
    assert dismissed() == sorted([(banks, mika), (cities, pri)])
    bench.undo(given, bench.cast.fara)
    assert dismissed() == before


def test_who_placed_both_keeps_the_one_on_the_kept_segment(bench: Bench) -> None:
    banks, cities = two(bench)
    for segment_id, x, who in ((banks, 2, "sol"), (cities, 8, "sol"), (cities, 5, "mika")):
        do(events.PlaceSegment(**of(bench, segment_id), x=x, y=x), getattr(bench.cast, who))
    given = merge(bench, banks, cities)
    assert places(bench) == [("Mika", "Banks", 5, 5), ("Sol", "Banks", 2, 2)]
    bench.undo(given, bench.cast.fara)
    assert sorted(places(bench)) == [
        ("Mika", "Cities", 5, 5),
        ("Sol", "Banks", 2, 2),
        ("Sol", "Cities", 8, 8),
    ]


def test_an_agreed_placement_goes_along_where_there_is_none(bench: Bench) -> None:
    banks, cities = two(bench)
    do(events.AgreePlacement(**of(bench, cities), x=3, y=9), bench.cast.fara)
    given = merge(bench, banks, cities)
    assert [(each.segment_id, each.x) for each in bench.map.agreed] == [(banks, 3)]
    bench.undo(given, bench.cast.fara)
    assert [(each.segment_id, each.x) for each in bench.map.agreed] == [(cities, 3)]


def test_every_thread_goes_along_and_returns_with_later_comments(bench: Bench) -> None:
    banks, cities = two(bench)
    said = bench.statement(cities, "Save money")
    do(events.PlaceSegment(**of(bench, cities), x=5, y=5), bench.cast.mika)
    anchors = (
        {"segment_id": cities},
        {"segment_id": cities, "dimension_id": bench.dimension["jobs"]},
        {"segment_id": cities, "placed_by": bench.cast.mika.member_id},
        {"statement_id": said},
    )
    threads = [bench.comment("Why?", **anchor).thread_id for anchor in anchors]
    given = merge(bench, banks, cities)
    for thread in threads:
        assert bench.thread(thread).anchor.segment_id in (banks, "")
        bench.reply(thread, "Because", by=bench.cast.mika)
    assert [
        each.id
        for each in queries.threads_on(bench.id, queries.Anchor(statement_id=said), bench.cast.vic)
    ] == [threads[-1]]
    bench.undo(given, bench.cast.fara)
    for thread in threads:
        assert bench.thread(thread).anchor.segment_id in (cities, "")
        assert [each.text for each in bench.thread(thread).comments] == ["Why?", "Because"]


def test_names_and_words_become_words_for_the_whole(bench: Bench) -> None:
    banks, cities = two(bench)
    do(events.AddAlias(**of(bench, cities), text="Towns"), bench.cast.sol)
    do(events.AddAlias(**of(bench, cities), text="Everybody"), bench.cast.sol)
    given = merge(bench, banks, cities, name="Everybody")
    assert bench.names() == ["Everybody"]
    origins = {each.word: each.origin for each in queries.aliases(bench.id, banks, bench.cast.vic)}
    assert origins == {
        "Banks": "Earlier name",
        "Cities": "Name of a segment merged into this one",
        "Towns": "Sales",
    }
    bench.undo(given, bench.cast.fara)
    assert bench.names() == ["Banks", "Cities"]
    assert (bench.words(banks), bench.words(cities)) == ([], ["Everybody", "Towns"])


def test_the_whole_may_take_the_name_of_a_part(bench: Bench) -> None:
    banks, cities = two(bench)
    given = merge(bench, banks, cities, name="cities")
    assert (bench.names(), bench.words(banks)) == (["cities"], ["Banks"])
    bench.undo(given, bench.cast.fara)
    assert bench.names() == ["Banks", "Cities"]


# --- rules ----------------------------------------------------------------------------------------


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


# --- refusals -------------------------------------------------------------------------------------


def test_odd_merges_are_refused(bench: Bench) -> None:
    banks, cities = two(bench)
    bench.segment("Schools")
    for into, ids, name in (
        (banks, [], ""),
        (banks, [cities, banks], ""),
        (banks, [cities], "schools"),
        (banks, [cities], "x" * 201),
    ):
        with pytest.raises(Invalid):
            merge(bench, into, *ids, name=name)
    do(events.RetireSegment(**of(bench, cities)), bench.cast.exa)
    with pytest.raises(Changed, match="Exa took"):
        merge(bench, banks, cities)


def test_a_merged_segment_says_where_it_went(bench: Bench) -> None:
    banks, cities = two(bench)
    merge(bench, banks, cities)
    for given in (
        events.RetireSegment(**of(bench, cities)),
        events.RestoreSegment(**of(bench, cities)),
        events.RenameSegment(**of(bench, cities), name="Towns"),
        events.AddStatement(**of(bench, cities, "goals"), text="Save money"),
    ):
        with pytest.raises(Changed, match="“Cities” is part of “Banks” now") as refusal:
            do(given, bench.cast.exa)
        assert refusal.value.data["by"] == "Fara"
        assert refusal.value.data["kept"] == banks
        assert refusal.value.hint
    assert refusal.value.data["yours"] == "Save money"


# --- taken back -----------------------------------------------------------------------------------


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
