"""The table of who may do what, role by permission, as the specification writes it."""

from pathlib import Path

import pytest
import yaml

from segmatrix.people import queries
from segmatrix.people.permitting import effective_role, permits
from segmatrix.people.terms import Permission, Role
from tests.cast import COLLEAGUES, Cast, who_may

TABLE = yaml.safe_load(
    (Path(__file__).parents[2] / "spec" / "people" / "permissions.yaml").read_text("utf-8")
)


def test_the_table_names_every_permission_and_role() -> None:
    assert set(TABLE) == {str(each) for each in Permission}
    for row in TABLE.values():
        assert set(row) - {"analyst"} == {str(each) for each in Role}


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_table_says(role: Role, permission: Permission) -> None:
    assert permits(role, permission) is (TABLE[permission][role] is True)


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_the_analyst_mark_adds_its_column_to_any_role(role: Role, permission: Permission) -> None:
    marked = permits(role, permission, analyst=True)
    assert marked is (permits(role, permission) or TABLE[permission].get("analyst", False))


@pytest.mark.parametrize("permission", Permission)
def test_members_may_what_their_role_may(cast: Cast, permission: Permission) -> None:
    asked = {part.key: getattr(cast, part.key) for part in COLLEAGUES}
    granted = [name for name, actor in asked.items() if queries.may(actor, permission)]
    assert granted == who_may(permission)


def test_a_role_in_a_matrix_stands_before_that_in_the_workspace() -> None:
    assert effective_role(Role.CONTRIBUTOR, Role.FACILITATOR) is Role.FACILITATOR
    assert effective_role(Role.FACILITATOR, Role.VIEWER) is Role.VIEWER
    assert effective_role(Role.VIEWER, None) is Role.VIEWER


def test_an_owner_stays_owner_everywhere() -> None:
    assert effective_role(Role.OWNER, Role.VIEWER) is Role.OWNER
