import pytest

from segmatrix.activity import queries as activity
from segmatrix.base.errors import Changed, Invalid
from segmatrix.people import queries
from segmatrix.people.actions import create_workspace
from segmatrix.people.events import CreateWorkspace, WorkspaceCreated
from segmatrix.people.joining import newcomer
from segmatrix.people.models import User
from segmatrix.people.terms import Role
from tests.cast import HARBOURLIGHT, Cast


@pytest.fixture
def nora(db: None) -> User:
    return User.objects.create_user("nora@new.test", "a long password")


def create(user: User, **changed: str) -> list[object]:
    values = {
        "workspace_id": "newworkspace0000",
        "name": "New Ltd",
        "timezone": "Europe/Oslo",
        "member_name": "Nora",
        "department": "Sales",
    } | changed
    who = newcomer(
        values["workspace_id"],
        user.pk,
        name=values["member_name"],
        department=values["department"],
    )
    return [*create_workspace(CreateWorkspace(user_id=user.pk, **values), actor=who)]


def test_whoever_makes_it_owns_it(nora: User) -> None:
    create(nora)
    actor = queries.actor_for(nora, "newworkspace0000")
    assert (actor.name, actor.department) == ("Nora", "Sales")
    assert queries.role(actor) is Role.OWNER
    assert queries.workspace("newworkspace0000", actor).timezone == "Europe/Oslo"


def test_it_is_recorded_as_the_first_that_happened_there(nora: User) -> None:
    create(nora)
    first, second = activity.since("workspace:newworkspace0000", 0)
    assert isinstance(first.fact, WorkspaceCreated)
    assert second.fact.role == Role.OWNER
    assert not first.undoable


def test_a_name_must_be_there(nora: User) -> None:
    with pytest.raises(Invalid) as refused:
        create(nora, name="  ")
    assert refused.value.field == "name"
    assert queries.workspaces_of(nora) == []


def test_the_time_zone_must_exist(nora: User) -> None:
    with pytest.raises(Invalid) as refused:
        create(nora, timezone="Europe/Atlantis")
    assert refused.value.field == "timezone"


def test_a_name_may_not_be_endless(nora: User) -> None:
    with pytest.raises(Invalid, match="100 characters"):
        create(nora, name="x" * 101)


def test_nobody_gets_into_a_workspace_by_making_it_again(cast: Cast, nora: User) -> None:
    with pytest.raises(Changed):
        create(nora, workspace_id=HARBOURLIGHT)
    assert queries.workspaces_of(nora) == []
