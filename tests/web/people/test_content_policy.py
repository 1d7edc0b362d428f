"""Pages load and run what this server serves, and nothing else."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import HARBOURLIGHT, Cast

PAGES = ["/accounts/login/", f"/w/{HARBOURLIGHT}/", f"/w/{HARBOURLIGHT}/members/", "/account/"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_strict(cast: Cast, signed_in: Callable[[str], Client], page: str) -> None:
    answer = (Client() if "login" in page else signed_in("exa")).get(page)
    rules = dict(rule.split(" ", 1) for rule in answer["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["connect-src"] == "'self' ws://testserver wss://testserver"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_it_breaks_its_own_policy(
    cast: Cast, signed_in: Callable[[str], Client], page: str
) -> None:
    html = (Client() if "login" in page else signed_in("exa")).get(page).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\s(style|on[a-z]+)=", html)
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', html)


def test_a_host_that_is_not_ours_is_turned_away(cast: Cast) -> None:
    answer = Client().get("/accounts/login/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "<form" not in answer.content.decode()
