"""What somebody is in one matrix, where that differs from what they are in the workspace."""

from collections.abc import Callable

import pytest
from django.test import Client

from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.people import queries
from segmatrix.people.terms import Permission, Role
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast
from tests.matrix.conftest import Bench

SignedIn = Callable[[str], Client]


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return Bench(cast)


def page_of(cast: Cast) -> str:
    return f"/w/{HARBOURLIGHT}/members/{cast.sol.member_id}/"


def test_an_owner_gives_and_takes_a_role_in_one_matrix(
    cast: Cast, bench: Bench, signed_in: SignedIn
) -> None:
    other, exa = Bench(cast, name="Partners"), signed_in("exa")
    assert f'name="{bench.id}"' in exa.get(page_of(cast)).text
    exa.post(f"{page_of(cast)}matrices/", {bench.id: "facilitator", other.id: ""})
    assert queries.may(cast.sol, Permission.SHAPE, bench.id)
    assert not queries.may(cast.sol, Permission.SHAPE, other.id)
    assert '<option value="facilitator" selected' in exa.get(page_of(cast)).text
    exa.post(f"{page_of(cast)}matrices/", {bench.id: "", other.id: ""})
    assert queries.role(cast.sol, bench.id) is Role.CONTRIBUTOR


def test_only_those_who_administer_see_or_change_it(
    cast: Cast, bench: Bench, signed_in: SignedIn
) -> None:
    for name in ("sol", "fara"):
        browser = signed_in(name)
        assert f'name="{bench.id}"' not in browser.get(page_of(cast)).text
        answer = browser.post(f"{page_of(cast)}matrices/", {bench.id: "owner"})
        assert answer.status_code == 403
    assert queries.role(cast.sol, bench.id) is Role.CONTRIBUTOR


def test_a_matrix_of_another_workspace_cannot_be_named(
    cast: Cast, bench: Bench, signed_in: SignedIn
) -> None:
    (begun,) = matrix_actions.create_matrix(
        matrix_events.CreateMatrix(workspace_id=ELSEWHERE, name="Theirs"), actor=cast.otto
    )
    signed_in("exa").post(
        f"{page_of(cast)}matrices/", {bench.id: "", begun.matrix_id: "facilitator"}
    )
    assert queries.matrix_roles(cast.sol.member_id, cast.exa) == {}


def test_a_made_up_role_is_refused(cast: Cast, bench: Bench, signed_in: SignedIn) -> None:
    answer = signed_in("exa").post(f"{page_of(cast)}matrices/", {bench.id: "emperor"})
    assert answer.status_code == 422


def test_an_owner_is_one_in_every_matrix(cast: Cast, bench: Bench, signed_in: SignedIn) -> None:
    own = f"/w/{HARBOURLIGHT}/members/{cast.exa.member_id}/"
    assert f'name="{bench.id}"' not in signed_in("exa").get(own).text
