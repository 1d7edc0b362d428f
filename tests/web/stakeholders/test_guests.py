"""Those who come by a link: they read who is asked, and what they open counts as for anybody."""

import pytest
from django.test import Client

from segmatrix.review import queries
from tests.people.visiting import a_personal_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(panel):
    return a_personal_link(panel.cast, matrix_id=panel.id)


@pytest.fixture
def lena(link):
    """Lena's browser, in which she came in by her own link."""
    browser = Client()
    browser.get(f"/g/{link.token}/")
    browser.post("/guest/")
    return browser


def test_a_personal_link_shows_its_person_the_revision(panel, link, lena):
    person = panel.person("Lena", member_id=link.person_id)
    for _time in range(2):
        assert lena.get(f"/m/{panel.id}/table/").status_code == 200
    (found,) = queries.exposures(panel.id, panel.cast.fara)
    assert (found.stakeholder_id, found.revision) == (person, 1)


def test_a_guest_reads_who_is_asked_and_nothing_of_the_workspace(panel, link, lena):
    person = panel.person("Sol", department="Sales", email="sol@harbourlight.test")
    for path in ("", "names/", "coverage/", "shown/", f"{person}/"):
        page = lena.get(f"/m/{panel.id}/people/{path}")
        assert page.status_code == 200, path
        assert "sol@harbourlight.test" not in page.text
        assert "Marketing" not in page.text  # a department of the workspace that nobody is from
    assert lena.post(f"/m/{panel.id}/people/add/", {"name": "Mika"}).status_code == 403
