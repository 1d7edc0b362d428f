"""The example is a workspace of one's own beside the real one."""

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client

from segmatrix.activity.queries import last_number
from segmatrix.base.errors import Invalid
from segmatrix.demo import tasks
from segmatrix.demo.examples import EXAMPLE_JOB, example_of
from segmatrix.demo.story import harbourlight
from segmatrix.jobs import queries as jobs
from segmatrix.jobs.actions import work_off
from segmatrix.jobs.handle import Handle
from segmatrix.matrix import queries as matrices
from segmatrix.people import actions, events, queries
from segmatrix.people.terms import Role
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast

DOOR = f"/w/{ELSEWHERE}/example/"
SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def few_customers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the example have few customers, which are drawn faster."""
    whole = tasks.bring_in_example
    monkeypatch.setattr(tasks, "bring_in_example", partial(whole, accounts=60))


def test_the_door_shows_how_the_building_goes_then_leads_into_the_matrix(
    cast: Cast, signed_in: SignedIn
) -> None:
    otto = signed_in("otto")
    assert otto.post(DOOR).url == DOOR
    assert "Waiting to begin" in otto.get(DOOR).text
    assert otto.get("/").url == f"/w/{ELSEWHERE}/", "nothing half built is among the workspaces"
    work_off()
    example_id = example_of(cast.user("otto").pk)
    inside = queries.actor_for(cast.user("otto"), example_id)
    (matrix,) = matrices.matrices(example_id, inside)
    asked = otto.get(DOOR, headers={"HX-Request": "true"})
    assert asked["HX-Redirect"] == f"/m/{matrix.id}/"
    assert otto.get(f"/m/{matrix.id}/").status_code == 200
    assert (inside.name, queries.role(inside)) == ("Otto", Role.OWNER)
    assert otto.post(DOOR).url == f"/m/{matrix.id}/", "the second time it is there at once"


def test_a_double_click_builds_one(cast: Cast, signed_in: SignedIn) -> None:
    otto = signed_in("otto")
    for _click in range(2):
        otto.post(DOOR)
    assert len(jobs.jobs(ELSEWHERE, kind=EXAMPLE_JOB)) == 1
    work_off()
    assert len(queries.workspaces_of(cast.user("otto"))) == 2


def test_a_workspace_that_is_only_called_like_it_is_not_taken_for_it(
    cast: Cast, signed_in: SignedIn
) -> None:
    invited = events.InviteMember(
        workspace_id=HARBOURLIGHT, role="contributor", department="", days=1
    )
    actions.invite_member(invited, actor=cast.exa)
    assert queries.workspace(HARBOURLIGHT, cast.exa).name == harbourlight().workspace
    otto = signed_in("otto")
    otto.post(f"/join/{queries.invitations(cast.exa)[0].code}/", {"name": "Otto"})
    assert otto.post(DOOR).url == DOOR
    assert "Waiting to begin" in otto.get(DOOR).text


def test_a_killed_building_goes_on_without_doubles(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*of: object, **how: object) -> None:
        raise KeyboardInterrupt

    def die_half_way(_handle: Handle, done: int, *of: object, **how: object) -> None:
        if done == 2:
            raise KeyboardInterrupt

    otto = signed_in("otto")
    otto.post(DOOR)
    for place, name, killed in (
        (Handle, "progress", die_half_way),
        (tasks, "bring_in_example", die),
        (tasks, "let_in", die),
    ):
        with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
            dying.setattr(place, name, killed)
            work_off()
    assert len(queries.workspaces_of(cast.user("otto"))) == 1
    work_off()
    example_id = example_of(cast.user("otto").pk)
    inside = queries.actor_for(cast.user("otto"), example_id)
    (matrix,) = matrices.matrices(example_id, inside)
    names = [segment.name for segment in matrices.table(matrix.id, inside).segments]
    assert len(names) == len(set(names)) > 0
    people = [member.name for member in queries.members(example_id, inside)]
    assert len(people) == len(set(people))
    assert not any(link.usable for link in queries.invitations(inside))


def test_who_left_their_example_comes_back_to_it_as_it_is(cast: Cast, signed_in: SignedIn) -> None:
    otto = signed_in("otto")
    otto.post(DOOR)
    work_off()
    example_id = example_of(cast.user("otto").pk)
    inside = queries.actor_for(cast.user("otto"), example_id)
    (matrix,) = matrices.matrices(example_id, inside)
    before = last_number(f"matrix:{matrix.id}")
    leave = events.RemoveMember(workspace_id=example_id, member_id=inside.member_id)
    actions.remove_member(leave, actor=inside)
    otto.post(DOOR)
    work_off()
    assert otto.get(DOOR).url == f"/m/{matrix.id}/"
    assert last_number(f"matrix:{matrix.id}") == before


def test_a_building_that_failed_says_why_and_can_be_asked_for_again(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*of: object, **how: object) -> None:
        raise Invalid("The disk is full.")

    otto = signed_in("otto")
    otto.post(DOOR)
    with monkeypatch.context() as failing:
        failing.setattr(tasks, "build", fail)
        work_off()
    assert "The disk is full." in otto.get(DOOR).text
    otto.post(DOOR)
    assert "Waiting to begin" in otto.get(DOOR).text


def test_a_contributor_does_not_open_it(cast: Cast, signed_in: SignedIn) -> None:
    sol = signed_in("sol")
    assert sol.post(f"/w/{HARBOURLIGHT}/example/").status_code == 403
    assert sol.get(f"/w/{HARBOURLIGHT}/example/").status_code == 403
