"""Cells on the page: measures, contacts, and "not known yet"."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def size(bench, risk):
    return f"cells/{risk}/{bench.dimension['size']}/"


@pytest.fixture
def contacts(bench, risk):
    return f"cells/{risk}/{bench.dimension['contacts']}/"


def test_a_stated_number_stands_in_its_cell(bench, pages, size):
    answer = pages("sol").send(
        f"{size}measure/", low="1204", unit="accounts", date="2026-04-01", source="CRM", version="0"
    )
    assert "1,204 accounts" in answer.text
    assert "CRM, Apr 2026" in answer.text


def test_a_range_is_written_with_a_dash(bench, pages, size):
    answer = pages("sol").send(f"{size}measure/", low="400", high="450", version="0")
    assert "400–450" in answer.text


def test_what_is_no_number_is_refused_beside_its_field(bench, pages, size):
    answer = pages("sol").send(f"{size}measure/", low="many", source="CRM", version="0")
    assert answer.status_code == 422
    assert 'id="measure-low-error"' in answer.text
    assert 'value="CRM"' in answer.text


def test_a_range_upside_down_is_refused_with_what_was_typed(bench, pages, size):
    answer = pages("sol").send(f"{size}measure/", low="450", high="400", version="0")
    assert answer.status_code == 422
    assert 'value="450"' in answer.text


def test_a_number_is_taken_back_with_undo(bench, pages, risk, size):
    pages("sol").send(f"{size}measure/", low="1204", version="0")
    assert "Took the number back." in pages("sol").send(f"{size}measure/withdraw/").text
    assert bench.cell(risk, "size").stated is None


def test_not_known_yet_is_an_answer_that_can_be_taken_back(bench, pages, risk):
    goals = f"cells/{risk}/{bench.dimension['goals']}/"
    answer = pages("sol").send(f"{goals}not-known/", owner="Mika", due="2026-06-01")
    assert "not known yet" in answer.text
    assert "Mika asks" in answer.text
    pages("sol").send(f"{goals}not-known/take-back/")
    assert bench.cell(risk, "goals").empty


def test_a_day_that_does_not_exist_is_refused(bench, pages, risk):
    goals = f"cells/{risk}/{bench.dimension['goals']}/"
    assert pages("sol").send(f"{goals}not-known/", due="2026-02-31").status_code == 422


def test_contacts_are_colleagues_or_names(bench, pages, cast, risk, contacts):
    pages("sol").send(f"{contacts}contacts/", member=cast.mika.member_id)
    answer = pages("sol").send(f"{contacts}contacts/", name="Ida", role="science")
    assert "Mika" in answer.text
    assert "Ida" in answer.text
    first, _second = bench.cell(risk, "contacts").contacts
    pages("sol").send(f"contacts/{first.id}/remove/")
    assert [contact.name for contact in bench.cell(risk, "contacts").contacts] == ["Ida"]


def test_the_drawer_of_each_kind_has_its_form(bench, pages, risk):
    forms = {"definition": "statements/", "size": "measure/", "contacts": "contacts/"}
    for key, form in forms.items():
        path = f"cells/{risk}/{bench.dimension[key]}/"
        assert f'action="/m/{bench.id}/{path}{form}"' in pages("sol").ask(path).text


def test_a_cell_that_is_not_there_says_so(bench, pages, risk):
    assert pages("sol").get(f"cells/{risk}/nosuchrow/").status_code == 404
    assert pages("otto").get(f"cells/{risk}/{bench.dimension['size']}/").status_code == 404
