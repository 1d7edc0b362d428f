"""The people of a workspace: seen by all, changed by owners, oneself by oneself."""

from collections.abc import Callable

from django.test import Client

from segmatrix.people import queries
from segmatrix.people.terms import Role
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast

MEMBERS = f"/w/{HARBOURLIGHT}/members/"
SignedIn = Callable[[str], Client]


def test_everybody_sees_who_is_here(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in("vic").get(MEMBERS).content.decode()
    for name in ("Fara", "Sol", "Mika", "Pri", "Exa", "Ana"):
        assert name in page
    assert "Otto" not in page
    assert "@harbourlight.test" not in page


def test_an_owner_changes_role_department_and_mark_in_one_form(
    cast: Cast, signed_in: SignedIn
) -> None:
    sent = {"name": "Sol", "department": "Partners", "role": "facilitator", "analyst": "on"}
    answer = signed_in("exa").post(f"{MEMBERS}{cast.sol.member_id}/", sent)
    assert answer.url == MEMBERS
    sol = queries.member(cast.sol.member_id, cast.exa)
    assert (sol.role, sol.department, sol.analyst) == (Role.FACILITATOR, "Partners", True)


def test_the_last_owner_is_told_why_not_with_the_form_kept(cast: Cast, signed_in: SignedIn) -> None:
    sent = {"name": "Exa Vale", "department": "Leadership", "role": "viewer"}
    answer = signed_in("exa").post(f"{MEMBERS}{cast.exa.member_id}/", sent)
    assert answer.status_code == 422
    assert "Make somebody else owner first" in answer.content.decode()
    assert 'value="Exa Vale"' in answer.content.decode()


def test_a_member_changes_their_own_name_and_nothing_above_it(
    cast: Cast, signed_in: SignedIn
) -> None:
    sent = {"name": "Sol Berg", "department": "Sales", "role": "owner", "analyst": "on"}
    signed_in("sol").post(f"{MEMBERS}{cast.sol.member_id}/", sent)
    sol = queries.member(cast.sol.member_id, cast.exa)
    assert (sol.name, sol.role, sol.analyst) == ("Sol Berg", Role.CONTRIBUTOR, False)


def test_a_colleagues_page_has_no_form(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in("sol").get(f"{MEMBERS}{cast.mika.member_id}/").content.decode()
    assert "Mika" in page
    assert 'name="department"' not in page
    answer = signed_in("sol").post(f"{MEMBERS}{cast.mika.member_id}/", {"name": "Mick"})
    assert answer.status_code == 403


def test_an_owner_removes_somebody(cast: Cast, signed_in: SignedIn) -> None:
    exa = signed_in("exa")
    answer = exa.post(f"{MEMBERS}{cast.sol.member_id}/remove/", follow=True)
    assert "Sol is no longer in the workspace" in answer.content.decode()
    assert signed_in("sol").get(MEMBERS).status_code == 404


def test_one_leaves_by_oneself(cast: Cast, signed_in: SignedIn) -> None:
    sol = signed_in("sol")
    assert sol.post(f"{MEMBERS}{cast.sol.member_id}/remove/").url == "/"
    assert sol.get(MEMBERS).status_code == 404


def test_an_owner_renames_the_workspace(cast: Cast, signed_in: SignedIn) -> None:
    exa = signed_in("exa")
    exa.post(f"/w/{HARBOURLIGHT}/name/", {"name": "Harbourlight AI"})
    assert "Harbourlight AI" in exa.get(MEMBERS).content.decode()
    answer = exa.post(f"/w/{HARBOURLIGHT}/name/", {"name": "x" * 101})
    assert answer.status_code == 422
    assert signed_in("fara").post(f"/w/{HARBOURLIGHT}/name/", {"name": "No"}).status_code == 403


def test_somebody_in_two_workspaces_chooses(cast: Cast, signed_in: SignedIn) -> None:
    otto = signed_in("otto")
    exa = signed_in("exa")
    exa.post(f"{MEMBERS}invite/", {"role": "viewer", "days": 1})
    otto.post(f"/join/{queries.invitations(cast.exa)[0].code}/", {"name": "Otto"})
    page = otto.get("/").content.decode()
    assert f'href="/w/{HARBOURLIGHT}/"' in page
    assert f'href="/w/{ELSEWHERE}/"' in page
    account = otto.get("/account/").content.decode()
    assert "Harbourlight Data" in account
    assert "Viewer" in account


def test_html_in_a_name_is_shown_as_text(cast: Cast, signed_in: SignedIn) -> None:
    sent = {"name": "<script>alert(1)</script>", "department": '"><img src=x>'}
    signed_in("sol").post(f"{MEMBERS}{cast.sol.member_id}/", sent)
    page = signed_in("exa").get(MEMBERS).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_page_takes_the_same_queries_for_any_number_of_members(
    cast: Cast, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    exa = signed_in("exa")
    with django_assert_max_num_queries(25):
        exa.get(MEMBERS)
