"""What is said in another's name, on the pages: marked until it is confirmed."""

from collections.abc import Callable

import pytest
from django.test import Client

from segmatrix.inbox import queries as inbox
from tests.cast import Cast
from tests.review.panel import Panel

pytestmark = pytest.mark.django_db

SignedIn = Callable[[str], Client]


def words_of(page: object) -> str:
    return " ".join(page.text.split())


@pytest.fixture
def panel(cast: Cast) -> Panel:
    return Panel(cast)


@pytest.fixture
def banks(panel: Panel) -> str:
    return panel.segment("Banks")


def write_down(panel: Panel, banks: str, browser: Client, **said: str) -> str:
    """Write down, in a cell's drawer, what Exa said, and return the statement's id."""
    exa = panel.people["Exa"].id if "Exa" in panel.people else panel.member(panel.cast.exa)
    about = {"stakeholder": exa, "cell": f"{banks}:{panel.dimension['goals']}"}
    answer = browser.post(f"/m/{panel.id}/voices/", {"text": "They wait"} | about | said)
    assert answer.status_code == 302
    return panel.cell(banks, "goals").statements[-1].id


def test_it_is_marked_wherever_it_is_read(panel: Panel, banks: str, signed_in: SignedIn) -> None:
    said = write_down(panel, banks, signed_in("fara"))
    sol = signed_in("sol")
    table = words_of(sol.get(f"/m/{panel.id}/table/"))
    assert "said by Exa, written by Fara" in table
    assert "not confirmed" in table
    for place in (f"cells/{banks}/{panel.dimension['goals']}/", f"statements/{said}/"):
        assert "Said by Exa, written by Fara" in words_of(sol.get(f"/m/{panel.id}/{place}"))
    assert "not confirmed" in words_of(sol.get(f"/m/{panel.id}/digest/"))


def test_whoever_said_it_is_told_and_confirms_it(
    panel: Panel, banks: str, signed_in: SignedIn, cast: Cast
) -> None:
    said = write_down(panel, banks, signed_in("fara"))
    (notice,) = inbox.notices(cast.exa).notices
    assert notice.sentence == "Fara wrote down what you said; please confirm it"
    exa, place = signed_in("exa"), f"/m/{panel.id}/statements/{said}/"
    page = exa.get(place)
    assert "Fara wrote down that you said this" in words_of(page)
    assert "Fara wrote down that you said" not in words_of(signed_in("sol").get(place))
    voice = page.context["voice"]
    confirm = {"text": "They wait in winter", "version": "1"}
    exa.post(f"/m/{panel.id}/voices/{voice.id}/confirm/", confirm)
    assert "confirmed by Exa" in words_of(exa.get(place))
    assert "They wait in winter" in words_of(exa.get(place))
    assert inbox.notices(cast.exa, unread_only=True).notices == ()
    (told,) = inbox.notices(cast.fara).notices
    assert told.sentence == "Exa confirmed what you wrote down for them"


def test_it_does_not_say_by_whom(panel: Panel, banks: str, signed_in: SignedIn) -> None:
    about = {"stakeholder": "", "cell": f"{banks}:{panel.dimension['goals']}", "text": "x"}
    assert signed_in("fara").post(f"/m/{panel.id}/voices/", about).status_code == 422


def test_one_says_for_how_many_they_speak(panel: Panel, banks: str, signed_in: SignedIn) -> None:
    said = panel.statement(banks, "They call on Mondays")
    sol, place = signed_in("sol"), f"/m/{panel.id}/statements/{said}/"
    assert "You speak for your team?" in words_of(sol.get(place))
    sol.post(f"{place}team/", {"colleagues": "4", "names": "Ana, Tom"})
    assert "Sol for 4 colleagues in Sales" in words_of(signed_in("vic").get(place))


def test_what_a_deputy_was_shown_is_told_as_such(
    panel: Panel, signed_in: SignedIn, cast: Cast
) -> None:
    exa = panel.member(cast.exa)
    named = {"name": "", "member_id": cast.pri.member_id}
    signed_in("exa").post(f"/m/{panel.id}/people/{exa}/deputy/", named)
    signed_in("pri").get(f"/m/{panel.id}/table/")
    page = words_of(signed_in("vic").get(f"/m/{panel.id}/people/{exa}/"))
    assert "Pri answers for Exa" in page
    assert "Opened the matrix (Pri, as deputy)" in page
