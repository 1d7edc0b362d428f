"""Links to a conversation or a statement lead to where it is now."""

import pytest

from segmatrix.matrix import events
from segmatrix.web.comments.places import place_of_statement
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(bench, said):
    """The id of a conversation about Sol's statement."""
    return bench.comment("Why?", statement_id=said).thread_id


def led(pages, thread_id):
    answer = pages("mika").get(f"comments/{thread_id}/")
    assert answer.status_code == 302
    return answer["Location"]


def test_to_the_thing_with_its_drawer_open(bench, pages, said, thread):
    address = f"/m/{bench.id}/statements/{said}/"
    assert led(pages, thread) == f"{address}#thread-{thread}"
    page = pages("mika").client.get(address).content.decode()
    assert f'id="thread-{thread}"' in page
    assert 'id="matrix-table"' in page


def test_along_with_a_statement_that_moved(bench, pages, city, said, thread):
    do(
        events.MoveStatement(
            matrix_id=bench.id,
            statement_id=said,
            segment_id=city,
            dimension_id=bench.dimension["pains"],
        ),
        bench.cast.sol,
    )
    page = pages("mika").client.get(led(pages, thread).partition("#")[0]).content.decode()
    assert "City resilience teams · Pain points" in page


def test_into_the_statement_that_a_text_was_folded_into(bench, pages, risk, city):
    kept = bench.statement(city, "Cities", key="definition")
    gone = bench.statement(risk, "Banks", key="definition")
    thread_id = bench.comment("Why?", statement_id=gone).thread_id
    merge = events.MergeSegments(
        matrix_id=bench.id, into=city, segment_ids=[risk], name="Everybody"
    )
    do(merge, bench.cast.fara)
    assert led(pages, thread_id) == f"/m/{bench.id}/statements/{kept}/#thread-{thread_id}"
    place = place_of_statement(bench.id, gone, bench.cast.sol)
    assert place == f"/m/{bench.id}/statements/{kept}/"


def test_what_is_out_of_the_table_is_read_in_the_list(bench, pages, said, thread):
    do(events.RemoveStatement(matrix_id=bench.id, statement_id=said), bench.cast.sol)
    place = led(pages, thread)
    assert place == f"/m/{bench.id}/comments/?thread={thread}#thread-{thread}"
    page = pages("mika").client.get(place.partition("#")[0]).content.decode()
    assert "no longer in the table" in page
    assert f"/comments/{thread}/reply/" in page


def test_a_removed_statement_leads_to_its_cell(bench, pages, risk, said):
    do(events.RemoveStatement(matrix_id=bench.id, statement_id=said), bench.cast.sol)
    place = place_of_statement(bench.id, said, bench.cast.sol)
    assert place == f"/m/{bench.id}/cells/{risk}/{bench.dimension['goals']}/"
    assert "removed it" in pages("sol").client.get(place).content.decode()


def test_one_of_a_retired_segment_leads_to_the_segment(bench, pages, risk, said):
    do(events.RetireSegment(matrix_id=bench.id, segment_id=risk), bench.cast.fara)
    place = place_of_statement(bench.id, said, bench.cast.sol)
    assert place == f"/m/{bench.id}/segments/{risk}/"
    assert pages("sol").client.get(place).status_code == 200


def test_of_another_matrix_there_is_nothing(bench, pages, thread):
    assert pages("mika").get("comments/0000000000000000/").status_code == 404
