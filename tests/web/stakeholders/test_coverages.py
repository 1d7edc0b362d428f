"""Who is missing, said in words."""

import pytest

pytestmark = pytest.mark.django_db


def words(page):
    return " ".join(page.text.split())


def test_departments_nobody_was_asked_from_are_named(panel, pages):
    panel.person("Sol", department="Sales", level="lead", region="EMEA")
    panel.person("Lena", department="Product", level="specialist", region="EMEA")
    page = words(pages("vic").get("people/coverage/"))
    assert "Nobody is asked from Leadership, Marketing or Operations." in page
    assert "Nobody is asked at this level: Executive or Head of a department." in page
    assert "Everybody is from EMEA" in page


def test_without_anybody_nothing_is_said_to_be_missing(pages):
    page = words(pages("vic").get("people/coverage/"))
    assert "Nobody is on the list yet" in page
    assert "Nobody is asked from" not in page
