"""A link is made, copied, opened by somebody new, and revoked."""

from collections.abc import Callable

from django.test import Client

from segmatrix.people import queries
from tests.cast import HARBOURLIGHT, PASSWORD, Cast

MEMBERS = f"/w/{HARBOURLIGHT}/members/"
INVITE = f"{MEMBERS}invite/"
SignedIn = Callable[[str], Client]


def make_link(browser: Client, cast: Cast, **changed: object) -> str:
    sent = {"role": "contributor", "department": "", "days": 7} | changed
    browser.post(INVITE, sent)
    return f"/join/{queries.invitations(cast.exa)[0].code}/"


def test_the_link_stands_on_the_page_to_copy(cast: Cast, signed_in: SignedIn) -> None:
    fara = signed_in("fara")
    link = make_link(fara, cast)
    assert f'value="http://testserver{link}"' in fara.get(MEMBERS).content.decode()


def test_a_stranger_reads_who_invites_makes_an_account_and_joins(
    cast: Cast, signed_in: SignedIn, client: Client
) -> None:
    link = make_link(signed_in("fara"), cast)
    page = client.get(link).content.decode()
    assert "Fara invites you" in page
    assert "Harbourlight Data" in page
    sent = {"email": "nora@harbourlight.test", "password1": PASSWORD, "next": link}
    answer = client.post("/accounts/signup/", sent, follow=True)
    assert answer.redirect_chain[-1][0] == link
    answer = client.post(link, {"name": "Nora", "department": "Support"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/w/{HARBOURLIGHT}/"
    assert "Nora" in signed_in("sol").get(MEMBERS).content.decode()


def test_joining_needs_a_name_and_keeps_the_department(cast: Cast, signed_in: SignedIn) -> None:
    link = make_link(signed_in("fara"), cast)
    otto = signed_in("otto")
    answer = otto.post(link, {"name": "", "department": "Support"})
    assert answer.status_code == 422
    assert 'value="Support"' in answer.content.decode()


def test_who_is_in_is_led_in(cast: Cast, signed_in: SignedIn) -> None:
    link = make_link(signed_in("fara"), cast)
    assert signed_in("sol").get(link).url == f"/w/{HARBOURLIGHT}/"


def test_a_revoked_link_says_so_and_what_to_do(
    cast: Cast, signed_in: SignedIn, client: Client
) -> None:
    fara = signed_in("fara")
    link = make_link(fara, cast)
    invitation = queries.invitations(cast.exa)[0]
    fara.post(f"/w/{HARBOURLIGHT}/invitations/{invitation.id}/revoke/")
    answer = client.get(link)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "revoked" in page
    assert "Ask the person who sent it" in page
    assert "Harbourlight" not in page
    assert link not in fara.get(MEMBERS).content.decode()


def test_a_facilitator_is_offered_no_role_they_may_not_give(
    cast: Cast, signed_in: SignedIn
) -> None:
    page = signed_in("fara").get(MEMBERS).content.decode()
    assert '<option value="viewer"' in page
    assert '<option value="owner"' not in page
    answer = signed_in("fara").post(INVITE, {"role": "owner", "days": 7})
    assert answer.status_code == 422
    assert queries.invitations(cast.exa) == []


def test_a_contributor_sees_no_links_and_makes_none(cast: Cast, signed_in: SignedIn) -> None:
    make_link(signed_in("fara"), cast)
    sol = signed_in("sol")
    assert "/join/" not in sol.get(MEMBERS).content.decode()
    answer = sol.post(INVITE, {"role": "viewer", "days": 7})
    assert answer.status_code == 403
    assert len(queries.invitations(cast.exa)) == 1


def test_a_facilitator_does_not_find_an_owners_link_on_the_page(
    cast: Cast, signed_in: SignedIn
) -> None:
    link = make_link(signed_in("exa"), cast, role="owner")
    assert link in signed_in("exa").get(MEMBERS).text
    assert link not in signed_in("fara").get(MEMBERS).text


def test_who_was_removed_is_told_that_the_old_link_is_theirs_no_more(
    cast: Cast, signed_in: SignedIn
) -> None:
    link = make_link(signed_in("fara"), cast)
    sol = signed_in("sol")
    signed_in("exa").post(f"{MEMBERS}{cast.sol.member_id}/remove/")
    assert sol.get(link).status_code == 404
    assert "before you left" in sol.get(link).text
    newer = make_link(signed_in("fara"), cast)
    assert sol.post(newer, {"name": "Sol"}).url == f"/w/{HARBOURLIGHT}/"
