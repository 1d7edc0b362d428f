"""members: customers one by one, for those alone who may work with customer data."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.people.terms import Permission
from segmatrix.studies.errors import NotCounted
from segmatrix.studies.queries import MembersView, Part, Where, members
from segmatrix.studies.terms import MEMBERSHIPS_KEPT
from tests.cast import COLLEAGUES, who_may

EVERYBODY = Part()


@pytest.fixture
def pro(counted) -> str:
    return counted.segment("Pro", 'plan is "pro"')


@pytest.fixture
def large(counted, pro, work) -> str:
    segment_id = counted.segment("Large", "seats > 10")
    work()
    return segment_id


@pytest.fixture
def ask(cast, counted, large):
    """Ask for members of the segments Pro and Large, as Ana."""

    def ask(part: Part = EVERYBODY, **more: object) -> MembersView:
        return members(counted.id, cast.ana, part, **more)

    return ask


def ids(found) -> list[str]:
    return [member.id for member in found.members]


def test_everybody_is_there_with_segments_and_what_is_not_certain(ask, pro, large) -> None:
    found = ask()
    assert (ids(found), found.total, found.universe) == (["u1", "u2", "u3", "u4"], 4, 4)
    assert [member.segments for member in found.members] == [(pro,), (), (pro, large), (large,)]
    assert [member.unsure for member in found.members] == [(), (large,), (), (pro,)]


def test_columns_are_traits_of_the_data(ask) -> None:
    found = ask(columns=("seats", "plan", "nonsense"))
    assert (found.traits, found.columns) == (("plan", "seats", "account_id"), ("seats", "plan"))
    assert [member.traits for member in found.members][:2] == [(5, "pro"), (None, "basic")]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where.EVERYONE, ["u1", "u2", "u3", "u4"]),
        (Where.NONE, ["u2"]),
        (Where.ONE, ["u1", "u4"]),
        (Where.SEVERAL, ["u3"]),
    ],
)
def test_a_part_is_those_in_so_many_segments(ask, where, expected) -> None:
    assert ids(ask(Part(where))) == expected


def test_a_part_is_a_segment_or_an_exact_combination(ask, pro, large) -> None:
    assert ids(ask(Part(Where.SEGMENT, (pro,)))) == ["u1", "u3"]
    assert ids(ask(Part(Where.EXACTLY, (pro,)))) == ["u1"]
    assert ids(ask(Part(Where.EXACTLY, (large, pro)))) == ["u3"]


def test_those_who_cannot_be_told_are_in_or_out(ask, pro) -> None:
    assert ids(ask(Part(Where.SEGMENT, (pro,), unsure=True))) == ["u4"]
    assert ids(ask(Part(unsure=True))) == ["u2", "u4"]
    assert ids(ask(Part(Where.NONE, unsure=True))) == ["u2"]


@pytest.mark.parametrize(("search", "expected"), [("U3", ["u3"]), ("BAS", ["u2"]), ("%", [])])
def test_a_search_finds_ids_and_texts_in_any_case(ask, search, expected) -> None:
    assert ids(ask(search=search)) == expected


def test_it_comes_in_pages(ask) -> None:
    found = ask(offset=2, limit=1)
    assert (ids(found), found.total) == (["u3"], 4)


def test_a_page_takes_the_same_number_of_queries_whatever_it_shows(ask, pro) -> None:
    def queries(part: Part, **more: object) -> int:
        with CaptureQueriesContext(connection) as asked:
            ask(part, **more)
        return len(asked)

    assert queries(Part(), limit=1) == queries(Part(Where.SEGMENT, (pro,)), search="u", limit=50)


def test_who_may_not_work_with_customer_data_sees_nobody(cast, counted, large) -> None:
    for part in COLLEAGUES:
        actor = getattr(cast, part.key)
        if part.key in who_may(Permission.DATA):
            assert members(counted.id, actor, Part()).total == 4
        else:
            with pytest.raises(NotPermitted):
                members(counted.id, actor, Part())
    with pytest.raises(NotFound):
        members(counted.id, cast.otto, Part())


def test_a_segment_that_is_not_counted_yet_says_so(counted, ask) -> None:
    new = counted.segment("New", "everyone")
    with pytest.raises(NotCounted):
        ask(Part(Where.SEGMENT, (new,)))
    with pytest.raises(NotFound):
        ask(Part(Where.SEGMENT, (new_id(),)))


def test_before_anything_is_counted_there_is_nobody_to_show(cast, counted) -> None:
    with pytest.raises(NotCounted):
        members(counted.id, cast.ana, Part())


def test_accounts_are_members_where_the_matrix_speaks_of_them(cast, counted, work) -> None:
    from segmatrix.matrix import actions, events

    counted.segment("Everyone", "everyone")
    counted.do(actions.set_unit, events.SetUnit, unit="account")
    people = "user_id,account_id\nu1,a1\nu2,a2\n"
    accounts = "account_id,industry\na1,banking\n"
    counted.choose(counted.bring({"people.csv": people, "accounts.csv": accounts}))
    work()
    found = members(counted.id, cast.ana, Part(), columns=("industry",))
    assert [(each.id, each.traits) for each in found.members] == [
        ("a1", ("banking",)),
        ("a2", (None,)),
    ]


def test_of_older_snapshots_it_is_forgotten_who_was_in_what(
    cast, counted, home: Path, work
) -> None:
    pro = counted.segment("Pro", "everyone")
    work()
    for number in range(MEMBERSHIPS_KEPT + 2):
        counted.rule(pro, f"seats > {number}")
        work()
    kept = list((home / "memberships" / counted.id).iterdir())
    assert len(kept) == MEMBERSHIPS_KEPT + 1, "and the one roster that all of them share"
    assert members(counted.id, cast.ana, Part(Where.SEGMENT, (pro,))).total == 2


def test_traits_may_be_called_strangely(cast, counted, work) -> None:
    counted.segment("Everyone", "everyone")
    text = "user_id,file_row_number,in:x,id\nu1,Harbour,b,c\n"
    counted.choose(counted.bring({"people.csv": text}))
    work()
    found = members(counted.id, cast.ana, EVERYBODY, search="harbour")
    assert ids(found) == ["u1"]
