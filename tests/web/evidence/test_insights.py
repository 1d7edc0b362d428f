"""What was found out by segment, what contradicts itself, and how long it all holds."""

import pytest

from segmatrix.evidence import queries

pytestmark = pytest.mark.django_db


def test_the_library_of_a_segment_holds_what_bears_on_it(desk, pages):
    desk.link(desk.claim("They wait for figures"), desk.quote(text="Three days at least"))
    page = pages("vic").get("evidence/insights/", segment=desk.banks).text
    assert "Three days at least" in page
    assert "They wait for figures" in page
    assert (
        "Three days at least"
        not in pages("vic").get("evidence/insights/", segment=desk.cities).text
    )


def test_the_first_segment_is_shown_by_default(desk, pages):
    page = " ".join(pages("vic").get("evidence/insights/").text.split())
    assert "Nothing is linked to anything that is said of Banks yet" in page


def test_a_claim_with_findings_on_both_sides_is_a_contradiction(desk, pages):
    assert (
        "No claim has evidence on both sides" in pages("sol").get("evidence/contradictions/").text
    )
    claim = desk.claim("They wait for figures")
    desk.link(claim, desk.quote(text="Three days at least"))
    desk.link(claim, desk.quote(text="It took minutes"), stance="refutes")
    page = pages("sol").get("evidence/contradictions/").text
    for words in ("They wait for figures", "Three days at least", "It took minutes"):
        assert words in page


def test_a_facilitator_says_how_long_evidence_holds(desk, pages):
    path = f"evidence/expiry/{desk.dimension['pains']}/"
    assert pages("sol").send(path, days="30").status_code == 403
    pages("fara").send(path, days="30")
    assert days(desk, "pains") == 30
    assert "set here" in pages("fara").get("evidence/expiry/").text
    pages("fara").send(path, days="")
    assert days(desk, "pains") is None
    pages("fara").send(f"{path}reset/")
    assert days(desk, "pains") == 180


def test_less_than_a_day_is_refused(desk, pages):
    path = f"evidence/expiry/{desk.dimension['pains']}/"
    assert pages("fara").send(path, days="0").status_code == 422
    assert pages("fara").send(path, days="soon").status_code == 422
    assert days(desk, "pains") == 180


def days(desk, key):
    found = queries.expiries(desk.id, desk.cast.sol)
    return next(each.days for each in found if each.dimension_id == desk.dimension[key])
