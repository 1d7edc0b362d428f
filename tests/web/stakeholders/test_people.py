"""The list of people to ask, and the page of one."""

import pytest

from segmatrix.review import queries

pytestmark = pytest.mark.django_db


def listed(panel, **which):
    return {each.name: each for each in queries.stakeholders(panel.id, panel.cast.fara, **which)}


def test_an_empty_list_teaches_whom_to_begin_with(pages):
    page = pages("fara").get("people/").text
    assert "Begin with the sponsor" in page
    assert "Add a person to ask" in page


def test_a_person_is_added_described_anew_taken_off_and_put_back(panel, pages):
    answer = pages("fara").post("people/add/", name="Lena", department="Sales", level="lead")
    assert answer.status_code == 302
    lena = listed(panel)["Lena"]
    path = f"people/{lena.id}/"
    pages("fara").send(f"{path}edit/", name="Lena Ito", email="l@h.test", version="1")
    page = pages("vic").get("people/").text
    assert "Lena Ito" in page
    answer = pages("fara").send(f"{path}remove/")
    assert "Taken off the list" in answer.text
    assert listed(panel) == {}
    assert "1 person taken off the list" in " ".join(pages("fara").get("people/").text.split())
    pages("fara").send(f"{path}restore/")
    assert list(listed(panel)) == ["Lena Ito"]


def test_everybody_reads_names_and_those_who_facilitate_addresses(panel, pages):
    lena = panel.person("Lena", department="Sales", email="lena@harbourlight.test")
    for name in ("vic", "sol", "fara"):
        page = pages(name).get(f"people/{lena}/").text
        assert "Lena" in page
        assert ("lena@harbourlight.test" in page) == (name == "fara")
        assert ("Describe the person" in page) == (name == "fara")
        assert "lena@harbourlight.test" not in pages(name).get("people/").text


@pytest.mark.parametrize("write", ["edit", "remove", "excuse", "nominate"])
def test_others_change_nothing(panel, pages, write):
    lena, tom = panel.person("Lena"), panel.person("Tom")
    before = panel.asked()
    said = {"name": "Lina", "reason": "left", "nominee": tom}
    assert pages("sol").send(f"people/{lena}/{write}/", **said).status_code == 403
    assert panel.asked() == before


def test_whom_they_name_comes_from_their_page(panel, pages):
    exa = panel.person("Exa", sponsor=True)
    pages("fara").post("people/add/", name="Sol", named_by=exa, disagrees="on")
    sol = listed(panel)["Sol"]
    assert sol.named_by == exa
    pages("fara").post(f"people/{sol.id}/nominate/", nominee=exa)
    page = " ".join(pages("fara").get(f"people/{exa}/").text.split())
    assert "they disagree" in page
    assert "Whom Exa names" in page
    pages("fara").post(f"people/{sol.id}/withdraw/", nominee=exa)
    assert len(panel.snowball.nominations) == 1


def test_an_excuse_says_who_gave_it(panel, pages):
    lena = panel.person("Lena")
    answer = pages("fara").send(f"people/{lena}/excuse/", reason="replaced")
    assert answer.status_code == 422
    pages("fara").post(f"people/{lena}/excuse/", reason="replaced", replacement="Tom")
    page = " ".join(pages("vic").get(f"people/{lena}/").text.split())
    assert "Replaced by Tom" in page
    assert "Excused by Fara" in page
    pages("fara").post(f"people/{lena}/expect/")
    assert listed(panel)["Lena"].excuse is None


def test_notes_are_kept_by_whoever_may_add_evidence(panel, pages):
    lena = panel.person("Lena")
    pages("sol").post(f"people/{lena}/interviews/", title="Talk with Lena", note="Storms first")
    page = pages("vic").get(f"people/{lena}/").text
    assert "Talk with Lena" in page
    assert "Keep interview notes" not in page
    (source,) = queries.interviews(panel.id, panel.cast.vic)[lena]
    pages("sol").post(f"people/{lena}/interviews/unlink/", source=source.id)
    assert queries.interviews(panel.id, panel.cast.vic) == {}
    pages("sol").post(f"people/{lena}/interviews/link/", source=source.id)
    assert len(queries.interviews(panel.id, panel.cast.vic)[lena]) == 1
    assert pages("vic").post(f"people/{lena}/interviews/", title="Talk").status_code == 403


def test_nobody_of_another_matrix_is_found(panel, pages):
    other = type(panel)(panel.cast, "Partners")
    assert pages("fara").get(f"people/{other.person('Tom')}/").status_code == 404


@pytest.mark.parametrize("path", ["", "names/", "coverage/", "shown/"])
def test_a_longer_list_takes_no_more_queries(
    panel, pages, path, django_assert_max_num_queries, django_assert_num_queries
):
    def fill(count):
        first = panel.person(f"First {count}", department="Sales", level="lead")
        people = [panel.person(f"{count} {n}", named_by=first) for n in range(count)]
        panel.meeting(*people)
        panel.member(panel.cast.sol if count == 2 else panel.cast.mika)

    browser = pages("fara")
    fill(2)
    with django_assert_max_num_queries(100) as few:
        assert browser.get(f"people/{path}").status_code == 200
    fill(7)
    with django_assert_num_queries(len(few)):
        browser.get(f"people/{path}")
