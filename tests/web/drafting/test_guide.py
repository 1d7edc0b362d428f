"""The interview guide: a question for each row, and the speaker's words kept as evidence."""

import pytest

from segmatrix.evidence import queries as evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(bench, pages, risk):
    """Send what was typed along the guide."""

    def send(who: str, **said: str):
        goals = f"said-{bench.dimension['goals']}"
        whole = {"segment": risk, "title": "Ida of Baltic Re", goals: "Prove <figures>"} | said
        return pages(who).post("guide/", **whole)

    return send


def test_it_asks_every_rows_question_about_the_chosen_segment(bench, pages, risk, city):
    page = pages("vic").get("guide/", segment=city).text
    for row in bench.table.rows:
        assert row.dimension.question in page
    assert f'<input type="hidden" name="segment" value="{city}">' in page


def test_without_segments_it_says_what_to_do(pages, bench):
    assert "No segments to ask about yet" in pages("vic").get("guide/").text


def test_the_words_become_quotes_of_a_new_source(bench, pages, keep):
    answer = keep("sol", date="2026-05-01", speaker="colleague")
    (source,) = evidence.sources(bench.id, bench.cast.vic)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/m/{bench.id}/evidence/sources/{source.id}/",
    )
    assert source.kind == "opinion"
    (quote,) = evidence.observations(bench.id, bench.cast.vic).observations
    assert quote.text == "Prove <figures>"


def test_a_refusal_keeps_what_was_typed(bench, keep):
    answer = keep("sol", title=" ")
    assert answer.status_code == 422
    assert "Prove &lt;figures&gt;" in answer.text
    assert evidence.sources(bench.id, bench.cast.vic) == ()


def test_a_viewer_may_print_it_and_keep_nothing(pages, keep, risk):
    assert pages("vic").get("guide/").status_code == 200
    assert keep("vic").status_code == 403
