"""Reading the table and the map in a number of queries that does not grow with them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


def fill(bench: Bench, *, segments: int, statements: int) -> None:
    """Put segments into the matrix and spread statements, variants and placements over them."""
    ids = [bench.segment(f"Segment {number}") for number in range(segments)]
    for number in range(statements):
        key = ("goals", "jobs", "pains")[number % 3]
        bench.say(ids[number % segments], f"Statement {number}", key=key)
    for number, segment_id in enumerate(ids):
        for who, text in ((bench.cast.sol, "Definition"), (bench.cast.mika, "Another")):
            bench.say(segment_id, text, key="definition", by=who)
            place = events.PlaceSegment(
                matrix_id=bench.id, segment_id=segment_id, x=1, y=1 + number
            )
            actions.place_segment(place, actor=who)


READS: dict[str, Callable[[Bench], object]] = {
    "table": lambda bench: bench.table,
    "map": lambda bench: bench.map,
    "cell": lambda bench: bench.cell(bench.table.segments[0].id, "goals"),
    "matrices": lambda bench: queries.matrices(bench.cast.fara.workspace_id, bench.cast.fara),
}


def count(read: Callable[[Bench], object], bench: Bench) -> int:
    with CaptureQueriesContext(connection) as captured:
        read(bench)
    return len(captured)


@pytest.mark.parametrize("name", READS)
def test_a_big_matrix_costs_as_many_queries_as_a_small_one(bench: Bench, name: str) -> None:
    read = READS[name]
    fill(bench, segments=3, statements=10)
    small = count(read, bench)
    big = Bench(bench.cast, "The big one")
    fill(big, segments=8, statements=200)
    assert sum(len(cell.statements) for row in big.table.rows for cell in row.cells) == 208
    assert count(read, big) == small


def test_the_table_holds_everything_in_its_place(bench: Bench) -> None:
    fill(bench, segments=2, statements=6)
    table = bench.table
    assert [row.dimension.key for row in table.rows][:1] == ["definition"]
    for row in table.rows:
        assert [cell.segment_id for cell in row.cells] == [each.id for each in table.segments]
        assert {cell.dimension_id for cell in row.cells} == {row.dimension.id}
        assert {cell.kind for cell in row.cells} == {row.dimension.kind}
    goals = table.rows[3].cells
    assert [[each.text for each in cell.statements] for cell in goals] == [
        ["Statement 0"],
        ["Statement 3"],
    ]
    assert [each.text for each in table.rows[0].cells[0].statements[0].variants] == ["Another"]


def test_a_cell_read_alone_equals_the_one_in_the_table(bench: Bench) -> None:
    fill(bench, segments=2, statements=6)
    for row in bench.table.rows:
        for cell in row.cells:
            assert cell == bench.cell(cell.segment_id, row.dimension.key)


def test_it_says_up_to_which_number_it_is_true(bench: Bench) -> None:
    assert bench.table.matrix.number == 0
    fill(bench, segments=1, statements=1)
    assert bench.table.matrix.number == bench.map.matrix.number == 6
