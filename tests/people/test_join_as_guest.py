from datetime import datetime, timedelta

import pytest

from segmatrix.base import clock
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.people import actions, events, queries
from segmatrix.people.errors import LinkOver, NoSuchLink, NoSuchWorkspace, RoleNeeded, WrongPassword
from segmatrix.people.joining import newcomer
from segmatrix.people.models import Member, User
from segmatrix.people.terms import Permission, Role
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast, code_of
from tests.people.asking import ask
from tests.people.visiting import (
    OURS,
    THEIRS,
    a_guest_link,
    a_personal_link,
    come_in,
    guest,
    revoke,
)


def test_one_is_in_with_the_links_role_and_marked_as_a_guest(cast: Cast) -> None:
    joined = come_in(a_guest_link(cast, role="viewer").token)
    actor = guest(joined)
    assert (actor.name, actor.department) == ("Nora (guest)", "Support")
    assert queries.role(actor, OURS) is Role.VIEWER
    assert not queries.may(actor, Permission.COMMENT, OURS)


def test_the_department_of_the_link_is_everybodys(cast: Cast) -> None:
    joined = come_in(a_guest_link(cast, department="Sales").token, department="Leadership")
    assert guest(joined).department == "Sales"


def test_a_guest_is_nobody_in_another_matrix_and_in_the_workspace(cast: Cast) -> None:
    actor = guest(come_in(a_guest_link(cast).token))
    for matrix_id in (None, THEIRS, ""):
        with pytest.raises(NoSuchWorkspace):
            queries.permissions(actor, matrix_id)
    for asked in (queries.members, queries.workspace, queries.departments):
        with pytest.raises(NoSuchWorkspace):
            asked(HARBOURLIGHT, actor)
    with pytest.raises(NotFound):
        queries.member(cast.sol.member_id, actor)
    user = queries.account_of_guest(actor.member_id)
    assert queries.workspaces_of(user) == []
    with pytest.raises(NoSuchWorkspace):
        queries.actor_for(user, HARBOURLIGHT)


def test_a_guest_leads_nothing_and_has_no_customer_data(cast: Cast) -> None:
    actor = guest(come_in(a_guest_link(cast).token))
    assert queries.permissions(actor, OURS) == {
        Permission.READ,
        Permission.COMMENT,
        Permission.EDIT_CELLS,
    }
    with pytest.raises(RoleNeeded):
        queries.links(OURS, actor)


def test_guests_and_colleagues_know_each_other_without_addresses(cast: Cast) -> None:
    actor = guest(come_in(a_guest_link(cast).token))
    seen = queries.participants(OURS, actor)
    assert "Nora (guest)" in [each.name for each in seen]
    assert {each.email for each in seen} == {""}
    assert "Nora (guest)" in [each.name for each in queries.participants(OURS, cast.sol)]
    assert "Nora (guest)" not in [each.name for each in queries.participants(THEIRS, cast.sol)]
    assert "Nora (guest)" not in [each.name for each in queries.members(HARBOURLIGHT, cast.exa)]
    (nora,) = [each for each in queries.participants(OURS, cast.exa) if each.guest]
    assert nora.email == ""


def test_two_of_one_name_are_told_apart(cast: Cast) -> None:
    link = a_guest_link(cast)
    names = [come_in(link.token, name=name).name for name in ("Nora", "nora", " Nora  ")]
    assert names == ["Nora (guest)", "nora (guest 2)", "Nora (guest 3)"]


def test_nobody_passes_for_a_colleague(cast: Cast) -> None:
    joined = come_in(a_guest_link(cast).token, name="Exa", department="Leadership")
    assert joined.name == "Exa (guest)"
    assert guest(joined).member_id != cast.exa.member_id


def test_sent_twice_it_is_one_guest(cast: Cast) -> None:
    link = a_guest_link(cast)
    first, second = (come_in(link.token, operation_id="once") for _ in range(2))
    assert first == second
    assert queries.link(link.id, cast.fara).guests == ("Nora (guest)",)


def test_a_link_with_a_password_wants_its_key(cast: Cast) -> None:
    link = a_guest_link(cast, password="fog horn")
    other = a_guest_link(cast, password="fog horn")
    with pytest.raises(WrongPassword):
        queries.unlock(link.token, "fog")
    for key in ("", queries.unlock(other.token, "fog horn")):
        with pytest.raises(WrongPassword):
            come_in(link.token, key=key)
    assert come_in(link.token, key=queries.unlock(link.token, "fog horn"))


@pytest.mark.parametrize("address", ["", "nora", "nora@elsewhere.test", "a@b.harbourlight.test"])
def test_an_address_of_another_domain_is_refused(cast: Cast, address: str) -> None:
    link = a_guest_link(cast, domains=["harbourlight.test", "@Sister.example"])
    with pytest.raises(Invalid):
        come_in(link.token, address=address)
    assert come_in(link.token, address="nora@HARBOURLIGHT.test")
    assert come_in(link.token, address="nora@sister.example")


def test_a_link_that_ended_between_page_and_post_lets_nobody_in(cast: Cast, noon: datetime) -> None:
    link = a_guest_link(cast)
    with clock.at(noon + timedelta(days=7)), pytest.raises(LinkOver, match="run out"):
        come_in(link.token)
    revoke(cast, link)
    with pytest.raises(LinkOver, match="revoked"):
        come_in(link.token)
    assert not Member.objects.filter(guest=True).exists()


def test_a_personal_link_lets_nobody_else_in(cast: Cast) -> None:
    with pytest.raises(NoSuchLink):
        come_in(a_personal_link(cast).token)


def test_a_link_of_one_workspace_lets_nobody_into_another(cast: Cast) -> None:
    link = a_guest_link(cast)
    given = events.JoinAsGuest(
        workspace_id=ELSEWHERE, token=link.token, name="Nora", department="", operation_id="once"
    )
    who = queries.newcomer(ELSEWHERE, user_id=None, operation_id="once", name="Nora", department="")
    with pytest.raises(NoSuchLink):
        actions.join_as_guest(given, actor=who)


def test_a_member_stays_a_member(cast: Cast) -> None:
    with pytest.raises(Invalid, match="already"):
        come_in(a_guest_link(cast).token, user=cast.user("vic"))
    assert queries.role(cast.vic) is Role.VIEWER


def test_otto_comes_as_himself_and_sees_that_matrix_only(cast: Cast) -> None:
    joined = come_in(a_guest_link(cast).token, name="Otto", user=cast.user("otto"))
    actor = queries.actor_for(cast.user("otto"), HARBOURLIGHT, matrix_id=OURS)
    assert (actor.member_id, actor.name) == (joined.member_id, "Otto (guest)")
    assert [each.name for each in queries.workspaces_of(cast.user("otto"))] == ["Elsewhere Ltd"]
    with pytest.raises(User.DoesNotExist):
        queries.account_of_guest(joined.member_id)


def test_who_was_removed_comes_back_by_no_link_from_before(cast: Cast) -> None:
    link = a_guest_link(cast)
    gone = ask(events.RemoveMember, member_id=cast.sol.member_id)
    actions.remove_member(gone, actor=cast.exa)
    with pytest.raises(LinkOver, match="before you left"):
        come_in(link.token, user=cast.user("sol"))


def test_a_guest_follows_a_link_into_a_second_matrix_as_who_they_are(cast: Cast) -> None:
    nora = guest(come_in(a_guest_link(cast).token))
    user = queries.account_of_guest(nora.member_id)
    again = come_in(a_guest_link(cast, matrix_id=THEIRS).token, name="Somebody", user=user)
    assert (again.member_id, again.name) == (nora.member_id, "Nora (guest)")
    assert set(queries.matrices_as_guest(user)) == {OURS, THEIRS}


def test_a_guest_who_is_invited_becomes_a_member_under_the_same_id(cast: Cast) -> None:
    otto = cast.user("otto")
    joined = come_in(a_guest_link(cast).token, name="Otto", user=otto)
    given = ask(events.InviteMember, role="viewer", department="", days=7)
    (invited,) = actions.invite_member(given, actor=cast.exa)
    accept = ask(
        events.AcceptInvitation,
        code=code_of(invited, cast.exa),
        user_id=otto.pk,
        name="Otto",
        department="Sales",
    )
    who = newcomer(HARBOURLIGHT, otto.pk, name="Otto", department="Sales")
    actions.accept_invitation(accept, actor=who)
    assert who.member_id == joined.member_id
    assert queries.role(who) is Role.VIEWER
    assert queries.member(who.member_id, who).name == "Otto"


def test_guests_get_no_mail(cast: Cast) -> None:
    joined = come_in(a_guest_link(cast).token)
    assert queries.addressees([joined.member_id]) == []


def test_their_role_in_a_matrix_is_that_of_the_link_into_it(cast: Cast) -> None:
    joined = come_in(a_guest_link(cast, matrix_id=OURS, role="viewer").token)
    user = queries.account_of_guest(joined.member_id)
    come_in(a_guest_link(cast, matrix_id=THEIRS, role="contributor").token, user=user)
    roles = [
        [each.role for each in queries.participants(matrix_id, cast.fara) if each.guest]
        for matrix_id in (OURS, THEIRS)
    ]
    assert roles == [[Role.VIEWER], [Role.CONTRIBUTOR]]
