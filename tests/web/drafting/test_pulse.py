"""The page of the pulse: one's own list, a number, and counts once it is closed."""

import pytest

from segmatrix.matrix import queries

pytestmark = pytest.mark.django_db


def test_everybody_lists_for_themselves_and_closing_counts(bench, pages):
    back = f"/m/{bench.id}/pulse/"
    assert pages("fara").post("pulse/open/", next=back)["Location"] == back
    (pulse,) = queries.pulses(bench.id, bench.cast.fara)
    pages("sol").post(f"pulse/{pulse.id}/list/", groups="Secret <banks>\r\nCities\r\n")
    pages("mika").post(f"pulse/{pulse.id}/list/", groups="Cities")
    assert "Secret &lt;banks&gt;" in pages("sol").get("pulse/").text
    for who in ("fara", "mika", "vic"):
        page = " ".join(pages(who).get("pulse/").text.split())
        assert "Secret" not in page
        assert "2 lists so far" in page
        assert "Close and count" not in page
        assert "From 3 lists on it can be closed and counted" in page
    pages("exa").post(f"pulse/{pulse.id}/list/", groups="Cities")
    assert "Close and count" in pages("fara").get("pulse/").text
    pages("fara").post(f"pulse/{pulse.id}/close/")
    page = pages("vic").get("pulse/").text
    assert page.index('<th scope="row">Cities</th>') < page.index("Secret &lt;banks&gt;")


def test_only_who_facilitates_opens_and_closes(bench, pages):
    assert pages("sol").post("pulse/open/").status_code == 403
    assert "No pulse yet" in pages("sol").get("pulse/").text
