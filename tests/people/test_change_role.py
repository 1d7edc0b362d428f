import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.people import queries
from segmatrix.people.actions import change_role
from segmatrix.people.errors import LastOwner, RoleNeeded
from segmatrix.people.events import ChangeRole, RoleChanged
from segmatrix.people.terms import Permission, Role
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask


def test_they_may_more_at_once(cast: Cast) -> None:
    assert not queries.may(cast.sol, Permission.SHAPE)
    given = ask(ChangeRole, member_id=cast.sol.member_id, role="facilitator")
    facts = change_role(given, actor=cast.exa)
    assert facts == [RoleChanged(member_id=cast.sol.member_id, role="facilitator")]
    assert queries.may(cast.sol, Permission.SHAPE)


def test_it_can_be_undone(cast: Cast) -> None:
    given = ask(ChangeRole, member_id=cast.sol.member_id, role="viewer", operation_id="one")
    change_role(given, actor=cast.exa)
    undo(f"workspace:{HARBOURLIGHT}", target="one", operation_id="two", actor=cast.exa)
    assert queries.role(cast.sol) is Role.CONTRIBUTOR


def test_the_last_owner_keeps_the_role(cast: Cast) -> None:
    with pytest.raises(LastOwner, match="Make somebody else owner first"):
        change_role(ask(ChangeRole, member_id=cast.exa.member_id, role="viewer"), actor=cast.exa)
    assert queries.role(cast.exa) is Role.OWNER


def test_one_of_two_owners_may_step_down(cast: Cast) -> None:
    change_role(ask(ChangeRole, member_id=cast.fara.member_id, role="owner"), actor=cast.exa)
    change_role(ask(ChangeRole, member_id=cast.exa.member_id, role="viewer"), actor=cast.fara)
    assert queries.role(cast.exa) is Role.VIEWER


def test_an_undo_may_not_take_the_last_owner_either(cast: Cast) -> None:
    promote = ask(ChangeRole, member_id=cast.fara.member_id, role="owner", operation_id="promote")
    change_role(promote, actor=cast.exa)
    change_role(ask(ChangeRole, member_id=cast.exa.member_id, role="owner"), actor=cast.exa)
    change_role(ask(ChangeRole, member_id=cast.exa.member_id, role="viewer"), actor=cast.fara)
    with pytest.raises(RoleNeeded):
        undo(f"workspace:{HARBOURLIGHT}", target="promote", operation_id="u", actor=cast.exa)
    assert queries.role(cast.fara) is Role.OWNER


def test_an_unknown_role_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="no such role"):
        change_role(ask(ChangeRole, member_id=cast.sol.member_id, role="king"), actor=cast.exa)


@pytest.mark.parametrize("name", ["fara", "sol", "ana", "vic"])
def test_only_owners_may(cast: Cast, name: str) -> None:
    actor = getattr(cast, name)
    with pytest.raises(RoleNeeded):
        change_role(ask(ChangeRole, member_id=actor.member_id, role="owner"), actor=actor)


def test_otto_may_not(cast: Cast) -> None:
    with pytest.raises(NotFound):
        change_role(ask(ChangeRole, member_id=cast.sol.member_id, role="owner"), actor=cast.otto)
