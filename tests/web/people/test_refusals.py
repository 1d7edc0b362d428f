"""What the web says when it will not do a thing: a page, or a toast that leaves the page alone."""

import json
from collections.abc import Callable

from django.test import Client

from tests.cast import HARBOURLIGHT, Cast

MEMBERS = f"/w/{HARBOURLIGHT}/members/"
SCRIPT = {"HX-Request": "true"}
SignedIn = Callable[[str], Client]


def test_navigation_gets_a_page_that_gives_back_what_was_written(
    cast: Cast, signed_in: SignedIn
) -> None:
    typed = {"name": "A name that took thought", "password": "secret"}
    sent = typed | {"operation": "0123456789abcdef", "version": "1", "next": "/account/"}
    answer = signed_in("fara").post(f"/w/{HARBOURLIGHT}/name/", sent)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Your role does not permit this." in page
    assert "It needs one of these roles: Owner." in page
    assert page.count("<textarea") == 1
    assert "A name that took thought" in page
    assert "secret" not in page
    assert '<a class="button primary" href="/account/">Back to the page</a>' in page


def test_a_page_elsewhere_is_not_led_back_to(cast: Cast, signed_in: SignedIn) -> None:
    sent = {"name": "Ours", "next": "https://evil.example/"}
    assert "evil.example" not in signed_in("fara").post(f"/w/{HARBOURLIGHT}/name/", sent).text


def test_a_script_gets_a_toast_in_its_place(cast: Cast, signed_in: SignedIn) -> None:
    answer = signed_in("fara").post(f"{MEMBERS}{cast.sol.member_id}/remove/", headers=SCRIPT)
    assert answer.status_code == 403
    assert answer["HX-Retarget"] == "#toasts"
    assert answer["HX-Reswap"] == "beforeend"
    told = json.loads(answer["HX-Trigger"])["refused"]
    assert told["code"] == "role_needed"
    assert "Your role does not permit this." in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_script_of_somebody_signed_out_is_told_so_and_sent_nowhere(
    cast: Cast, client: Client
) -> None:
    answer = client.post(f"/w/{HARBOURLIGHT}/name/", {"name": "Typed"}, headers=SCRIPT)
    assert answer.status_code == 401
    assert "what you typed here stays" in answer.content.decode()
    assert "HX-Redirect" not in answer


def test_an_address_that_leads_nowhere_says_so(cast: Cast, signed_in: SignedIn) -> None:
    answer = signed_in("fara").get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.content.decode()


def test_a_write_from_another_site_is_refused(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.user("exa"))
    answer = strict.post(f"/w/{HARBOURLIGHT}/name/", {"name": "Typed long"})
    assert answer.status_code == 403
    assert "too old to save from" in answer.content.decode()
    assert "Typed long" in answer.content.decode()


def test_a_bug_says_a_number_that_stands_in_the_log(
    cast: Cast, signed_in: SignedIn, monkeypatch: object, caplog: object
) -> None:
    from segmatrix.people import queries

    def break_down(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(queries, "members", break_down)
    browser = signed_in("fara")
    browser.raise_request_exception = False
    answer = browser.get(MEMBERS)
    assert answer.status_code == 500
    assert "secret detail" not in answer.content.decode()
    incident = answer.context["incident"]
    assert incident in answer.content.decode()
    assert incident in caplog.text
