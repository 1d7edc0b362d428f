"""The page "What is recorded about you", which everybody may read."""

import re

import pytest
from django.test import Client

from segmatrix.web.recorded.chapters import CHAPTERS
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.people.visiting import a_guest_link
from tests.web.guests.conftest import come_by

PAGE = "/recorded/"
LINK = f'href="{PAGE}"'


@pytest.fixture
def nora(cast: Cast) -> Client:
    """A guest's browser."""
    return come_by(a_guest_link(cast, matrix_id=Bench(cast).id))


def shown(browser: Client) -> str:
    """Return the page as it is shown, without what differs from one time to the next."""
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    return re.sub(r'(csrf-token" content|csrfmiddlewaretoken" value)="\w+"', "", answer.text)


def test_everybody_reads_the_same(cast: Cast, nora: Client, signed_in) -> None:
    to_nobody = shown(Client())
    for chapter in CHAPTERS:
        assert f'id="{chapter.key}"' in to_nobody
    assert "Nobody in Segmatrix sees more of you than stands here" in to_nobody
    assert shown(nora) == shown(signed_in("vic")) == to_nobody


def test_each_line_is_there_with_who_sees_it_and_for_how_long(client: Client) -> None:
    """Signed out, the page asks the database for nothing: this test has none."""
    rows = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", shown(client), re.DOTALL)
    records = [record for chapter in CHAPTERS for record in chapter.records]
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for words in (record.what, record.holds, record.seen, record.kept, record.ends):
            assert str(words).replace("'", "&#x27;") in row


def test_it_is_found_where_somebody_comes_in_and_where_they_are(
    cast: Cast, nora: Client, signed_in
) -> None:
    matrix = Bench(cast, "Customers of ours")
    link = a_guest_link(cast, matrix_id=matrix.id)
    assert LINK in Client().get("/accounts/login/").text
    assert Client().get(f"/g/{link.token}/", follow=True).text.count(LINK) == 2
    assert LINK in nora.get("/guest/me/").text
    assert LINK in signed_in("sol").get("/account/").text
    assert LINK in signed_in("sol").get(f"/w/{cast.sol.workspace_id}/inbox/").text
    assert LINK in signed_in("sol").get(f"/m/{matrix.id}/").text
