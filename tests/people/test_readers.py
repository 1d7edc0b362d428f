"""Who only looks around is asked once who they are; who writes is asked when they write."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.people import actions, queries
from segmatrix.people.errors import NoSuchWorkspace, RoleNeeded
from segmatrix.people.events import ChangeRole
from segmatrix.people.models import Member
from segmatrix.people.terms import Permission, Role
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask
from tests.people.visiting import OURS, THEIRS, a_guest_link, come_in, guest

pytestmark = pytest.mark.django_db


def account(member_id: str):
    return Member.objects.get(pk=member_id).user


def test_a_reader_is_who_they_are_as_an_actor(cast: Cast) -> None:
    reader = queries.reader_for(account(cast.sol.member_id), HARBOURLIGHT)
    assert (reader.member_id, reader.name) == (cast.sol.member_id, cast.sol.name)
    assert queries.permissions(reader) == queries.permissions(cast.sol)


def test_what_a_reader_may_costs_nothing_to_ask_again(cast: Cast) -> None:
    reader = queries.reader_for(account(cast.vic.member_id), HARBOURLIGHT)
    with CaptureQueriesContext(connection) as asked:
        assert queries.may(reader, Permission.READ)
        with pytest.raises(RoleNeeded):
            queries.require(reader, Permission.SHAPE)
    assert not asked


def test_whoever_looks_at_a_matrix_is_known_in_the_workspace_as_well(cast: Cast) -> None:
    user = account(cast.sol.member_id)
    with CaptureQueriesContext(connection) as asked:
        for reader in (
            queries.reader_for(user, HARBOURLIGHT, matrix_id="a-matrix"),
            queries.looking(cast.sol, "a-matrix"),
        ):
            assert queries.permissions(reader) == queries.permissions(reader, "a-matrix")
    assert len(asked) == 3  # one look each, the second by two plain queries


def test_a_guest_is_nobody_in_the_workspace(cast: Cast) -> None:
    nora = guest(come_in(a_guest_link(cast).token))
    reader = queries.looking(nora, OURS)
    assert queries.is_guest(reader, OURS)
    with pytest.raises(NoSuchWorkspace):
        queries.role(reader)
    with pytest.raises(NoSuchWorkspace):
        queries.looking(nora, THEIRS)


def test_elsewhere_a_reader_is_asked_anew(cast: Cast) -> None:
    reader = queries.reader_for(account(cast.sol.member_id), HARBOURLIGHT)
    with CaptureQueriesContext(connection) as asked:
        queries.may(reader, Permission.READ, "another-matrix")
    assert len(asked) == 2  # who, and as what


def test_a_new_page_knows_a_new_role(cast: Cast) -> None:
    user = account(cast.sol.member_id)
    before = queries.reader_for(user, HARBOURLIGHT)
    given = ask(ChangeRole, member_id=cast.sol.member_id, role=Role.VIEWER)
    actions.change_role(given, actor=cast.exa)
    assert queries.role(before) == Role.CONTRIBUTOR
    assert queries.role(queries.reader_for(user, HARBOURLIGHT)) == Role.VIEWER


def test_nobody_looks_around_elsewhere(cast: Cast) -> None:
    with pytest.raises(NoSuchWorkspace):
        queries.reader_for(account(cast.otto.member_id), HARBOURLIGHT)
