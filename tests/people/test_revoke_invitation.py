import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, NotFound
from segmatrix.people import queries
from segmatrix.people.actions import invite_member, revoke_invitation
from segmatrix.people.errors import InvitationNotUsable, RoleNeeded
from segmatrix.people.events import InvitationRevoked, InviteMember, RevokeInvitation
from tests.cast import HARBOURLIGHT, Cast, code_of
from tests.people.asking import ask


@pytest.fixture
def invitation_id(cast: Cast) -> str:
    given = ask(InviteMember, role="viewer", department="", days=7, operation_id="invite")
    (invited,) = invite_member(given, actor=cast.fara)
    return invited.invitation_id


def test_the_link_is_useless_at_once(cast: Cast, invitation_id: str) -> None:
    (link,) = [each for each in queries.invitations(cast.fara) if each.id == invitation_id]
    facts = revoke_invitation(ask(RevokeInvitation, invitation_id=invitation_id), actor=cast.fara)
    assert facts == [InvitationRevoked(invitation_id=invitation_id)]
    with pytest.raises(InvitationNotUsable, match="revoked"):
        queries.invitation(link.code)


def test_undoing_an_invitation_revokes_it(cast: Cast, invitation_id: str) -> None:
    stream = f"workspace:{HARBOURLIGHT}"
    undo(stream, target="invite", operation_id="undo", actor=cast.fara)
    (link,) = [each for each in queries.invitations(cast.fara) if each.id == invitation_id]
    assert link.revoked
    assert not link.usable


def test_twice_says_that_it_is_done(cast: Cast, invitation_id: str) -> None:
    revoke_invitation(ask(RevokeInvitation, invitation_id=invitation_id), actor=cast.fara)
    with pytest.raises(Changed):
        revoke_invitation(ask(RevokeInvitation, invitation_id=invitation_id), actor=cast.exa)


def test_a_contributor_may_not(cast: Cast, invitation_id: str) -> None:
    with pytest.raises(RoleNeeded):
        revoke_invitation(ask(RevokeInvitation, invitation_id=invitation_id), actor=cast.sol)


def test_otto_cannot_from_his_workspace_either(cast: Cast, invitation_id: str) -> None:
    given = RevokeInvitation(workspace_id=cast.otto.workspace_id, invitation_id=invitation_id)
    with pytest.raises(NotFound):
        revoke_invitation(given, actor=cast.otto)


def test_the_code_is_known_to_those_who_may_invite(cast: Cast) -> None:
    given = ask(InviteMember, role="viewer", department="", days=7)
    (invited,) = invite_member(given, actor=cast.fara)
    assert len(code_of(invited, cast.exa)) == 24


@pytest.mark.parametrize("role", ["facilitator", "owner"])
def test_a_facilitator_neither_reads_nor_revokes_a_link_they_could_not_make(
    cast: Cast, role: str
) -> None:
    (invited,) = invite_member(ask(InviteMember, role=role, department="", days=7), actor=cast.exa)
    assert queries.invitations(cast.fara) == []
    assert [link.role for link in queries.invitations(cast.exa)] == [role]
    with pytest.raises(RoleNeeded):
        revoke_invitation(
            ask(RevokeInvitation, invitation_id=invited.invitation_id), actor=cast.fara
        )
    assert queries.invitations(cast.exa)[0].usable
