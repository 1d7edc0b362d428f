"""Everybody's own words for a segment, kept with where they come from; the glossary."""

import pytest
from django.utils import translation

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


def add(bench: Bench, segment_id: str, text: str, *, by: str = "sol", **more: str) -> str:
    given = events.AddAlias(matrix_id=bench.id, segment_id=segment_id, text=text, **more)
    return actions.add_alias(given, actor=getattr(bench.cast, by))[0].alias_id


def rename(bench: Bench, segment_id: str, name: str) -> events.RenameSegment:
    given = events.RenameSegment(matrix_id=bench.id, segment_id=segment_id, name=name)
    actions.rename_segment(given, actor=bench.cast.fara)
    return given


def find(bench: Bench, word: str) -> list[tuple[str, str]]:
    found = queries.find(bench.id, word, bench.cast.vic)
    return [(each.segment_name, each.origin) for each in found]


def test_a_word_is_kept_with_its_origin_language_and_author(bench: Bench) -> None:
    cities = bench.segment("Cities")
    add(bench, cities, "  Die   Kommunen ", origin="Vertrieb Nord", language="de")
    (word,) = queries.aliases(bench.id, cities, bench.cast.vic)
    assert (word.word, word.origin, word.language) == ("Die Kommunen", "Vertrieb Nord", "de")
    assert (word.author_name, word.department, word.kind) == ("Sol", "Sales", "word")


def test_without_an_origin_it_comes_from_the_writers_department(bench: Bench) -> None:
    cities = bench.segment("Cities")
    add(bench, cities, "Towns", by="mika")
    assert find(bench, "towns") == [("Cities", "Marketing")]


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"text": "cities"}, "text"),
        ({"text": "Towns", "origin": "x" * 201}, "origin"),
        ({"text": "Towns", "language": "german"}, "language"),
    ],
)
def test_what_is_no_word_beside_the_name_is_refused(
    bench: Bench, odd: dict[str, str], field: str
) -> None:
    cities = bench.segment("Cities")
    with pytest.raises(Invalid) as refusal:
        add(bench, cities, **odd)
    assert refusal.value.field == field
    assert bench.words(cities) == []


def test_two_teams_may_bring_in_the_same_word_but_each_once(bench: Bench) -> None:
    cities = bench.segment("Cities")
    add(bench, cities, "Towns", origin="Sales")
    add(bench, cities, "towns", origin="Support")
    with pytest.raises(Invalid, match="is here already"):
        add(bench, cities, "TOWNS", origin="sales", by="mika")
    assert sorted(find(bench, "Towns")) == [("Cities", "Sales"), ("Cities", "Support")]


def test_a_word_for_two_segments_is_found_at_both_and_called_ambiguous(bench: Bench) -> None:
    cities, banks = bench.segment("Cities"), bench.segment("Banks")
    add(bench, cities, "Enterprise")
    add(bench, banks, "enterprise", origin="Support")
    assert find(bench, "ENTERPRISE") == [("Banks", "Support"), ("Cities", "Sales")]
    words = queries.find(bench.id, "enterprise", bench.cast.vic)
    assert [(each.ambiguous, each.also) for each in words] == [
        (True, ("Cities",)),
        (True, ("Banks",)),
    ]
    assert not queries.find(bench.id, "Cities", bench.cast.vic)[0].ambiguous


def test_another_segments_name_may_be_a_word_for_this_one(bench: Bench) -> None:
    cities = bench.segment("Cities")
    bench.segment("Banks")
    add(bench, cities, "Banks")
    found = queries.find(bench.id, "banks", bench.cast.vic)
    assert [(each.segment_name, each.is_name) for each in found] == [
        ("Banks", True),
        ("Cities", False),
    ]


def test_editing_changes_word_origin_and_language(bench: Bench) -> None:
    alias_id = add(bench, bench.segment("Cities"), "Towns")
    edit = {"matrix_id": bench.id, "alias_id": alias_id, "text": "Boroughs", "origin": "Support"}
    actions.edit_alias(events.EditAlias(**edit, language="en-GB"), actor=bench.cast.mika)
    assert find(bench, "boroughs") == [("Cities", "Support")]
    assert find(bench, "towns") == []
    same = events.EditAlias(**edit, language="en-GB")
    assert actions.edit_alias(same, actor=bench.cast.mika) == []


def test_a_removed_word_is_found_no_more_and_can_be_restored(bench: Bench) -> None:
    cities = bench.segment("Cities")
    alias_id = add(bench, cities, "Towns")
    about = {"matrix_id": bench.id, "alias_id": alias_id}
    do(events.RemoveAlias(**about), bench.cast.mika)
    assert find(bench, "Towns") == []
    with pytest.raises(Changed) as refusal:
        do(events.EditAlias(**about, text="Boroughs"), bench.cast.sol)
    assert refusal.value.data == {"by": "Mika", "yours": "Boroughs"}
    do(events.RestoreAlias(**about), bench.cast.sol)
    with pytest.raises(Changed, match="again already"):
        do(events.RestoreAlias(**about), bench.cast.mika)
    assert bench.words(cities) == ["Towns"]


def test_a_word_that_became_the_name_is_not_restored_beside_it(bench: Bench) -> None:
    cities = bench.segment("Cities")
    alias_id = add(bench, cities, "Towns")
    rename(bench, cities, "Towns")
    assert bench.words(cities) == ["Cities"]
    restore = events.RestoreAlias(matrix_id=bench.id, alias_id=alias_id)
    with pytest.raises(Invalid, match="is here already"):
        actions.restore_alias(restore, actor=bench.cast.sol)


def test_a_renamed_segment_keeps_its_name_and_undo_takes_it_back(bench: Bench) -> None:
    cities = bench.segment("Cities")
    given = rename(bench, cities, "Public bodies")
    assert find(bench, "cities") == [("Public bodies", "Earlier name")]
    fact = bench.last()
    assert (fact.earlier_name, list(fact.aliases.values())) == ("Cities", [True])
    bench.undo(given, bench.cast.fara)
    assert find(bench, "cities") == [("Cities", "")]
    assert bench.words(cities) == []


def test_a_segment_renamed_back_keeps_the_name_it_had_in_between(bench: Bench) -> None:
    cities = bench.segment("Cities")
    rename(bench, cities, "Towns")
    rename(bench, cities, "Cities")
    assert bench.words(cities) == ["Towns"]
    rename(bench, cities, "cities")  # the same to people
    assert bench.words(cities) == ["Towns"]


def test_what_it_was_called_is_kept_as_it_was(bench: Bench) -> None:
    cities = bench.segment("Cities")
    rename(bench, cities, "Public bodies")
    (word,) = queries.aliases(bench.id, cities, bench.cast.vic)
    edit = events.EditAlias(matrix_id=bench.id, alias_id=word.alias_id, text="Towns")
    with pytest.raises(Invalid, match="what it was called"):
        actions.edit_alias(edit, actor=bench.cast.sol)


def test_the_glossary_stands_in_the_readers_order_with_definitions(bench: Bench) -> None:
    cities = bench.segment("Öffentliche")
    bench.statement(cities, "Whoever answers to voters", key="definition")
    zoos = bench.segment("Zoos")
    add(bench, zoos, "offices")
    retired = bench.segment("Oboists")
    do(events.RetireSegment(matrix_id=bench.id, segment_id=retired), bench.cast.fara)

    def words(language: str) -> list[str]:
        with translation.override(language):
            return [each.word for each in queries.glossary(bench.id, bench.cast.vic)]

    assert words("en") == ["Oboists", "Öffentliche", "offices", "Zoos"]
    assert words("sv") == ["Oboists", "offices", "Zoos", "Öffentliche"]
    defined = {each.word: each for each in queries.glossary(bench.id, bench.cast.vic)}
    assert defined["Öffentliche"].definition == "Whoever answers to voters"
    assert defined["Oboists"].retired


def test_a_words_history_is_part_of_its_segments(bench: Bench) -> None:
    cities = bench.segment("Cities")
    add(bench, cities, "Towns")
    told = queries.segment_history(bench.id, cities, bench.cast.vic)
    assert [entry.fact.kind for entry in told] == ["AliasAdded", "SegmentAdded"]


def test_a_segment_for_which_somebody_brought_in_a_word_is_not_removed(bench: Bench) -> None:
    given = events.AddSegment(matrix_id=bench.id, name="Cities")
    cities = actions.add_segment(given, actor=bench.cast.fara)[0].segment_id
    add(bench, cities, "Towns")
    with pytest.raises(Changed, match="something in"):
        bench.undo(given, bench.cast.fara)
