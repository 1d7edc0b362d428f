import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import NotFound
from segmatrix.people import queries
from segmatrix.people.actions import (
    accept_invitation,
    change_matrix_role,
    invite_member,
    remove_member,
)
from segmatrix.people.errors import RoleNeeded
from segmatrix.people.events import (
    AcceptInvitation,
    ChangeMatrixRole,
    InviteMember,
    RemoveMember,
)
from segmatrix.people.terms import Permission, Role
from tests.cast import HARBOURLIGHT, Cast, code_of
from tests.people.asking import ask

MATRIX = "matrix0000000000"


def test_it_holds_in_that_matrix_only(cast: Cast) -> None:
    given = ask(
        ChangeMatrixRole, member_id=cast.sol.member_id, matrix_id=MATRIX, role="facilitator"
    )
    change_matrix_role(given, actor=cast.exa)
    assert queries.may(cast.sol, Permission.SHAPE, MATRIX)
    assert not queries.may(cast.sol, Permission.SHAPE)
    assert not queries.may(cast.sol, Permission.SHAPE, "matrix0000000001")


def test_taken_away_the_workspaces_role_counts_again(cast: Cast) -> None:
    who = {"member_id": cast.fara.member_id, "matrix_id": MATRIX}
    change_matrix_role(ask(ChangeMatrixRole, role="viewer", **who), actor=cast.exa)
    assert queries.role(cast.fara, MATRIX) is Role.VIEWER
    change_matrix_role(ask(ChangeMatrixRole, role="", **who), actor=cast.exa)
    assert queries.role(cast.fara, MATRIX) is Role.FACILITATOR


def test_it_can_be_undone(cast: Cast) -> None:
    given = ask(
        ChangeMatrixRole,
        member_id=cast.sol.member_id,
        matrix_id=MATRIX,
        role="viewer",
        operation_id="one",
    )
    change_matrix_role(given, actor=cast.exa)
    undo(f"workspace:{HARBOURLIGHT}", target="one", operation_id="two", actor=cast.exa)
    assert queries.role(cast.sol, MATRIX) is Role.CONTRIBUTOR


def test_only_owners_may(cast: Cast) -> None:
    given = ask(ChangeMatrixRole, member_id=cast.fara.member_id, matrix_id=MATRIX, role="owner")
    with pytest.raises(RoleNeeded):
        change_matrix_role(given, actor=cast.fara)


def test_it_does_not_outlast_a_removal(cast: Cast) -> None:
    given = ask(ChangeMatrixRole, member_id=cast.sol.member_id, matrix_id=MATRIX, role="owner")
    change_matrix_role(given, actor=cast.exa)
    remove_member(ask(RemoveMember, member_id=cast.sol.member_id), actor=cast.exa)
    (invited,) = invite_member(
        ask(InviteMember, role="viewer", department="", days=1), actor=cast.exa
    )
    back = ask(
        AcceptInvitation,
        code=code_of(invited, cast.exa),
        user_id=cast.user("sol").pk,
        name="Sol",
        department="",
    )
    accept_invitation(back, actor=cast.sol)
    assert queries.role(cast.sol, MATRIX) is Role.VIEWER


def test_those_who_administer_read_which_there_are(cast: Cast) -> None:
    given = ask(ChangeMatrixRole, member_id=cast.sol.member_id, matrix_id=MATRIX, role="viewer")
    change_matrix_role(given, actor=cast.exa)
    assert queries.matrix_roles(cast.sol.member_id, cast.exa) == {MATRIX: Role.VIEWER}
    with pytest.raises(RoleNeeded):
        queries.matrix_roles(cast.sol.member_id, cast.fara)
    with pytest.raises(NotFound):
        queries.matrix_roles(cast.sol.member_id, cast.otto)
