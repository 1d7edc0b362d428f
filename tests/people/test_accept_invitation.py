from datetime import datetime, timedelta

import pytest

from segmatrix.base import clock
from segmatrix.base.errors import Invalid
from segmatrix.people import queries
from segmatrix.people.actions import accept_invitation, invite_member, remove_member
from segmatrix.people.errors import InvitationNotUsable
from segmatrix.people.events import AcceptInvitation, InviteMember, MemberJoined, RemoveMember
from segmatrix.people.joining import newcomer
from segmatrix.people.models import User
from segmatrix.people.terms import Role
from tests.cast import HARBOURLIGHT, Cast, code_of
from tests.people.asking import ask


@pytest.fixture
def nora(db: None) -> User:
    return User.objects.create_user("nora@harbourlight.test", "a long password")


def link(cast: Cast, *, role: str = "contributor", department: str = "") -> str:
    given = ask(InviteMember, role=role, department=department, days=7)
    (invited,) = invite_member(given, actor=cast.exa)
    return code_of(invited, cast.exa)


def accept(user: User, code: str, *, name: str = "Nora", department: str = "Support") -> list:
    given = ask(AcceptInvitation, code=code, user_id=user.pk, name=name, department=department)
    who = newcomer(HARBOURLIGHT, user.pk, name=name, department=department)
    return accept_invitation(given, actor=who)


def test_one_is_in_with_the_links_role(cast: Cast, nora: User) -> None:
    (joined,) = accept(nora, link(cast, role="viewer"))
    actor = queries.actor_for(nora, HARBOURLIGHT)
    assert joined == MemberJoined(
        member_id=actor.member_id, name="Nora", department="Support", role="viewer"
    )
    assert queries.role(actor) is Role.VIEWER
    assert [each.name for each in queries.workspaces_of(nora)] == ["Harbourlight Data"]


def test_colleagues_see_the_newcomer(cast: Cast, nora: User) -> None:
    accept(nora, link(cast))
    names = [member.name for member in queries.members(HARBOURLIGHT, cast.sol)]
    assert names == ["Ana", "Exa", "Fara", "Mika", "Nora", "Pri", "Sol", "Vic"]


def test_the_links_department_stands_in_for_ones_own(cast: Cast, nora: User) -> None:
    accept(nora, link(cast, department="Operations"), department="")
    assert queries.actor_for(nora, HARBOURLIGHT).department == "Operations"


def test_a_department_is_known_whatever_its_capitals(cast: Cast, nora: User) -> None:
    accept(nora, link(cast), department="sales")
    assert queries.actor_for(nora, HARBOURLIGHT).department == "Sales"
    assert queries.departments(HARBOURLIGHT, cast.sol).count("Sales") == 1


def test_a_link_admits_several(cast: Cast, nora: User) -> None:
    code = link(cast)
    accept(nora, code)
    bo = User.objects.create_user("bo@harbourlight.test", "a long password")
    accept(bo, code, name="Bo")
    assert len(queries.members(HARBOURLIGHT, cast.exa)) == 9


def test_who_is_in_is_told_so(cast: Cast) -> None:
    with pytest.raises(Invalid, match="already"):
        accept(cast.user("sol"), link(cast, role="owner"), name="Sol")
    assert queries.role(cast.sol) is Role.CONTRIBUTOR


def test_who_was_removed_comes_back_as_who_they_were(cast: Cast) -> None:
    remove_member(ask(RemoveMember, member_id=cast.ana.member_id), actor=cast.exa)
    accept(cast.user("ana"), link(cast, role="viewer"), name="Ana")
    back = queries.actor_for(cast.user("ana"), HARBOURLIGHT)
    assert back.member_id == cast.ana.member_id
    assert queries.member(back.member_id, back).role is Role.VIEWER
    assert not queries.member(back.member_id, back).analyst


def test_an_expired_link_is_refused(cast: Cast, nora: User, noon: datetime) -> None:
    code = link(cast)
    with clock.at(noon + timedelta(days=7)), pytest.raises(InvitationNotUsable, match="expired"):
        accept(nora, code)


def test_an_unknown_link_is_refused(cast: Cast, nora: User) -> None:
    with pytest.raises(InvitationNotUsable, match="does not exist"):
        accept(nora, "made-up")


def test_a_link_does_not_open_another_workspace(cast: Cast, nora: User) -> None:
    code = link(cast)
    elsewhere = cast.otto.workspace_id
    given = AcceptInvitation(
        workspace_id=elsewhere, code=code, user_id=nora.pk, name="Nora", department=""
    )
    with pytest.raises(InvitationNotUsable):
        accept_invitation(given, actor=newcomer(elsewhere, nora.pk, name="Nora", department=""))


def test_who_was_removed_does_not_walk_back_in_by_a_link_from_before(cast: Cast) -> None:
    old = link(cast)
    remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.exa)
    with pytest.raises(InvitationNotUsable, match="before you left"):
        queries.invitation(old, user_id=cast.user("sol").pk)
    with pytest.raises(InvitationNotUsable, match="before you left"):
        accept(cast.user("sol"), old, name="Sol")
    assert queries.workspaces_of(cast.user("sol")) == []


def test_for_others_that_link_still_works(cast: Cast, nora: User) -> None:
    old = link(cast)
    remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.exa)
    accept(nora, old)
    assert queries.actor_for(nora, HARBOURLIGHT).name == "Nora"
