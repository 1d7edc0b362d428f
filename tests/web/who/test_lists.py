"""Lists on their page: pasted or sent, replaced, removed and brought back."""

from django.core.files.uploadedfile import SimpleUploadedFile

from segmatrix.studies import queries
from tests.web.who.conftest import Browsers


def bring(pages: Browsers, name: str = "Beta testers", **said):
    return pages("ana").post("lists/", name=name, **said)


def test_ids_are_pasted(pages: Browsers, counted, cast) -> None:
    assert bring(pages, ids="u1\nu2\nnobody").status_code == 302
    page = pages("exa").get("lists/").text
    assert "Beta testers" in page and "not counted yet" in page
    counted.work()
    (kept,) = queries.lists(counted.id, cast.exa)
    assert (kept.size, kept.known) == (3, 2)


def test_ids_come_as_a_file(pages: Browsers, counted, cast) -> None:
    file = SimpleUploadedFile("beta.csv", b"name,user_id\nAda,u1\n")
    bring(pages, file=file)
    assert queries.lists(counted.id, cast.ana)[0].size == 1


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(pages, counted) -> None:
    answer = bring(pages, ids="name,plan\nAda,pro")
    assert answer.status_code == 422
    assert "No column of this table is named user_id." in answer.text
    assert "Ada,pro" in answer.text and "Beta testers" in answer.text
    answer = bring(pages, file=SimpleUploadedFile("beta.xlsx", b"PK\x03\x04\0\0"))
    assert "looks like a workbook" in answer.text


def test_one_is_replaced_removed_and_brought_back(pages: Browsers, counted, cast) -> None:
    bring(pages, ids="u1")
    (kept,) = queries.lists(counted.id, cast.ana)
    ana = pages("ana")
    assert "It holds 1 id" in ana.get(f"lists/{kept.id}/").text
    ana.post(f"lists/{kept.id}/", ids="u1\nu2")
    assert queries.lists(counted.id, cast.ana)[0].size == 2
    ana.post(f"lists/{kept.id}/remove/")
    assert queries.lists(counted.id, cast.ana) == []
    assert "“Beta testers” was removed" in ana.get("lists/").text
    ana.post(f"lists/{kept.id}/restore/")
    assert queries.lists(counted.id, cast.ana)[0].size == 2


def test_who_may_not_can_do_none_of_it(pages: Browsers, counted, cast) -> None:
    bring(pages, ids="u1")
    (kept,) = queries.lists(counted.id, cast.ana)
    assert pages("sol").post("lists/", name="Mine", ids="u1").status_code == 403
    for step in ("", "remove/", "restore/"):
        assert pages("sol").post(f"lists/{kept.id}/{step}", ids="u2").status_code == 403
    assert len(queries.lists(counted.id, cast.ana)) == 1


def test_there_is_no_page_of_a_list_that_is_gone(pages: Browsers, counted, pro) -> None:
    assert pages("ana").get(f"lists/{pro}/").status_code == 404
