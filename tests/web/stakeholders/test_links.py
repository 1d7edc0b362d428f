"""Making somebody's own link from where they are listed."""

from collections.abc import Callable

import pytest
from django.test import Client

from segmatrix.base.ids import new_id
from segmatrix.people import actions, events, queries
from segmatrix.review import queries as review
from tests.people.asking import ask
from tests.review.panel import Panel

pytestmark = pytest.mark.django_db

SignedIn = Callable[[str], Client]


def make(browser: Client, panel: Panel, person: str, **said: str) -> str:
    return browser.post(f"/m/{panel.id}/people/{person}/link/", said).url


@pytest.fixture
def fara(signed_in: SignedIn) -> Client:
    return signed_in("fara")


def test_one_tap_makes_it_and_ties_it_to_the_person(panel: Panel, fara: Client) -> None:
    lena = panel.person("Lena", department="Support", email="lena@harbourlight.test")
    assert "Make a link" in fara.get(f"/m/{panel.id}/people/").text
    page = fara.get(make(fara, panel, lena))
    (link,) = queries.links(panel.id, panel.cast.fara)
    assert (link.person_name, link.department) == ("Lena", "Support")
    assert link.address == "lena@harbourlight.test"
    assert panel.people["Lena"].member_id == link.person_id
    for part in (link.token, link.code, "<svg", "Hello Lena,", "/date/"):
        assert part in page.text


def test_a_second_tap_leads_to_the_same(panel: Panel, fara: Client) -> None:
    lena = panel.person("Lena")
    first = make(fara, panel, lena)
    assert make(fara, panel, lena) == first
    assert len(queries.links(panel.id, panel.cast.fara)) == 1


def test_what_was_interrupted_is_completed_by_the_same_request(panel: Panel, fara: Client) -> None:
    lena, operation = panel.person("Lena"), new_id()
    about = {"matrix_id": panel.id, "name": "Lena", "department": "", "days": 30}
    given = ask(events.MakePersonalLink, operation_id=operation, **about)
    (made,) = actions.make_personal_link(given, actor=panel.cast.fara)
    assert make(fara, panel, lena, operation=operation).endswith(f"/{made.link_id}/")
    assert panel.people["Lena"].member_id == made.member_id


def test_after_a_revoked_one_the_person_stays_who_they_are(panel: Panel, fara: Client) -> None:
    lena = panel.person("Lena")
    make(fara, panel, lena)
    (old,) = queries.links(panel.id, panel.cast.fara)
    browser = Client()
    browser.get(f"/g/{old.token}/")
    browser.post("/guest/")
    revoked = ask(events.RevokeLink, link_id=old.id)
    actions.revoke_link(revoked, actor=panel.cast.fara)
    make(fara, panel, lena)
    new = next(each for each in queries.links(panel.id, panel.cast.fara) if each.usable)
    assert new.person_id == old.person_id == panel.people["Lena"].member_id
    assert Client().get(f"/g/{old.token}/").status_code == 403
    assert browser.get(f"/m/{panel.id}/asked/").status_code == 302  # its session is over


def test_not_for_somebody_with_an_account(panel: Panel, fara: Client) -> None:
    sol = panel.member(panel.cast.sol)
    assert fara.post(f"/m/{panel.id}/people/{sol}/link/").status_code == 422


def test_a_contributor_makes_none(panel: Panel, signed_in: SignedIn) -> None:
    lena, sol = panel.person("Lena"), signed_in("sol")
    assert "Make a link" not in sol.get(f"/m/{panel.id}/people/").text
    assert sol.post(f"/m/{panel.id}/people/{lena}/link/").status_code == 403


def test_a_deputy_gets_one_of_their_own(panel: Panel, fara: Client) -> None:
    lena = panel.person("Lena")
    fara.post(f"/m/{panel.id}/people/{lena}/deputy/", {"name": "Tom", "department": "Support"})
    assert "Tom answers for Lena" in fara.get(f"/m/{panel.id}/people/{lena}/").text
    deputy = review.deputies(panel.id, panel.cast.fara)[lena]
    fara.post(f"/m/{panel.id}/deputies/{deputy.id}/link/")
    (link,) = queries.links(panel.id, panel.cast.fara)
    tom = Client()
    tom.get(f"/g/{link.token}/")
    assert "You answer for Lena" in " ".join(tom.get("/guest/").text.split())
    tom.post("/guest/")
    assert "You answer for Lena" in " ".join(tom.get(f"/m/{panel.id}/asked/").text.split())
