import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import NotFound
from segmatrix.people import queries
from segmatrix.people.actions import remove_member, return_member
from segmatrix.people.errors import LastOwner, NoSuchMember, NoSuchWorkspace, RoleNeeded
from segmatrix.people.events import MemberRemoved, RemoveMember, ReturnMember
from segmatrix.people.terms import Permission, Role
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask


def test_the_workspace_is_gone_for_them_at_once(cast: Cast) -> None:
    facts = remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.exa)
    assert facts == [MemberRemoved(member_id=cast.sol.member_id, name="Sol")]
    with pytest.raises(NoSuchWorkspace):
        queries.may(cast.sol, Permission.READ)
    with pytest.raises(NoSuchWorkspace):
        queries.actor_for(cast.user("sol"), HARBOURLIGHT)
    assert queries.workspaces_of(cast.user("sol")) == []


def test_they_are_no_longer_listed(cast: Cast) -> None:
    remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.exa)
    assert "Sol" not in [each.name for each in queries.members(HARBOURLIGHT, cast.mika)]
    with pytest.raises(NoSuchMember):
        queries.member(cast.sol.member_id, cast.mika)


def test_undone_they_are_who_they_were(cast: Cast) -> None:
    given = ask(RemoveMember, member_id=cast.ana.member_id, operation_id="one")
    remove_member(given, actor=cast.exa)
    undo(f"workspace:{HARBOURLIGHT}", target="one", operation_id="two", actor=cast.exa)
    back = queries.member(cast.ana.member_id, cast.exa)
    assert (back.role, back.department, back.analyst) == (Role.CONTRIBUTOR, "Operations", True)


def test_one_may_leave(cast: Cast) -> None:
    remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.sol)
    assert queries.workspaces_of(cast.user("sol")) == []


def test_the_last_owner_may_not_leave(cast: Cast) -> None:
    with pytest.raises(LastOwner):
        remove_member(ask(RemoveMember, member_id=cast.exa.member_id), actor=cast.exa)


def test_a_facilitator_removes_nobody(cast: Cast) -> None:
    with pytest.raises(RoleNeeded):
        remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.fara)


def test_who_is_in_cannot_be_returned(cast: Cast) -> None:
    with pytest.raises(NoSuchMember):
        return_member(ask(ReturnMember, member_id=cast.sol.member_id), actor=cast.exa)


def test_otto_removes_nobody(cast: Cast) -> None:
    with pytest.raises(NotFound):
        remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.otto)
