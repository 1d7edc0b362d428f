"""The pattern page and the theme: for everybody, signed in or not."""

import pytest

pytestmark = pytest.mark.django_db


def test_every_pattern_is_on_the_page(client):
    page = client.get("/-/patterns/").text
    names = ("colour", "type", "buttons", "fields", "tags", "notices", "overlays", "cells")
    for pattern in (*names, "pictures"):
        assert f'id="{pattern}"' in page


def test_no_page_carries_a_style_or_script_of_its_own(client):
    page = client.get("/-/patterns/").text
    assert "style=" not in page
    assert "<style" not in page
    assert "<script>" not in page


def test_a_theme_is_remembered_by_the_browser(client):
    answer = client.post("/-/theme/", {"theme": "dark", "next": "/-/patterns/"})
    assert answer["Location"] == "/-/patterns/"
    assert 'data-theme="dark"' in client.get("/-/patterns/").text


def test_a_theme_that_does_not_exist_is_refused(client):
    assert client.post("/-/theme/", {"theme": "pink"}).status_code == 422


def test_a_theme_never_leads_to_another_site(client):
    answer = client.post("/-/theme/", {"theme": "dark", "next": "//elsewhere.example/"})
    assert answer["Location"] == "/"
