"""One person's own link: nothing to type, a few questions, each answer saved at once."""

from collections.abc import Callable

from django.test import Client

from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.people import actions, events
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.people.asking import ask
from tests.web.guests.conftest import Make

SignedIn = Callable[[str], Client]
SCRIPT = {"HX-Request": "true"}


def begin(link: object) -> Client:
    browser = Client()
    browser.get(f"/g/{link.token}/")
    browser.post("/guest/")
    return browser


def test_looking_is_not_coming_in(personal_link: Make, client: Client, bench: Bench) -> None:
    client.get(f"/g/{personal_link().token}/")
    assert "Hello Lena" in client.get("/guest/").text
    assert client.get(f"/m/{bench.id}/").status_code == 302


def test_one_tap_and_one_is_asked(
    personal_link: Make, client: Client, bench: Bench, risk: str, city: str
) -> None:
    client.get(f"/g/{personal_link().token}/")
    answer = client.post("/guest/")
    assert answer.url == f"/m/{bench.id}/asked/"
    page = client.get(answer.url)
    assert page.context["me"].name == "Lena"
    assert len(page.context["sheet"].open) == 6
    assert "6 questions" in page.text
    assert "Risk modellers" in page.text


def test_each_answer_is_saved_as_it_is_given_and_can_be_worded_again(
    personal_link: Make, bench: Bench, risk: str, city: str
) -> None:
    lena = begin(personal_link())
    place = f"/m/{bench.id}/asked/{risk}/{bench.dimension['goals']}/"
    saved = lena.post(place, {"text": "Know tonight what a storm costs"}, headers=SCRIPT)
    assert "Saved, under your name" in saved.text
    (said,) = bench.cell(risk, "goals").statements
    assert said.author_name == "Lena"
    again = {"text": "Know it by noon", "statement": said.id, "version": said.version}
    assert "Know it by noon" in lena.post(place, again, headers=SCRIPT).text
    (worded,) = bench.cell(risk, "goals").statements
    assert worded.text == "Know it by noon"
    sheet = lena.get(f"/m/{bench.id}/asked/").context["sheet"]
    assert (len(sheet.open), len(sheet.answered)) == (5, 1)


def test_what_somebody_asks_them_comes_first(
    cast: Cast, personal_link: Make, bench: Bench, risk: str, city: str
) -> None:
    link = personal_link()
    wanted = matrix_events.AskQuestion(
        matrix_id=bench.id,
        segment_id=city,
        dimension_id=bench.dimension["pains"],
        asked_id=link.person_id,
        note="You were there last week",
    )
    matrix_actions.ask_question(wanted, actor=cast.sol)
    lena = begin(link)
    first, *others = lena.get(f"/m/{bench.id}/asked/").context["sheet"].open
    assert (first.segment.id, first.question.asker_name) == (city, "Sol")
    assert len(others) == 5
    place = f"/m/{bench.id}/asked/{city}/{bench.dimension['pains']}/"
    answer = {"text": "Three phone calls per permit", "question": first.question.id}
    assert "proposed" in lena.post(place, answer, headers=SCRIPT).text
    (proposal,) = bench.cell(city, "pains").proposals
    assert proposal.text == "Three phone calls per permit"


def test_without_a_script_it_leads_back_to_the_questions(
    personal_link: Make, bench: Bench, risk: str
) -> None:
    lena = begin(personal_link())
    place = f"/m/{bench.id}/asked/{risk}/{bench.dimension['goals']}/"
    assert lena.post(place, {"text": "Sleep well"}).url == f"/m/{bench.id}/asked/"


def test_opened_again_it_is_the_same_person(personal_link: Make, bench: Bench, risk: str) -> None:
    link = personal_link()
    place = f"/m/{bench.id}/asked/{risk}/{bench.dimension['goals']}/"
    begin(link).post(place, {"text": "Sleep well"})
    sheet = begin(link).get(f"/m/{bench.id}/asked/").context["sheet"]
    assert [each.said.text for each in sheet.answered] == ["Sleep well"]


def test_renewed_who_came_by_the_old_one_is_out(
    cast: Cast, personal_link: Make, bench: Bench
) -> None:
    link = personal_link()
    lena = begin(link)
    given = ask(events.RenewPersonalLink, link_id=link.id, days=30)
    actions.renew_personal_link(given, actor=cast.fara)
    assert lena.get(f"/m/{bench.id}/asked/").status_code == 302
    assert Client().get(f"/g/{link.token}/").status_code == 404


def test_a_member_who_follows_it_stays_themselves(
    personal_link: Make, bench: Bench, signed_in: SignedIn
) -> None:
    sol = signed_in("sol")
    answer = sol.get(f"/g/{personal_link().token}/", follow=True)
    assert answer.context["me"].name == "Sol"
    assert "This link is for Lena" in answer.text


def test_otto_does_not_become_lena(personal_link: Make, bench: Bench, signed_in: SignedIn) -> None:
    otto = signed_in("otto")
    otto.get(f"/g/{personal_link().token}/")
    assert "You are signed in as otto@elsewhere.test" in otto.get("/guest/").text
    assert otto.post("/guest/").status_code == 403
    assert otto.get(f"/m/{bench.id}/").status_code == 404


def test_a_viewer_is_asked_nothing(personal_link: Make, bench: Bench) -> None:
    lena = begin(personal_link(role="viewer"))
    assert lena.get("/").url == f"/m/{bench.id}/"
    assert lena.get(f"/m/{bench.id}/asked/").status_code == 403
