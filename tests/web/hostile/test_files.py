"""Files that are not what they seem: what can be read is read, the rest is said and kept apart."""

import tracemalloc
from collections.abc import Iterator

import pytest

from segmatrix.base.ids import new_id
from segmatrix.datasets import actions, events
from tests.cast import HARBOURLIGHT
from tests.web.data.conftest import browser, home  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db
LONG_MB = 64
PIECE = 1 << 20


def test_two_header_rows_are_offered_as_title_rows(browser) -> None:  # noqa: F811
    rows = "Customer,,Usage,\nuser_id,plan,seats,logins\nu1,pro,3,17\nu2,free,1,4\n"
    page = browser.send({"customers.csv": rows})
    (card,) = page.context["cards"]
    assert card.head.layout.title_rows == 1
    assert "Rows above the data" in page.text
    assert f'name="{card.key}-titles"' in page.text
    assert page.context["outlook"].preview.tables["people"].kept == 2


def test_a_row_of_many_megabytes_is_set_aside_in_bounded_memory(
    browser,  # noqa: F811
    cast,
    settings,
    work,
) -> None:
    settings.UPLOAD_LIMIT = 2 * LONG_MB * PIECE
    dataset_id = new_id()
    here = {"workspace_id": HARBOURLIGHT, "dataset_id": dataset_id}
    tracemalloc.start()
    arrival = ("customers.csv", _with_a_long_row())
    actions.receive_files([arrival], events.UploadFiles(**here), actor=cast.ana)
    actions.propose_mapping(events.ProposeMapping(**here), actor=cast.ana)
    columns = browser.client.get(browser.address("columns", dataset_id))
    fields = browser.fields(columns) | {"do": "confirm"}
    browser.client.post(browser.address("columns", dataset_id), fields)
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert browser.newest().current.stamp["rows"] == {"people": 2}
    assert "customers.csv" in browser.client.get(browser.address("set-aside", dataset_id)).text
    assert peak < LONG_MB * PIECE // 2


def _with_a_long_row() -> Iterator[bytes]:
    yield b"user_id,plan,note\nu1,pro,before\nu2,pro,"
    for _ in range(LONG_MB):
        yield b"x" * PIECE
    yield b"\nu3,basic,after\n"
