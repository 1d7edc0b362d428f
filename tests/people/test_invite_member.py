from datetime import datetime, timedelta

import pytest

from segmatrix.activity import queries as activity
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.people import queries
from segmatrix.people.actions import invite_member
from segmatrix.people.errors import RoleNeeded
from segmatrix.people.events import InviteMember, MemberInvited
from segmatrix.people.terms import Role
from tests.cast import HARBOURLIGHT, Cast, code_of
from tests.people.asking import ask


def an_invitation(**changed: object) -> InviteMember:
    return ask(
        InviteMember, **({"role": "contributor", "department": "Sales", "days": 7} | changed)
    )


def test_the_link_says_who_invites_to_what(cast: Cast) -> None:
    (invited,) = invite_member(an_invitation(), actor=cast.fara)
    offered = queries.invitation(code_of(invited, cast.fara))
    assert offered.workspace_name == "Harbourlight Data"
    assert (offered.invited_by, offered.role) == ("Fara", Role.CONTRIBUTOR)
    assert offered.department == "Sales"


def test_it_lasts_as_long_as_asked(cast: Cast, noon: datetime) -> None:
    (invited,) = invite_member(an_invitation(days=30), actor=cast.fara)
    assert invited.expires_at == (noon + timedelta(days=30)).isoformat()


def test_it_is_recorded_without_its_secret(cast: Cast) -> None:
    (invited,) = invite_member(an_invitation(), actor=cast.fara)
    assert isinstance(invited, MemberInvited)
    newest = activity.since(f"workspace:{HARBOURLIGHT}", 0)[-1]
    assert newest.fact == invited
    assert code_of(invited, cast.fara) not in str(newest)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.OWNER])
def test_a_facilitator_gives_no_role_like_their_own(cast: Cast, role: Role) -> None:
    with pytest.raises(RoleNeeded):
        invite_member(an_invitation(role=role), actor=cast.fara)


def test_an_owner_gives_any_role(cast: Cast) -> None:
    for role in Role:
        (invited,) = invite_member(an_invitation(role=role), actor=cast.exa)
        assert invited.role == role


@pytest.mark.parametrize("days", [0, 91])
def test_a_link_lasts_neither_no_time_nor_for_ever(cast: Cast, days: int) -> None:
    with pytest.raises(Invalid, match="between 1 and 90 days"):
        invite_member(an_invitation(days=days), actor=cast.fara)


def test_an_unknown_role_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="no such role"):
        invite_member(an_invitation(role="king"), actor=cast.exa)


def test_a_contributor_may_not(cast: Cast) -> None:
    with pytest.raises(RoleNeeded, match="Facilitator or Owner"):
        invite_member(an_invitation(), actor=cast.sol)
    with pytest.raises(RoleNeeded):
        queries.invitations(cast.sol)


def test_for_otto_there_is_nothing_to_invite_to(cast: Cast) -> None:
    with pytest.raises(NotFound):
        invite_member(an_invitation(), actor=cast.otto)
    assert queries.invitations(cast.otto) == []
