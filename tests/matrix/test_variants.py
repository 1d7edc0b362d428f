"""Two texts for one statement at once: both are kept until somebody picks."""

import pytest

from segmatrix.base.errors import Changed
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


@pytest.fixture
def statement_id(bench: Bench) -> str:
    """A statement that Sol and Mika have just worded at once, over the same text."""
    made = bench.statement(bench.segment("Banks"), "Prove figures")
    for who, text in (("sol", "Prove every figure"), ("mika", "Show sources")):
        edit(bench, made, text, by=who)
    return made


def edit(bench: Bench, statement_id: str, text: str, *, by: str, version: int = 1) -> list:
    given = events.EditStatement(
        matrix_id=bench.id, statement_id=statement_id, text=text, version=version
    )
    return actions.edit_statement(given, actor=getattr(bench.cast, by))


def pick(bench: Bench, statement_id: str, variant_id: str, seen: list[str]) -> events.PickVariant:
    given = events.PickVariant(
        matrix_id=bench.id, statement_id=statement_id, variant_id=variant_id, seen=seen
    )
    actions.pick_variant(given, actor=bench.cast.pri)
    return given


def read(bench: Bench, statement_id: str) -> queries.StatementView:
    return queries.statement(bench.id, statement_id, bench.cast.vic)


def test_the_first_stands_and_the_second_is_beside_it(bench: Bench, statement_id: str) -> None:
    said = read(bench, statement_id)
    assert said.text == "Prove every figure"
    assert [(each.text, each.author_name) for each in said.variants] == [("Show sources", "Mika")]
    assert isinstance(bench.last(), events.StatementVariantKept)


def test_the_same_text_twice_is_one_variant(bench: Bench, statement_id: str) -> None:
    assert edit(bench, statement_id, "Show sources", by="mika") == []
    assert edit(bench, statement_id, "Prove every figure", by="mika") == []
    assert len(read(bench, statement_id).variants) == 1


def test_picking_the_variant_settles_it(bench: Bench, statement_id: str) -> None:
    variant = read(bench, statement_id).variants[0].id
    given = pick(bench, statement_id, variant, [variant])
    said = read(bench, statement_id)
    assert (said.text, said.variants, said.author_name) == ("Show sources", (), "Sol")
    bench.undo(given, bench.cast.pri)
    said = read(bench, statement_id)
    assert (said.text, [each.id for each in said.variants]) == ("Prove every figure", [variant])


def test_keeping_the_standing_text_settles_it_too(bench: Bench, statement_id: str) -> None:
    variant = read(bench, statement_id).variants[0].id
    pick(bench, statement_id, "", [variant])
    said = read(bench, statement_id)
    assert (said.text, said.variants) == ("Prove every figure", ())


def test_a_text_that_the_picker_did_not_see_stays_open(bench: Bench, statement_id: str) -> None:
    seen = [each.id for each in read(bench, statement_id).variants]
    edit(bench, statement_id, "Cite the method", by="exa")
    pick(bench, statement_id, seen[0], seen)
    said = read(bench, statement_id)
    assert (said.text, [each.text for each in said.variants]) == (
        "Show sources",
        ["Cite the method"],
    )


def test_what_is_settled_is_not_settled_again(bench: Bench, statement_id: str) -> None:
    variant = read(bench, statement_id).variants[0].id
    pick(bench, statement_id, variant, [])
    with pytest.raises(Changed, match="Pri"):
        pick(bench, statement_id, variant, [])
    with pytest.raises(Changed):
        pick(bench, statement_id, "", [])


def test_its_writer_can_take_the_variant_back(bench: Bench) -> None:
    made = bench.statement(bench.segment("Banks"), "Prove figures")
    edit(bench, made, "Prove every figure", by="sol")
    given = events.EditStatement(
        matrix_id=bench.id, statement_id=made, text="Show sources", version=1
    )
    actions.edit_statement(given, actor=bench.cast.mika)
    version = read(bench, made).version
    bench.undo(given, bench.cast.mika)
    said = read(bench, made)
    assert (said.text, said.variants, said.version) == ("Prove every figure", (), version)


def test_two_texts_for_one_empty_text_cell_are_both_kept(bench: Bench) -> None:
    banks = bench.segment("Banks")
    first = bench.statement(banks, "Teams who price risk", key="definition", by=bench.cast.sol)
    bench.statement(banks, "Insurers", key="definition", by=bench.cast.mika)
    cell = bench.cell(banks, "definition")
    assert [each.id for each in cell.statements] == [first]
    assert [each.text for each in cell.statements[0].variants] == ["Insurers"]
