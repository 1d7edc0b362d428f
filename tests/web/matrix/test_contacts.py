"""Whom to ask about a segment: chosen, named, or taken from those who know something of it."""

import re

import pytest
from django.test import Client

from tests.people.visiting import a_guest_link
from tests.web.conftest import Pages
from tests.web.guests.conftest import come_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def contacts(bench, risk):
    return f"cells/{risk}/{bench.dimension['contacts']}/"


def suggested(page):
    """Return the part of the drawer that suggests somebody."""
    return page.partition("Suggested")[2].partition("A colleague")[0]


def test_who_wrote_of_a_segment_is_suggested_until_listed(bench, pages, risk, contacts):
    assert "Suggested" not in pages("mika").ask(contacts).text
    bench.say(risk, "Defend every figure", by=bench.cast.sol)
    said = suggested(pages("mika").ask(contacts).text)
    assert "Sol" in said
    assert "wrote of it" in said
    pages("mika").send(f"{contacts}contacts/", member=bench.cast.sol.member_id)
    assert [each.name for each in bench.cell(risk, "contacts").contacts] == ["Sol"]
    assert "Suggested" not in pages("mika").ask(contacts).text


def test_a_suggestion_can_be_dismissed_with_an_undo(bench, pages, risk, contacts):
    bench.say(risk, "Defend every figure", by=bench.cast.sol)
    answer = pages("mika").send(f"{contacts}contacts/dismiss/", member=bench.cast.sol.member_id)
    assert "Not suggested here any more." in answer.text
    assert "undo/" in answer.text
    assert "Suggested" not in pages("pri").ask(contacts).text


def test_a_viewer_dismisses_nobody(bench, pages, risk, contacts):
    answer = pages("vic").send(f"{contacts}contacts/dismiss/", member=bench.cast.sol.member_id)
    assert answer.status_code == 403


def test_a_guest_is_shown_nobody_who_has_said_nothing(cast, bench, risk, contacts):
    bench.say(risk, "Defend every figure", by=cast.sol)
    browser: Client = come_by(a_guest_link(cast, matrix_id=bench.id, role="contributor"))
    nora = Pages(browser, f"/m/{bench.id}/")
    drawer = nora.ask(contacts).text
    assert "Sol" in drawer
    shown = set(re.split(r"[^\w]+", drawer))
    assert not {"Mika", "Pri", "Exa", "Marketing"} & shown
    assert nora.send(f"{contacts}contacts/", name="Ida Novak").status_code == 200
    assert [each.name for each in bench.cell(risk, "contacts").contacts] == ["Ida Novak"]
