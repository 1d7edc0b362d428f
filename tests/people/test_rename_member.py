import pytest

from segmatrix.activity.actions import undo
from segmatrix.people import queries
from segmatrix.people.actions import rename_member
from segmatrix.people.errors import RoleNeeded
from segmatrix.people.events import MemberRenamed, RenameMember
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask


def test_one_changes_ones_own_name_and_takes_it_back(cast: Cast) -> None:
    given = ask(RenameMember, member_id=cast.sol.member_id, name="Sol Berg", operation_id="one")
    facts = rename_member(given, actor=cast.sol)
    assert facts == [MemberRenamed(member_id=cast.sol.member_id, name="Sol Berg")]
    assert queries.member(cast.sol.member_id, cast.mika).name == "Sol Berg"
    undo(f"workspace:{HARBOURLIGHT}", target="one", operation_id="two", actor=cast.sol)
    assert queries.member(cast.sol.member_id, cast.mika).name == "Sol"


def test_a_colleague_does_not(cast: Cast) -> None:
    given = ask(RenameMember, member_id=cast.sol.member_id, name="Sunny")
    with pytest.raises(RoleNeeded):
        rename_member(given, actor=cast.mika)
