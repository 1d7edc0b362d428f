import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.people import queries
from segmatrix.people.actions import change_department
from segmatrix.people.errors import NoSuchMember, RoleNeeded
from segmatrix.people.events import ChangeDepartment, DepartmentChanged
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask


def department_of(cast: Cast, name: str) -> str:
    return queries.actor_for(cast.user(name), HARBOURLIGHT).department


def test_one_changes_ones_own(cast: Cast) -> None:
    given = ask(ChangeDepartment, member_id=cast.sol.member_id, department="Partnerships")
    facts = change_department(given, actor=cast.sol)
    assert facts == [DepartmentChanged(member_id=cast.sol.member_id, department="Partnerships")]
    assert department_of(cast, "sol") == "Partnerships"
    assert "Partnerships" in queries.departments(HARBOURLIGHT, cast.mika)


def test_an_owner_changes_anybodys_and_may_take_it_back(cast: Cast) -> None:
    given = ask(ChangeDepartment, member_id=cast.sol.member_id, department="", operation_id="one")
    change_department(given, actor=cast.exa)
    assert department_of(cast, "sol") == ""
    undo(f"workspace:{HARBOURLIGHT}", target="one", operation_id="two", actor=cast.exa)
    assert department_of(cast, "sol") == "Sales"


def test_nobody_else_does(cast: Cast) -> None:
    given = ask(ChangeDepartment, member_id=cast.sol.member_id, department="Support")
    with pytest.raises(RoleNeeded):
        change_department(given, actor=cast.fara)


def test_an_endless_name_is_refused(cast: Cast) -> None:
    given = ask(ChangeDepartment, member_id=cast.sol.member_id, department="x" * 101)
    with pytest.raises(Invalid) as refused:
        change_department(given, actor=cast.sol)
    assert refused.value.field == "department"


def test_somebody_of_another_workspace_is_not_there(cast: Cast) -> None:
    given = ask(ChangeDepartment, member_id=cast.otto.member_id, department="Sales")
    with pytest.raises(NoSuchMember):
        change_department(given, actor=cast.exa)
    with pytest.raises(NotFound):
        change_department(given, actor=cast.otto)
