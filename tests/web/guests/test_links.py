"""The pages where links into a matrix are made, shown and revoked."""

import re
from collections.abc import Callable

import pytest
from django.test import Client, override_settings

from segmatrix.people import queries
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.web.conftest import Pages
from tests.web.guests.conftest import Make, come_by

Open = Callable[[str], Pages]
FOR_ALL = {"role": "contributor", "department": "", "days": 7, "password": "", "domains": ""}


def test_a_link_is_made_and_shown_in_three_ways(cast: Cast, bench: Bench, pages: Open) -> None:
    said = FOR_ALL | {"domains": "harbourlight.test, sister.example"}
    answer = pages("fara").post("guests/make/", **said)
    (link,) = queries.links(bench.id, cast.fara)
    assert answer.url == f"/m/{bench.id}/guests/{link.id}/"
    page = pages("fara").get(f"guests/{link.id}/").text
    assert f'value="http://testserver/g/{link.token}/"' in page
    assert link.code in page
    assert re.search(r"<svg[^>]*viewBox", page)
    assert link.domains == ("harbourlight.test", "sister.example")


def test_what_was_typed_stays_when_it_is_refused(pages: Open) -> None:
    answer = pages("fara").post("guests/make/", **(FOR_ALL | {"domains": "nothing"}))
    assert answer.status_code == 422
    assert 'value="nothing"' in answer.text
    assert "not the end of an e-mail address" in answer.text


def test_a_personal_link_comes_with_a_text_to_send(cast: Cast, bench: Bench, pages: Open) -> None:
    said = {"name": "Lena", "department": "Support", "address": "lena@ship.example", "days": 30}
    pages("fara").post("guests/person/", **said)
    (link,) = queries.links(bench.id, cast.fara)
    page = pages("fara").get(f"guests/{link.id}/").text
    assert "Hello Lena," in page
    assert link.token in page
    assert "It goes to lena@ship.example." in page


def test_the_text_to_send_says_what_else_is_asked(guest_link: Make, pages: Open) -> None:
    plain, asking = guest_link(), guest_link(password="storm", domains=["office.test"])
    sent = pages("fara").get(f"guests/{asking.id}/").context["sent"].text
    assert "It asks for your e-mail address, which ends in @office.test." in sent
    assert "It asks for a password, too; you get that in another way." in sent
    assert "storm" not in sent
    assert "It asks" not in pages("fara").get(f"guests/{plain.id}/").context["sent"].text


@pytest.mark.parametrize(("sends", "words"), [(True, "Nothing was sent."), (False, "no mail")])
def test_the_page_never_claims_that_it_sent_something(
    guest_link: Make, pages: Open, sends: bool, words: str
) -> None:
    with override_settings(SENDS_MAIL=sends):
        page = pages("fara").get(f"guests/{guest_link().id}/").text
    assert words in page
    assert ("this server has no mail" in page) is not sends


def test_the_list_says_who_came(guest_link: Make, personal_link: Make, pages: Open) -> None:
    come_by(guest_link())
    personal_link()
    page = pages("exa").get("guests/").text
    assert "1 came in by it" in page
    assert "Not opened yet" in page


def test_a_revoked_link_shows_no_secret(guest_link: Make, pages: Open) -> None:
    link = guest_link()
    pages("fara").post(f"guests/{link.id}/revoke/")
    page = pages("fara").get(f"guests/{link.id}/").text
    assert "This link was revoked." in page
    for secret in (link.token, link.code):
        assert secret not in page


def test_a_person_gets_a_new_link(cast: Cast, personal_link: Make, pages: Open) -> None:
    old = personal_link()
    pages("fara").post(f"guests/{old.id}/renew/")
    page = pages("fara").get(f"guests/{old.id}/").text
    assert queries.link(old.id, cast.fara).token in page
    assert old.token not in page


def test_those_who_lead_nothing_have_no_such_page(guest_link: Make, pages: Open) -> None:
    link = guest_link()
    for path in ("guests/", f"guests/{link.id}/", f"guests/{link.id}/date/"):
        assert pages("sol").get(path).status_code == 403
    for path in ("guests/make/", "guests/person/", f"guests/{link.id}/revoke/"):
        assert pages("sol").post(path, **FOR_ALL).status_code == 403
    assert "/guests/" not in pages("sol").get().text


def test_a_link_is_found_in_its_own_matrix_only(
    cast: Cast, guest_link: Make, signed_in: Callable[[str], Client]
) -> None:
    link, other = guest_link(), Bench(cast, "Another")
    for path in ("", "date/"):
        assert signed_in("fara").get(f"/m/{other.id}/guests/{link.id}/{path}").status_code == 404
    answer = signed_in("fara").post(f"/m/{other.id}/guests/{link.id}/revoke/")
    assert answer.status_code == 404


def test_a_date_is_written_for_any_calendar(guest_link: Make, pages: Open) -> None:
    link = guest_link()
    when = {"day": "2026-07-01", "time": "10:00", "minutes": "45"}
    answer = pages("fara").get(f"guests/{link.id}/date/", **when)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    assert "DTSTART:20260701T080000Z\r\nDTEND:20260701T084500Z\r\n" in text  # ten in Berlin
    assert f"/g/{link.token}/" in text.replace("\r\n ", "")


def test_a_date_that_is_none_is_refused(guest_link: Make, pages: Open) -> None:
    answer = pages("fara").get(f"guests/{guest_link().id}/date/", day="soon", time="10:00")
    assert answer.status_code == 422
    assert "Day" in answer.text
