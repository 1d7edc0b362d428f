"""The drawer of a claim: its quotes by what they do, each with the way to where it stands."""

import pytest

from segmatrix.base.ids import new_id
from segmatrix.evidence import queries
from segmatrix.evidence.targets import Target

pytestmark = pytest.mark.django_db


def drawer(pages, claim, who="sol"):
    return pages(who).ask(f"evidence/of/{claim.kind}/{claim.id}/")


def test_it_groups_quotes_by_what_they_do(desk, pages):
    claim = desk.claim()
    desk.link(claim, desk.quote(text="We wait for days"))
    desk.link(claim, desk.quote(text="It took minutes"), stance="refutes")
    desk.link(claim, desk.quote(text="They have two offices"), stance="context")
    page = drawer(pages, claim).text
    places = [
        page.index(words)
        for words in (
            "We wait for days",
            "side-refutes",
            "It took minutes",
            "side-context",
            "They have two offices",
        )
    ]
    assert places == sorted(places)


def test_a_quote_of_a_document_leads_to_its_place(desk, pages):
    source_id = desk.receive("notes.txt", b"First.\n\nThey wait for days.")[-1].source_id
    claim = desk.claim()
    place = {"block": 1, "start": 0, "end": 9}
    desk.link(claim, desk.quote(source_id, "", place=place))
    page = drawer(pages, claim).text
    assert f"/m/{desk.id}/evidence/sources/{source_id}/?block=1#block-1" in page
    assert "They wait" in page
    assert "paragraph 2" in page


def test_a_cell_shows_all_its_statements(desk, pages):
    one, two = desk.claim("They wait"), desk.claim("They pay late")
    desk.link(one, desk.quote(text="Three days at least"))
    desk.link(two, desk.quote(text="Sixty days net"))
    page = pages("sol").ask(f"cells/{desk.banks}/{desk.dimension['pains']}/evidence/").text
    for words in ("They wait", "Three days at least", "They pay late", "Sixty days net"):
        assert words in page


def test_a_stated_number_names_who_states_it(desk, pages):
    number = desk.number()
    place = f"cells/{desk.banks}/{desk.dimension['size']}/evidence/"
    assert "states it" in pages("sol").ask(place).text
    assert drawer(pages, number).status_code == 200


def test_a_segment_has_evidence_of_its_own(desk, pages):
    segment = Target.segment(desk.banks)
    desk.link(segment, desk.quote(text="There are fewer each year"))
    assert "There are fewer each year" in drawer(pages, segment).text


def test_its_address_opens_the_table_with_the_drawer(desk, pages):
    claim = desk.claim()
    page = pages("sol").get(f"evidence/of/{claim.kind}/{claim.id}/").text
    assert 'id="matrix-table"' in page
    assert "What it rests on" in page


def test_a_finding_is_added_right_there_with_a_new_source(desk, pages):
    claim = desk.claim()
    answer = pages("sol").send(
        "evidence/findings/",
        target=f"{claim.kind}:{claim.id}",
        text="We wait for days",
        source=desk.source("Another"),
        source_title="Call with a bank",
        source_kind="interview",
        stance="supports",
    )
    assert "Noted and linked." in answer.text
    (cited,) = desk.evidence(claim).supports
    assert cited.observation.source_title == "Call with a bank"


def test_what_it_does_changes_and_a_link_goes_with_an_undo(desk, pages):
    claim = desk.claim()
    link_id = desk.link(claim, desk.quote())
    pages("sol").send(f"evidence/links/{link_id}/stance/", stance="refutes")
    assert len(desk.evidence(claim).refutes) == 1
    operation = new_id()
    answer = pages("sol").send(f"evidence/links/{link_id}/remove/", operation=operation)
    assert f'value="{operation}"' in answer.text
    assert desk.evidence(claim).refutes == ()
    assert "Undone" in pages("sol").send("undo/", target=operation).text
    assert len(desk.evidence(claim).refutes) == 1


def test_a_viewer_reads_and_may_not_write(desk, pages):
    claim, quote = desk.claim(), desk.quote()
    assert drawer(pages, claim, "vic").status_code == 200
    sent = {"finding": quote, "target": f"{claim.kind}:{claim.id}"}
    assert pages("vic").send("evidence/links/", **sent).status_code == 403
    assert desk.evidence(claim).supports == ()


def test_what_is_there_to_no_one_is_not_found(desk, pages):
    assert pages("sol").ask(f"evidence/of/statement/{new_id()}/").status_code == 404
    assert pages("sol").ask(f"evidence/of/mood/{new_id()}/").status_code == 404
    claim = desk.claim()
    assert drawer(pages, claim, "otto").status_code == 404


def test_ids_of_customers_are_for_those_who_work_with_customer_data(desk, pages):
    claim = desk.claim()
    desk.link(claim, desk.quote(person_id="p-4711"))
    assert "p-4711" not in drawer(pages, claim, "sol").text
    assert "a customer" in drawer(pages, claim, "sol").text
    assert "p-4711" in drawer(pages, claim, "ana").text


def test_markup_in_a_quote_is_shown_as_it_was_typed(desk, pages):
    claim = desk.claim()
    desk.link(claim, desk.quote(text="<script>alert(1)</script>"))
    assert "<script>alert(1)</script>" not in drawer(pages, claim).text
    assert queries.observations(desk.id, desk.cast.sol).total == 1
