"""The example is a workspace of one's own beside the real one."""

from collections.abc import Callable

from django.test import Client

from segmatrix.people import queries
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast


def test_the_door_leads_into_a_finished_example_and_back_into_the_same_one(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    otto = signed_in("otto")
    first = otto.post(f"/w/{ELSEWHERE}/example/")
    assert otto.get(first.url).status_code == 200
    again = otto.post(f"/w/{ELSEWHERE}/example/")
    assert otto.get(again.url).status_code == 200
    mine = queries.workspaces_of(cast.user("otto"))
    assert len(mine) == 2
    (example,) = [workspace for workspace in mine if workspace.id != ELSEWHERE]
    assert again.url == f"/w/{example.id}/"


def test_a_contributor_does_not_open_it(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    assert signed_in("sol").post(f"/w/{HARBOURLIGHT}/example/").status_code == 403
