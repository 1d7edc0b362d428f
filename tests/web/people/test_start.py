"""The first page of a workspace shows the ways to begin, and leads into what has begun."""

from collections.abc import Callable

from django.test import Client

from segmatrix.matrix import actions, events
from tests.cast import HARBOURLIGHT, Cast

START = f"/w/{HARBOURLIGHT}/"


def begin(cast: Cast, name: str) -> str:
    given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name=name)
    return actions.create_matrix(given, actor=cast.fara)[0].matrix_id


def test_three_doors_stand_open(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    fara = signed_in("fara")
    page = fara.get(START).content.decode()
    assert page.count('class="card"') == 3
    for address in ("matrices/new/", "matrices/import/"):
        assert f'href="{START}{address}"' in page
        assert fara.get(START + address).status_code == 200
    assert f'action="{START}example/"' in page


def test_who_may_not_begin_is_told_who_can(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    page = signed_in("sol").get(START).content.decode()
    assert 'class="card"' not in page
    assert "A facilitator or owner of this workspace can begin one." in page


def test_signing_in_leads_into_the_only_matrix(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    matrix_id = begin(cast, "Customers")
    assert signed_in("sol").get("/").url == f"/m/{matrix_id}/"


def test_of_several_matrices_one_chooses(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    names = ["Customers", "Partners"]
    ids = [begin(cast, name) for name in names]
    sol = signed_in("sol")
    assert sol.get("/").url == START
    page = sol.get(START).content.decode()
    for matrix_id, name in zip(ids, names, strict=True):
        assert f'href="/m/{matrix_id}/"' in page and name in page
