"""Signing in and out, and getting back in without a mail server."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.cast import HARBOURLIGHT, PASSWORD, Cast


def sign_in(browser: Client, password: str = PASSWORD, **sent: str) -> object:
    given = {"login": "fara@harbourlight.test", "password": password} | sent
    return browser.post("/accounts/login/", given, follow=True)


def test_it_leads_into_the_only_workspace(cast: Cast, client: Client) -> None:
    answer = sign_in(client)
    assert answer.redirect_chain[-1][0] == f"/w/{HARBOURLIGHT}/"
    assert "Harbourlight Data" in answer.content.decode()


def test_it_leads_to_what_was_asked_for(cast: Cast, client: Client) -> None:
    asked = client.get(f"/w/{HARBOURLIGHT}/members/")
    assert asked.url == f"/accounts/login/?next=/w/{HARBOURLIGHT}/members/"
    answer = sign_in(client, next=f"/w/{HARBOURLIGHT}/members/")
    assert answer.redirect_chain[-1][0] == f"/w/{HARBOURLIGHT}/members/"


def test_it_never_leads_to_another_host(cast: Cast, client: Client) -> None:
    answer = sign_in(client, next="https://elsewhere.example/")
    assert answer.redirect_chain[-1][0] == f"/w/{HARBOURLIGHT}/"


def test_a_wrong_password_says_nothing_of_whether_the_account_exists(
    cast: Cast, client: Client
) -> None:
    known = sign_in(client, "wrong").content.decode()
    unknown = sign_in(client, login="nobody@harbourlight.test").content.decode()
    told = re.compile(r'<div class="error-summary".*?</div>', re.DOTALL)
    assert told.findall(known) == told.findall(unknown) != []


def test_guessing_is_slowed_down(cast: Cast, client: Client) -> None:
    for _ in range(6):
        page = sign_in(client, "wrong").content.decode()
    assert "Too many" in page
    assert sign_in(client).redirect_chain == []


def test_signing_out_ends_it(cast: Cast, client: Client) -> None:
    sign_in(client)
    assert client.get("/accounts/logout/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get(f"/w/{HARBOURLIGHT}/").status_code == 302


@pytest.mark.parametrize(
    ("sends_mail", "promise"), [(True, "on its way"), (False, "No mail was sent")]
)
def test_a_forgotten_password_promises_mail_only_where_there_is_some(
    cast: Cast, client: Client, settings: object, sends_mail: bool, promise: str
) -> None:
    settings.SENDS_MAIL = sends_mail
    sent = {"email": "fara@harbourlight.test"}
    page = client.post("/accounts/password/reset/", sent, follow=True).content.decode()
    assert promise in page


def test_the_link_sets_a_new_password(cast: Cast, client: Client) -> None:
    client.post("/accounts/password/reset/", {"email": "fara@harbourlight.test"})
    (link,) = re.findall(r"http://testserver(\S+)", mail.outbox[0].body)
    asked = client.get(link, follow=True)
    new = {"password1": "another tide comes in", "password2": "another tide comes in"}
    client.post(asked.redirect_chain[-1][0], new)
    assert sign_in(Client(), "another tide comes in").redirect_chain


def test_somebody_without_a_workspace_is_led_to_a_new_one(cast: Cast, client: Client) -> None:
    from segmatrix.people.models import User

    client.force_login(User.objects.create_user("nora@new.test", PASSWORD))
    assert client.get("/").url == "/workspaces/new/"
