"""Coming in by a link or its code, as somebody who has no account."""

from collections.abc import Callable

import pytest
from django.test import Client

from segmatrix.people import queries
from tests.cast import HARBOURLIGHT, PASSWORD, Cast
from tests.matrix.conftest import Bench
from tests.people.visiting import revoke
from tests.web.guests.conftest import Make, come_by

SignedIn = Callable[[str], Client]


def test_the_secret_leaves_the_address_at_once(guest_link: Make, client: Client) -> None:
    link = guest_link()
    answer = client.get(f"/g/{link.token}/")
    assert answer.url == "/guest/"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert link.token not in client.get("/guest/").text


def test_a_name_and_one_is_in(guest_link: Make, client: Client, bench: Bench, risk: str) -> None:
    client.get(f"/g/{guest_link().token}/")
    page = client.get("/guest/").text
    assert "Harbourlight Data" in page
    assert "Fara asks you" in page
    answer = client.post("/guest/", {"name": "Nora", "department": "Support"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/m/{bench.id}/asked/"
    place = f"/m/{bench.id}/cells/{risk}/{bench.dimension['goals']}/statements/"
    client.post(place, {"text": "Know tonight what a storm costs"})
    (said,) = bench.cell(risk, "goals").statements
    assert (said.author_name, said.department) == ("Nora (guest)", "Support")


def test_a_code_does_the_same(guest_link: Make, client: Client) -> None:
    code = guest_link().code.lower().replace("-", "")
    assert client.post("/join/", {"code": code}).url == "/guest/"
    assert "Harbourlight Data" in client.get("/guest/").text


def test_a_wrong_code_stays_as_typed(client: Client, db: None) -> None:
    answer = client.post("/join/", {"code": "BBBB-CCCC"})
    assert answer.status_code == 422
    assert 'value="BBBB-CCCC"' in answer.text
    assert "does not exist" in answer.text


def test_codes_cannot_be_tried_without_end(guest_link: Make, client: Client) -> None:
    code = guest_link().code
    tries = [client.post("/join/", {"code": f"BBBB-{n}"}).status_code for n in range(12)]
    assert tries == [422] * 10 + [429] * 2
    assert client.post("/join/", {"code": code}).status_code == 429
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post("/join/", {"code": code}).status_code == 302


def test_right_codes_from_one_office_are_not_counted(guest_link: Make, db: None) -> None:
    code = guest_link().code
    assert {Client().post("/join/", {"code": code}).status_code for _ in range(12)} == {302}


def test_the_password_is_asked_and_guesses_are_counted(guest_link: Make, client: Client) -> None:
    client.get(f"/g/{guest_link(password='fog horn').token}/")
    said = {"name": "Nora", "department": "Support"}
    wrong = [client.post("/guest/", said | {"password": "fog"}) for _ in range(11)]
    assert [answer.status_code for answer in wrong] == [422] * 10 + [429]
    assert 'value="Nora"' in wrong[0].text
    assert "fog" not in wrong[0].text.replace("fog horn", "")


def test_with_the_password_one_is_in(guest_link: Make, bench: Bench) -> None:
    browser = come_by(guest_link(password="fog horn"), password="fog horn")
    assert browser.get(f"/m/{bench.id}/").status_code == 200


def test_an_address_is_asked_where_the_link_wants_one(guest_link: Make, client: Client) -> None:
    client.get(f"/g/{guest_link(domains=['harbourlight.test']).token}/")
    said = {"name": "Nora", "department": "", "address": "nora@elsewhere.test"}
    answer = client.post("/guest/", said)
    assert answer.status_code == 422
    assert "@harbourlight.test" in answer.text
    assert client.post("/guest/", said | {"address": "n@harbourlight.test"}).status_code == 302


def test_a_link_that_was_revoked_meanwhile_gives_back_what_was_typed(
    cast: Cast, guest_link: Make, client: Client
) -> None:
    link = guest_link()
    client.get(f"/g/{link.token}/")
    revoke(cast, link)
    answer = client.post("/guest/", {"name": "Nora", "department": "Support"})
    assert answer.status_code == 403
    assert "This link has been revoked." in answer.text
    assert "Nora" in answer.text
    assert "Harbourlight" not in answer.text


def test_after_revocation_the_same_link_is_refused(
    cast: Cast, guest_link: Make, bench: Bench
) -> None:
    link = guest_link()
    nora = come_by(link)
    revoke(cast, link)
    for place in (f"/g/{link.token}/", f"/m/{bench.id}/", f"/m/{bench.id}/table/"):
        answer = nora.get(place)
        assert answer.status_code == 403
        assert "revoked" in answer.text
        assert "Customer segments" not in answer.text
    assert "does not work any more" in nora.get("/", follow=True).text


def test_what_they_wrote_stays_under_their_name(
    cast: Cast, guest_link: Make, bench: Bench, risk: str, signed_in: SignedIn
) -> None:
    link = guest_link()
    nora = come_by(link)
    place = f"/m/{bench.id}/cells/{risk}/{bench.dimension['goals']}/statements/"
    nora.post(place, {"text": "Know tonight what a storm costs"})
    revoke(cast, link)
    page = signed_in("sol").get(f"/m/{bench.id}/cells/{risk}/{bench.dimension['goals']}/").text
    assert "Know tonight" in page
    assert "Nora (guest)" in page


def test_sent_twice_it_is_one_guest(cast: Cast, guest_link: Make) -> None:
    link = guest_link()
    nora = come_by(link)
    nora.post("/guest/", {"name": "Nora", "department": "Support"})
    nora.get(f"/g/{link.token}/", follow=True)
    assert queries.link(link.id, cast.fara).guests == ("Nora (guest)",)


def test_a_member_keeps_their_own_account(
    cast: Cast, guest_link: Make, bench: Bench, signed_in: SignedIn
) -> None:
    link = guest_link()
    sol = signed_in("sol")
    answer = sol.get(f"/g/{link.token}/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/m/{bench.id}/"
    assert answer.context["me"].name == "Sol"
    assert queries.link(link.id, cast.fara).guests == ()


def test_otto_comes_as_himself_and_keeps_his_workspace(
    guest_link: Make, bench: Bench, signed_in: SignedIn
) -> None:
    otto = signed_in("otto")
    otto.get(f"/g/{guest_link().token}/")
    otto.post("/guest/", {"name": "Otto", "department": "Sales"})
    assert otto.get(f"/m/{bench.id}/").context["me"].name == "Otto (guest)"
    assert otto.get(f"/w/{HARBOURLIGHT}/").status_code == 404
    assert "Elsewhere Ltd" in otto.get("/").text
    page = otto.get("/guest/me/").text
    assert "Customer segments" in page
    assert "with your own account" in page


def test_who_is_a_guest_nowhere_is_led_to_the_start(bench: Bench, signed_in: SignedIn) -> None:
    page = signed_in("sol").get("/guest/", follow=True)
    assert page.redirect_chain[-1][0] == f"/m/{bench.id}/"


@pytest.mark.parametrize("place", ["/account/", "/workspaces/new/", "/accounts/password/set/"])
def test_an_account_for_a_link_is_no_account(nora: Client, place: str) -> None:
    for answer in (nora.get(place), nora.post(place, {"password1": PASSWORD})):
        assert answer.status_code == 404
        assert "leave first" in answer.text


def test_the_start_leads_a_guest_to_their_matrix(nora: Client, bench: Bench) -> None:
    assert nora.get("/").url == f"/m/{bench.id}/"
    page = nora.get("/guest/me/").text
    assert "Customer segments" in page
    assert "Nora (guest)" in page


def test_who_left_is_nobody_until_they_come_again(nora: Client, bench: Bench) -> None:
    nora.post("/accounts/logout/")
    assert nora.get(f"/m/{bench.id}/").status_code == 302


def test_without_a_link_the_door_asks_for_a_code(client: Client, db: None) -> None:
    assert client.get("/guest/").url == "/join/"


def test_a_preview_of_the_address_learns_only_that_it_works(
    guest_link: Make, client: Client
) -> None:
    assert client.head(f"/g/{guest_link().token}/").status_code == 200
    assert client.head("/g/made-up/").status_code == 404
    assert client.get("/guest/").url == "/join/"


def test_a_guest_comes_in_by_a_second_link_too(
    cast: Cast, guest_link: Make, bench: Bench, risk: str
) -> None:
    reading, writing = guest_link(role="viewer"), guest_link(role="contributor")
    nora = come_by(reading)
    nora.get(f"/g/{writing.token}/")
    assert nora.post("/guest/", {"name": "Nora", "department": "Support"}).status_code == 302
    place = f"/m/{bench.id}/cells/{risk}/{bench.dimension['goals']}/statements/"
    assert nora.post(place, {"text": "Know tonight what a storm costs"}).status_code == 302
    revoke(cast, reading)
    assert nora.get(f"/m/{bench.id}/").status_code == 200


def test_who_is_in_is_open_to_a_guest(nora: Client, bench: Bench) -> None:
    assert nora.get(f"/m/{bench.id}/who/").status_code == 200
