"""Files that come in, good and bad."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from segmatrix.base.ids import new_id
from segmatrix.datasets import queries
from tests.web.data.conftest import CUSTOMERS

ZIP = b"PK\x03\x04" + b"\x00" * 40


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "empty.csv is empty"),
        ("blank.csv", b"\r\n\r\n", "This file is empty"),
        ("orders.csv", ZIP, "ZIP archive"),
        ("report.csv", b"%PDF-1.7 ...", "PDF document"),
        ("large.csv", b"user_id\n" + b"x" * 100_001, "larger than"),
    ],
)
def test_what_is_no_table_is_refused_with_the_next_step(browser, name, content, words) -> None:
    response = browser.send({name: content})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert queries.datasets(browser.cast.ana) == []


def test_the_others_stay_when_one_is_refused(browser) -> None:
    response = browser.send({"customers.csv": CUSTOMERS, "orders.csv": ZIP})
    assert "Left out: orders.csv" in response.content.decode()
    assert [file.name for file in browser.newest().files] == ["customers.csv"]


def test_without_a_file_the_form_says_so(browser) -> None:
    response = browser.client.post(browser.address("new"), {"operation": new_id()})
    assert response.status_code == 422


def test_a_file_that_cannot_be_understood_leads_to_its_page(browser) -> None:
    response = browser.send({"twice.csv": "user_id,user_id\nu1,u2\n"})
    assert response.request["PATH_INFO"] == browser.address("source", browser.newest().id)
    assert "twice.csv: " in response.content.decode()


def test_a_newer_file_of_the_same_name_replaces_the_earlier(browser) -> None:
    browser.send({"customers.csv": CUSTOMERS})
    source = browser.newest()
    browser.send(
        {"customers.csv": CUSTOMERS + "u40,pro,1,01-03-2024\n"}, browser.address("more", source.id)
    )
    (file,) = browser.newest().files
    assert file.size > source.files[0].size


def test_a_script_gets_the_form_alone_or_is_led_on(browser) -> None:
    address, script = browser.address("new"), {"HX-Request": "true"}
    refused = browser.client.post(address, {"operation": new_id()}, headers=script)
    assert refused.status_code == 422
    assert b"<html" not in refused.content
    given = {"files": [SimpleUploadedFile("c.csv", CUSTOMERS.encode())], "operation": new_id()}
    led = browser.client.post(address, given, headers=script)
    assert led["HX-Redirect"] == browser.address("columns", browser.newest().id)


def test_script_and_markup_in_names_and_cells_are_text(browser) -> None:
    mark = "<script>alert(1)</script>"
    text = f"user_id,{mark}\nu1,{mark}\nu2,b\n"
    page = browser.send({f"{mark}.csv": text}, name=mark).content.decode()
    assert mark not in page
    assert "&lt;script&gt;" in page
