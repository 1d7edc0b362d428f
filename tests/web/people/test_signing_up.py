"""Somebody makes an account, a workspace, and stands before the doors."""

import pytest
from django.test import Client

from segmatrix.people import queries
from segmatrix.people.models import User

pytestmark = pytest.mark.django_db

A_PASSWORD = "harbour wall at low tide"


def sign_up(browser: Client, **changed: str) -> object:
    sent = {"email": "nora@new.test", "password1": A_PASSWORD} | changed
    return browser.post("/accounts/signup/", sent, follow=True)


def test_the_way_from_nothing_to_a_workspace(client: Client) -> None:
    answer = sign_up(client)
    assert answer.redirect_chain[-1][0] == "/workspaces/new/"
    sent = {
        "operation": "0123456789abcdef",
        "name": "New Ltd",
        "member_name": "Nora",
        "department": "Sales",
        "timezone": "Europe/Oslo",
    }
    answer = client.post("/workspaces/new/", sent, follow=True)
    assert "New Ltd" in answer.content.decode()
    (workspace,) = queries.workspaces_of(User.objects.get())
    assert answer.redirect_chain[-1][0] == f"/w/{workspace.id}/"


def test_the_button_pressed_twice_makes_one_workspace(client: Client) -> None:
    sign_up(client)
    sent = {
        "operation": "0123456789abcdef",
        "name": "New Ltd",
        "member_name": "Nora",
        "timezone": "UTC",
    }
    answers = [client.post("/workspaces/new/", sent) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert len(queries.workspaces_of(User.objects.get())) == 1


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(client: Client) -> None:
    sign_up(client)
    sent = {"name": "New Ltd", "member_name": " ", "timezone": "Europe/Atlantis"}
    answer = client.post("/workspaces/new/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="New Ltd"' in page
    assert 'aria-invalid="true"' in page
    sent["member_name"] = "Nora"
    page = client.post("/workspaces/new/", sent).content.decode()
    assert "Europe/Atlantis is no known time zone. Write it like Europe/Berlin." in page


def test_a_weak_password_is_refused_and_the_address_stays(client: Client) -> None:
    page = sign_up(client, password1="12345").content.decode()
    assert "nora@new.test" in page
    assert "too short" in page
    assert not User.objects.exists()


def test_an_address_has_one_account(client: Client) -> None:
    sign_up(client)
    answer = sign_up(Client(), email="NORA@new.test")
    assert answer.status_code == 200
    assert User.objects.count() == 1


def test_the_password_is_kept_hashed(client: Client) -> None:
    sign_up(client)
    assert A_PASSWORD not in User.objects.get().password
