"""Sources: listed, described, removed and back; a document's text with its findings marked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from segmatrix.evidence import queries

pytestmark = pytest.mark.django_db

NOTES = "They wait for days 😀 and give up.\n\nNobody rings.".encode()


def uploaded(pages, name="notes.txt", content=NOTES, who="sol", **more):
    said = {"file": SimpleUploadedFile(name, content), "source_kind": "interview"}
    return pages(who).post("evidence/upload/", **said | more)


def sources(desk, **which):
    return queries.sources(desk.id, desk.cast.sol, **which)


def test_an_empty_list_teaches_what_evidence_is(desk, pages):
    page = pages("sol").get("evidence/").text
    assert "Nothing gathered yet" in page
    assert "Alpine Re" in page


def test_a_source_is_added_described_anew_removed_and_brought_back(desk, pages):
    pages("sol").send("evidence/sources/", title="Interview with a bank", kind="interview")
    (source,) = sources(desk)
    path = f"evidence/sources/{source.id}/"
    pages("sol").send(f"{path}edit/", title="Bank, spring", kind="interview", date="2026-05-01")
    assert "Bank, spring" in pages("sol").get("evidence/").text
    pages("sol").send(f"{path}remove/")
    assert (len(sources(desk)), len(sources(desk, removed=True))) == (0, 1)
    assert "1 removed source" in " ".join(pages("sol").get("evidence/").text.split())
    pages("sol").send(f"{path}restore/")
    assert len(sources(desk)) == 1


def test_an_address_that_is_not_on_the_web_is_refused(desk, pages):
    answer = pages("sol").send("evidence/sources/", title="Notes", url="javascript:alert(1)")
    assert answer.status_code == 422
    assert sources(desk) == ()


def test_a_file_becomes_a_source_whose_text_is_shown(desk, pages):
    answer = uploaded(pages, title="Call with a bank")
    (source,) = sources(desk)
    assert answer["Location"] == f"/m/{desk.id}/evidence/sources/{source.id}/"
    page = pages("vic").get(f"evidence/sources/{source.id}/").text
    assert "They wait for days" in page
    assert 'id="block-1"' in page


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty.txt"),
        ("report.pdf", b"no PDF at all", "report.pdf"),
        ("program.exe", b"MZ\x90\x00\x03", "program.exe"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_beside_the_field(desk, pages, name, content, words):
    answer = uploaded(pages, name, content)
    assert answer.status_code == 422
    assert "document-file-error" in answer.text
    assert words in answer.text
    assert sources(desk) == ()
    assert desk.files() == []


def test_the_same_file_twice_is_refused(desk, pages):
    uploaded(pages)
    answer = uploaded(pages)
    assert answer.status_code == 422
    assert "is here already" in answer.text


def test_a_passage_becomes_a_linked_finding_in_one_write_and_is_marked(desk, pages):
    uploaded(pages)
    (source,) = sources(desk)
    claim = desk.claim()
    pages("sol").send(
        "evidence/findings/",
        source=source.id,
        block="0",
        start="5",
        end="20",
        target=f"{claim.kind}:{claim.id}",
        stance="supports",
    )
    (cited,) = desk.evidence(claim).supports
    assert cited.observation.text == "wait for days 😀"
    page = pages("sol").get(f"evidence/sources/{source.id}/", block="0").text
    assert f'<mark data-findings="{cited.observation.id}">wait for days 😀</mark>' in page


def test_a_place_that_is_not_in_the_text_is_refused(desk, pages):
    uploaded(pages)
    (source,) = sources(desk)
    sent = {"source": source.id, "block": "9", "start": "0", "end": "3"}
    assert pages("sol").send("evidence/findings/", **sent).status_code == 422


def test_the_file_is_handed_out_to_keep_and_never_shown(desk, pages):
    uploaded(pages, "page.md", b"<script>alert(1)</script>")
    (source,) = sources(desk)
    answer = pages("sol").get(f"evidence/documents/{source.document_id}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert b"".join(answer) == b"<script>alert(1)</script>"


def test_a_number_of_the_address_that_is_none_shows_the_beginning(desk, pages):
    uploaded(pages)
    (source,) = sources(desk)
    for block in ("-1", "x", "9" * 40, "²"):
        page = pages("sol").get(f"evidence/sources/{source.id}/", block=block)
        assert page.status_code == 200


def test_a_viewer_may_not_bring_in_a_file(desk, pages):
    assert uploaded(pages, who="vic").status_code == 403
    assert sources(desk) == ()


def test_others_sources_do_not_exist(desk, pages):
    source_id = desk.source()
    assert pages("otto").get("evidence/").status_code == 404
    assert pages("otto").get(f"evidence/sources/{source_id}/").status_code == 404


def test_the_rows_of_a_table_are_shown_to_those_who_work_with_customer_data(desk, pages):
    source_id = desk.table_source("Customer,Text\nc-17,Too slow\n")
    address = f"evidence/sources/{source_id}/"
    shown = {name: pages(name).get(address).text for name in ("ana", "vic")}
    assert "c-17" in shown["ana"]
    assert "c-17" not in shown["vic"]
    assert "those who work with customer data" in shown["vic"]
