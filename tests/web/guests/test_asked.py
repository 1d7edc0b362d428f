"""What a person is asked by their own link: how much, in which order, for whom."""

from collections.abc import Callable

from django.test import Client

from segmatrix.people.queries import LinkView
from segmatrix.review import actions, events, queries
from segmatrix.web.guests.asking import AT_ONCE, SECONDS_EACH, Sheet
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.web.guests.conftest import Make

SignedIn = Callable[[str], Client]
SCRIPT = {"HX-Request": "true"}


def words_of(page: object) -> str:
    return " ".join(page.text.split())


def begin(link: LinkView) -> Client:
    browser = Client()
    browser.get(f"/g/{link.token}/")
    browser.post("/guest/")
    return browser


def listed(bench: Bench, link: LinkView) -> str:
    """Put Lena on the list of people to ask, as who comes by her link."""
    given = events.AddStakeholder(matrix_id=bench.id, name="Lena", member_id=link.person_id)
    return actions.add_stakeholder(given, actor=bench.cast.fara)[0].stakeholder_id


def scribed(bench: Bench, person: str, segment_id: str, text: str) -> events.VoiceNoted:
    given = events.WriteDown(
        matrix_id=bench.id,
        stakeholder_id=person,
        segment_id=segment_id,
        dimension_id=bench.dimension["goals"],
        text=text,
    )
    return actions.write_down(given, actor=bench.cast.fara)[-1]


def test_six_questions_take_about_three_minutes() -> None:
    assert AT_ONCE * SECONDS_EACH == 3 * 60
    assert Sheet((), ()).minutes == 0


def test_the_door_says_how_many_and_how_long(
    personal_link: Make, client: Client, bench: Bench, risk: str, city: str
) -> None:
    link = personal_link()
    client.get(f"/g/{link.token}/")
    assert "6 questions, about 3 minutes." in words_of(client.get("/guest/"))
    for key in ("goals", "jobs", "pains", "differences", "definition"):
        said = {"text": "They wait"}
        begin(link).post(f"/m/{bench.id}/asked/{risk}/{bench.dimension[key]}/", said)
    client.get(f"/g/{link.token}/")
    assert "1 question, about 1 minute." in words_of(client.get("/guest/"))


def test_what_was_written_down_for_them_is_confirmed_there(
    personal_link: Make, bench: Bench, risk: str
) -> None:
    link = personal_link()
    noted = scribed(bench, listed(bench, link), risk, "Know tonight what a storm costs")
    lena = begin(link)
    page = lena.get(f"/m/{bench.id}/asked/")
    assert "Fara wrote down that you said this" in words_of(page)
    (waiting,) = page.context["sheet"].confirm
    assert (waiting.text, waiting.version) == ("Know tonight what a storm costs", 1)
    lena.post(f"/m/{bench.id}/voices/{noted.voice_id}/confirm/", {"text": waiting.text})
    assert queries.voices(bench.id, bench.cast.fara)[noted.statement_id].state == "confirmed"
    assert lena.get(f"/m/{bench.id}/asked/").context["sheet"].confirm == ()


def test_or_declined(personal_link: Make, bench: Bench, risk: str) -> None:
    link = personal_link()
    noted = scribed(bench, listed(bench, link), risk, "Know tonight what a storm costs")
    place = f"/m/{bench.id}/voices/{noted.voice_id}/decline/"
    begin(link).post(place, {"reason": "That was Tom"})
    assert bench.cell(risk, "goals").statements == ()


def test_what_a_profile_asks_of_them_is_asked_and_confirmed_as_well(
    personal_link: Make, bench: Bench, risk: str
) -> None:
    link = personal_link()
    person = listed(bench, link)
    browser = begin(link)
    row = bench.dimension["outcomes"]
    bench.ask(risk, key="outcomes", asked_id=link.person_id)
    asked = words_of(browser.get(f"/m/{bench.id}/asked/"))
    assert "What do they hope to have in the end?" in asked
    assert "What keeps them from getting there?" not in asked  # nobody asks that of them
    given = events.WriteDown(
        matrix_id=bench.id,
        stakeholder_id=person,
        segment_id=risk,
        dimension_id=row,
        text="A quiet audit",
    )
    actions.write_down(given, actor=bench.cast.fara)
    assert "A quiet audit" in browser.get(f"/m/{bench.id}/asked/").text


def test_a_review_they_owe_is_asked(personal_link: Make, bench: Bench, risk: str) -> None:
    link = personal_link()
    asked = events.AskReviewers(
        matrix_id=bench.id, due="2099-01-31", stakeholder_ids=[listed(bench, link)]
    )
    (made,) = actions.ask_reviewers(asked, actor=bench.cast.fara)
    lena = begin(link)
    page = lena.get(f"/m/{bench.id}/asked/")
    assert "What do you think of revision 1?" in words_of(page)
    lena.post(f"/m/{bench.id}/reviews/{made.review_id}/answer/", {"answer": "fine"})
    assert lena.get(f"/m/{bench.id}/asked/").context["sheet"].reviews == ()


def test_one_answers_for_a_team(personal_link: Make, bench: Bench, risk: str) -> None:
    lena = begin(personal_link())
    place = f"/m/{bench.id}/asked/{risk}/{bench.dimension['goals']}/"
    said = {"text": "Sleep well", "colleagues": "4", "names": "Ana, Tom"}
    answer = lena.post(place, said, headers=SCRIPT)
    assert "Lena for 4 colleagues in Support" in words_of(answer)
    (statement,) = bench.cell(risk, "goals").statements
    again = {"text": "Sleep well", "colleagues": "0", "statement": statement.id, "version": 1}
    assert "Saved, under your name" in words_of(lena.post(place, again, headers=SCRIPT))


def test_a_deputy_answers_for_whom_they_stand_for(
    cast: Cast, personal_link: Make, bench: Bench, risk: str, signed_in: SignedIn
) -> None:
    link = personal_link()
    person = listed(bench, link)
    named = {"name": "Sol", "member_id": cast.sol.member_id}
    begin(link).post(f"/m/{bench.id}/people/{person}/deputy/", named)
    deputy = queries.deputies(bench.id, cast.fara)[person]
    sol = signed_in("sol")
    assert "You answer for Lena" in words_of(sol.get(f"/m/{bench.id}/asked/"))
    place = f"/m/{bench.id}/asked/{risk}/{bench.dimension['goals']}/"
    saved = sol.post(place, {"text": "Sleep well", "for": deputy.id}, headers=SCRIPT)
    assert "Sol for Lena" in words_of(saved)
    sheet = sol.get(f"/m/{bench.id}/asked/").context["sheet"]
    assert [each.said.text for each in sheet.answered] == ["Sleep well"]
    assert sol.get(f"/m/{bench.id}/asked/?for=me").context["sheet"].answered == ()
    mika = signed_in("mika")
    assert mika.get(f"/m/{bench.id}/asked/?for={deputy.id}").status_code == 404
    assert mika.post(place, {"text": "Not mine", "for": deputy.id}).status_code == 404
