"""From files to numbers on the pages, without a script."""

from segmatrix.datasets.terms import State
from segmatrix.studies import queries as studies
from tests.cast import HARBOURLIGHT
from tests.matrix.conftest import Bench
from tests.web.data.conftest import CUSTOMERS


def test_files_become_rows_and_numbers(browser, cast, work) -> None:
    client = browser.client
    empty = client.get(browser.address("sources"))
    assert b"Bring your first export" in empty.content

    columns = browser.send({"customers.csv": CUSTOMERS})
    source = browser.newest()
    assert columns.request["PATH_INFO"] == browser.address("columns", source.id)
    assert b"every row can be read" not in columns.content
    assert b"31-02-2024" in columns.content

    confirmed = client.post(
        browser.address("columns", source.id),
        browser.fields(columns) | {"do": "confirm"},
        follow=True,
    )
    assert confirmed.request["PATH_INFO"] == browser.address("source", source.id)
    assert b"Cancel the import" in confirmed.content
    work()

    page = client.get(browser.address("source", source.id))
    assert browser.newest().state == State.READY
    assert b"1 row that cannot be read" in " ".join(page.content.decode().split()).encode()
    aside = client.get(browser.address("set-aside", source.id))
    assert b"31-02-2024" in aside.content
    download = client.get(browser.address("set-aside-csv", source.id))
    assert b"".join(download.streaming_content).count(b"\r\n") == 2

    matrix_id = Bench(cast).id
    used = client.post(browser.address("use", source.id), {"matrix": matrix_id}, follow=True)
    assert b"counted in this data" in used.content
    assert studies.source_of(matrix_id).dataset_id == source.id
    assert b"Customer segments" in client.get(browser.address("sources")).content


def test_a_running_import_is_watched_and_cancelled(browser, cast, work) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS})
    source = browser.newest()
    browser.client.post(
        browser.address("columns", source.id), browser.fields(columns) | {"do": "confirm"}
    )
    progress = browser.address("progress", source.id)
    told = browser.client.get(progress, headers={"HX-Request": "true"})
    assert b"Waiting to begin" in told.content
    assert b"every 1s" in told.content

    cancelled = browser.client.post(browser.address("cancel", source.id), follow=True)
    assert b"cancelled" in cancelled.content
    ended = browser.client.get(progress, headers={"HX-Request": "true"})
    assert ended["HX-Refresh"] == "true"
    work()
    assert browser.newest().state == State.CANCELLED

    again = browser.client.post(browser.address("import", source.id), follow=True)
    assert b"Cancel the import" in again.content
    work()
    assert browser.newest().state == State.READY


def test_removed_it_can_be_brought_back_from_the_next_page(browser) -> None:
    browser.send({"customers.csv": CUSTOMERS}, name="CRM")
    source = browser.newest()
    removed = browser.client.post(browser.address("remove", source.id), follow=True)
    assert "“CRM” was removed" in removed.content.decode()
    browser.client.post(browser.address("restore", source.id))
    assert browser.newest().name == "CRM"


def test_it_is_renamed(browser) -> None:
    browser.send({"customers.csv": CUSTOMERS})
    source = browser.newest()
    address = browser.address("rename", source.id)
    browser.client.post(address, {"name": "Our CRM"})
    assert browser.newest().name == "Our CRM"
    refused = browser.client.post(address, {"name": ""})
    assert refused.status_code == 422


def test_those_who_may_not_are_refused(signed_in, browser) -> None:
    browser.send({"customers.csv": CUSTOMERS})
    source = browser.newest()
    for page in ("source", "columns", "set-aside", "progress", "more"):
        address = browser.address(page, source.id)
        assert signed_in("fara").get(address).status_code == 403, page
        assert signed_in("otto").get(address).status_code == 404, page
    assert source.workspace_id == HARBOURLIGHT
    assert signed_in("vic").get(browser.address("sources")).status_code == 403
    assert signed_in("vic").get(browser.address("new")).status_code == 403
