"""Revisions on their pages: kept, read as they were, compared, gone back to, and challenged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.matrix import events, queries
from segmatrix.review import events as review
from segmatrix.review.actions import add_stakeholder, write_down
from tests.cast import HARBOURLIGHT
from tests.matrix.agreeing import agree, state
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(bench: Bench, signed_in):
    """The pages of the matrix as the named person sees them."""
    return lambda name: Pages(signed_in(name), f"/m/{bench.id}/")


@pytest.fixture
def banks(bench: Bench) -> str:
    segment_id = bench.segment("Banks", tier="primary")
    bench.statement(segment_id, "Lenders", key="definition")
    bench.statement(segment_id, "Prove figures to the regulator")
    return segment_id


def read(answer) -> str:
    return " ".join(answer.text.split())


def band(answer) -> str:
    """Return the words of the band over the page."""
    whole = read(answer)
    return whole[whole.index('id="band"') :].split("</div>")[0]


def test_nothing_is_kept_at_first(bench, pages):
    page = read(pages("vic").get("revisions/"))
    assert "Nothing is kept yet" in page
    assert "Draft 1" in page


def test_the_draft_is_kept_and_read_as_it_was(bench, banks, pages):
    pages("fara").post("revisions/name/", name="After the interviews")
    bench.segment("Cities")
    assert "Revision 1: After the interviews" in read(pages("vic").get("revisions/"))
    page = read(pages("vic").get("revisions/1/"))
    assert "Banks" in page
    assert "Prove figures" in page
    assert "Cities" not in page
    assert "Draft 1" in page


def test_it_shows_the_profiles_and_by_whose_hand_things_were_said(bench, banks, pages):
    bench.statement(banks, "A quiet audit", key="outcomes")
    place = {"segment_id": banks, "dimension_id": bench.dimension["pains"], "text": "Audits"}
    listed = review.AddStakeholder(matrix_id=bench.id, name="Lena")
    lena = add_stakeholder(listed, actor=bench.cast.fara)[0].stakeholder_id
    said = review.WriteDown(matrix_id=bench.id, stakeholder_id=lena, **place)
    write_down(said, actor=bench.cast.fara)
    pages("fara").post("revisions/name/", name="After the interviews")
    page = read(pages("vic").get("revisions/1/"))
    assert page.index('scope="rowgroup"') < page.index("A quiet audit")
    assert "(said by Lena, written by Fara, not confirmed yet)" in page


def test_a_revision_that_is_not_there_is_not_found(bench, pages):
    for path in ("revisions/1/", "revisions/compare/", "revisions/compare/?before=7"):
        assert pages("fara").get(path).status_code == 404
    bench_id = queries.matrix(bench.id, bench.cast.fara).id
    pages("fara").post("revisions/name/", name="First")
    assert pages("fara").client.get(f"/m/{bench_id}/revisions/compare/?before=x").status_code == 422


def test_two_revisions_stand_side_by_side_with_the_words_that_differ(bench, banks, pages):
    pages("fara").post("revisions/name/", name="First")
    (said,) = bench.cell(banks, "goals").statements
    edited = {"statement_id": said.id, "text": "Prove every figure to the regulator"}
    do(events.EditStatement(matrix_id=bench.id, **edited), bench.cast.sol)
    page = read(pages("vic").get("revisions/compare/", before="1"))
    assert "1 difference" in page
    assert "<ins>every figure</ins> to the regulator" in page
    assert "<del>figures</del> to the regulator" in page


def test_going_back_is_shown_before_it_is_done(bench, banks, pages):
    pages("fara").post("revisions/name/", name="First")
    bench.segment("Cities")
    page = read(pages("fara").get("revisions/1/restore/"))
    assert "<del>Cities</del>" in page
    assert bench.names() == ["Banks", "Cities"]
    answer = pages("fara").post("revisions/1/restore/", next=f"/m/{bench.id}/revisions/")
    assert answer["Location"] == f"/m/{bench.id}/revisions/"
    assert bench.names() == ["Banks"]
    assert pages("sol").get("revisions/1/restore/").status_code == 403


def test_the_label_says_draft_until_it_is_agreed_and_again_after_an_edit(bench, banks, pages):
    assert "Draft 1" in band(pages("sol").get("table/"))
    pages("fara").post("state/review/", name="For all")
    assert "Revision 1 is up for review" in band(pages("sol").get("map/"))
    pages("fara").post("state/draft/")
    agree(bench)
    for path in ("", "table/", "map/", "charter/", "revisions/"):
        page = pages("sol").get(path)
        assert band(page).startswith('id="band" hidden'), path
        assert "Draft" not in band(page)
        assert "Agreed revision 3" in read(page)
    pages("fara").post(f"segments/{banks}/name/", name="Insurers", note="")
    page = pages("sol").get("table/")
    assert "Draft 4" in band(page)
    assert f'href="/m/{bench.id}/revisions/3/"' in band(page)
    assert "Insurers" not in read(pages("sol").get("revisions/3/"))


def test_the_list_of_matrices_says_how_far_each_has_come(bench, banks, pages):
    fara = pages("fara")

    def listed() -> str:
        return read(fara.client.get(f"/w/{HARBOURLIGHT}/"))

    assert "Draft 1" in listed()
    fara.post("state/review/", name="For all")
    assert "Draft 2, in review" in listed()
    fara.post("state/draft/")
    agree(bench)
    assert "Agreed revision 3" in listed()
    assert "Draft" not in listed()
    fara.post(f"segments/{banks}/name/", name="Insurers", note="")
    assert "Draft 4" in listed()
    assert "Agreed revision 3 stands" in listed()


def test_merging_segments_of_an_agreed_matrix_opens_a_draft(bench, banks, pages):
    cities = bench.segment("Cities")
    agree(bench)
    answer = pages("fara").send(f"segments/{banks}/merge/", **{"with": cities, "do": "1"})
    assert "Merged “Cities” into “Banks”" in read(answer)
    assert "Draft 3" in band(answer)


def test_other_words_keep_it_agreed_and_are_challenged(bench, banks, pages):
    agree(bench)
    assert "Only other words" in read(pages("fara").ask(f"segments/{banks}/"))
    pages("fara").post(f"segments/{banks}/name/", name="The banks", note="", wording_only="yes")
    assert state(bench)[0] == "agreed"
    assert "1 name or definition has other words" in band(pages("sol").get("table/"))
    (wording,) = queries.wordings(bench.id, bench.cast.sol)
    page = read(pages("sol").get("revisions/"))
    assert "It may be challenged until" in page
    pages("sol").post(f"wordings/{wording.id}/challenge/", reason="It leaves out insurers")
    assert state(bench)[0] == "draft"
    assert "Sol challenged it: It leaves out insurers" in read(pages("vic").get("revisions/"))


def test_a_definition_is_put_in_other_words(bench, banks, pages):
    agree(bench)
    (said,) = bench.cell(banks, "definition").statements
    assert "Only other words" in read(pages("fara").ask(f"statements/{said.id}/"))
    pages("fara").post(f"statements/{said.id}/edit/", text="Who lends", wording_only="yes")
    assert (state(bench)[0], bench.texts(banks, "definition")) == ("agreed", ["Who lends"])


def test_who_may_not_lead_takes_no_step(bench, pages):
    for step in ("review", "draft", "retire", "take-up"):
        assert pages("sol").post(f"state/{step}/").status_code == 403
    assert pages("fara").post("state/nowhere/").status_code == 404


def test_a_retired_matrix_is_taken_up_again(bench, banks, pages):
    pages("fara").post("state/retire/")
    assert "Retired" in band(pages("sol").get("table/"))
    refused = pages("sol").send("segments/", name="Schools", tier="other")
    assert refused.status_code in (403, 409, 422)
    pages("fara").post("state/take-up/")
    assert state(bench)[0] == "draft"


def test_the_page_takes_as_many_queries_with_many_revisions(bench, pages):
    counts = []
    for number in range(4):
        pages("fara").post("revisions/name/", name=f"Kept {number}")
        with CaptureQueriesContext(connection) as asked:
            pages("fara").get("revisions/")
        counts.append(len(asked))
    assert counts[0] == counts[-1]
