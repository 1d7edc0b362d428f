"""Several segments become one with all that is in them."""

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import events, queries
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.matrix.merging import merge, of, places, two


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
