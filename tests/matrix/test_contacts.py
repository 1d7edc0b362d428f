"""Naming whom to ask."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def add(bench: Bench, segment_id: str, key: str = "contacts", **who: str) -> str:
    given = events.AddContact(
        matrix_id=bench.id, segment_id=segment_id, dimension_id=bench.dimension[key], **who
    )
    return actions.add_contact(given, actor=bench.cast.sol)[0].contact_id


def names(bench: Bench, segment_id: str) -> list[tuple[str, str]]:
    return [(each.name, each.role) for each in bench.cell(segment_id, "contacts").contacts]


def test_a_member_comes_with_name_and_department(bench: Bench, banks: str) -> None:
    add(bench, banks, member_id=bench.cast.mika.member_id)
    assert names(bench, banks) == [("Mika", "Marketing")]


def test_anybody_else_comes_by_name(bench: Bench, banks: str) -> None:
    add(bench, banks, name="Ida Novak", role="science")
    assert names(bench, banks) == [("Ida Novak", "science")]


def test_nobody_is_listed_twice_or_without_a_name(bench: Bench, banks: str) -> None:
    add(bench, banks, member_id=bench.cast.mika.member_id)
    add(bench, banks, name="Ida")
    for odd in ({"member_id": bench.cast.mika.member_id}, {"name": "ida"}, {"name": " "}):
        with pytest.raises(Invalid):
            add(bench, banks, **odd)


def test_strangers_to_the_workspace_are_no_members(bench: Bench, banks: str) -> None:
    with pytest.raises(NotFound):
        add(bench, banks, member_id=bench.cast.otto.member_id)


def test_other_rows_list_nobody(bench: Bench, banks: str) -> None:
    with pytest.raises(Invalid) as refusal:
        add(bench, banks, key="goals", name="Ida")
    assert refusal.value.data["yours"]["name"] == "Ida"


def test_a_removed_contact_returns_to_its_place(bench: Bench, banks: str) -> None:
    add(bench, banks, name="Ida")
    ruth = add(bench, banks, name="Ruth")
    add(bench, banks, name="Leo")
    given = events.RemoveContact(matrix_id=bench.id, contact_id=ruth)
    actions.remove_contact(given, actor=bench.cast.pri)
    assert [name for name, _ in names(bench, banks)] == ["Ida", "Leo"]
    with pytest.raises(Changed, match="Pri"):
        actions.remove_contact(
            events.RemoveContact(matrix_id=bench.id, contact_id=ruth), actor=bench.cast.sol
        )
    bench.undo(given, bench.cast.pri)
    assert [name for name, _ in names(bench, banks)] == ["Ida", "Ruth", "Leo"]


def test_who_was_dismissed_is_known_until_that_is_taken_back(bench: Bench, banks: str) -> None:
    where = (banks, bench.dimension["contacts"], bench.cast.mika.member_id)
    names = ("segment_id", "dimension_id", "member_id")
    given = events.DismissContact(matrix_id=bench.id, **dict(zip(names, where, strict=True)))
    actions.dismiss_contact(given, actor=bench.cast.sol)
    assert queries.dismissed_contacts(bench.id, bench.cast.vic) == {where}
    again = events.DismissContact(matrix_id=bench.id, **dict(zip(names, where, strict=True)))
    with pytest.raises(Changed, match="Sol"):
        actions.dismiss_contact(again, actor=bench.cast.pri)
    bench.undo(given, bench.cast.sol)
    assert queries.dismissed_contacts(bench.id, bench.cast.vic) == frozenset()


def test_who_is_listed_cannot_be_dismissed(bench: Bench, banks: str) -> None:
    add(bench, banks, member_id=bench.cast.mika.member_id)
    with pytest.raises(Invalid):
        actions.dismiss_contact(
            events.DismissContact(
                matrix_id=bench.id,
                segment_id=banks,
                dimension_id=bench.dimension["contacts"],
                member_id=bench.cast.mika.member_id,
            ),
            actor=bench.cast.sol,
        )


def test_authors_are_those_whose_statements_stand(bench: Bench, banks: str) -> None:
    bench.say(banks, "Grow", by=bench.cast.mika)
    bench.say(banks, "A quiet audit", key="outcomes", by=bench.cast.pri)
    gone = bench.statement(banks, "Shrink", by=bench.cast.sol)
    actions.remove_statement(
        events.RemoveStatement(matrix_id=bench.id, statement_id=gone), actor=bench.cast.sol
    )
    cast = bench.cast
    assert queries.authors(bench.id, banks, cast.vic) == {cast.mika.member_id, cast.pri.member_id}
