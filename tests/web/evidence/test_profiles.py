"""A segment closer up: what its profile asks, answered on the page of its insights."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def insights(desk, pages):
    """The page of the insights about banks, as somebody sees it."""
    return lambda who="sol": pages(who).get("evidence/insights/", segment=desk.banks).text


def place(desk, key):
    return f"cells/{desk.banks}/{desk.dimension[key]}/"


def test_it_asks_four_questions(insights):
    page = insights()
    asked = (
        "What do they hope to have in the end?",
        "What keeps them from getting there?",
        "What else do they consider, doing nothing included?",
        "What would make them choose us?",
    )
    places = [page.index(question) for question in asked]
    assert places == sorted(places)


def test_an_answer_stands_with_its_author_and_what_it_rests_on(desk, pages, insights):
    pages("sol").post(f"{place(desk, 'outcomes')}statements/", text="A quiet audit")
    page = insights("vic")
    assert "A quiet audit" in page
    assert "Sol, Sales" in page
    assert "Assumption: nothing supports it yet" in page


def test_an_answer_opens_in_the_drawer_and_is_edited_there(desk, pages, insights):
    said = desk.statement(desk.banks, "A quiet audit", key="outcomes")
    assert f"statements/{said}/" in insights()
    assert "A quiet audit" in pages("sol").ask(f"statements/{said}/").text
    pages("sol").send(f"statements/{said}/edit/", text="No audit at all", version="1")
    assert "No audit at all" in insights()


def test_a_question_opens_as_a_cell_with_its_history(desk, pages):
    desk.say(desk.banks, "A quiet audit", key="outcomes")
    drawer = pages("sol").ask(place(desk, "outcomes")).text
    assert "A quiet audit" in drawer
    assert "Who changed this" in drawer


def test_a_viewer_answers_nothing(desk, pages):
    answer = pages("vic").post(f"{place(desk, 'outcomes')}statements/", text="A quiet audit")
    assert answer.status_code == 403


def test_the_table_does_not_show_it_until_somebody_wants_that(desk, pages):
    desk.say(desk.banks, "A quiet audit", key="outcomes")
    assert "A quiet audit" not in pages("sol").get("table/").text
    assert "Questions of the profile" in pages("fara").ask("dimensions/").text
    shown = pages("fara").send(f"dimensions/{desk.dimension['outcomes']}/show/")
    assert "A quiet audit" in shown.text


def test_an_answer_outside_the_table_puts_no_cell_into_it(desk, pages):
    answer = pages("sol").send(f"{place(desk, 'outcomes')}statements/", text="A quiet audit")
    assert answer.status_code == 200
    assert "A quiet audit" not in answer.text


def test_the_drawer_of_a_segment_leads_there(desk, pages):
    drawer = pages("sol").ask(f"segments/{desk.banks}/").text
    assert f"evidence/insights/?segment={desk.banks}" in drawer
