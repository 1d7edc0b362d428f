"""Bringing a sheet in: seen first, then added as one operation."""

import pytest

from segmatrix.activity.queries import since
from segmatrix.base.errors import Invalid, NotPermitted
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench

SHEET = """\
Our segments,,
,Risk modellers,City teams
Who they are,Teams who price risk,"People who plan for floods, with little time"
Size,612,about 400-450
Revenue,1.200,€2.9m
JTBD,"- Rebuild a portfolio
- Document every change",?
Channels,Audits,"Tenders
Conferences"
Deals a year,12,3
Key contacts,"Sol (sales), Ida",
"""


def bring_in(bench: Bench, text: str = SHEET, by: str = "fara") -> events.ImportSheet:
    given = events.ImportSheet(matrix_id=bench.id, text=text)
    actions.import_sheet(given, actor=getattr(bench.cast, by))
    return given


def test_what_will_be_added_is_shown_first(bench: Bench) -> None:
    sheet = events.ImportSheet(matrix_id=bench.id, text=SHEET)
    plan = queries.preview_sheet(sheet, bench.cast.sol)
    assert (plan.segments_down, plan.new_segments, plan.new_rows) == (False, 2, 2)
    assert [(row.heading, row.name, row.kind) for row in plan.rows] == [
        ("Who they are", "Definition", "text"),
        ("Size", "Size", "measure"),
        ("Revenue", "Revenue", "measure"),
        ("JTBD", "Jobs to be done", "statements"),
        ("Channels", "Channels", "statements"),
        ("Deals a year", "Deals a year", "measure"),
        ("Key contacts", "Key contacts", "people"),
    ]
    assert plan.statements == 7
    assert plan.unread == (("Revenue", "Risk modellers", "1.200"),)
    assert bench.names() == []


def test_it_fills_the_matrix(bench: Bench) -> None:
    bring_in(bench)
    table = bench.table
    risk, city = table.segments
    assert [risk.name, city.name] == ["Risk modellers", "City teams"]
    assert [row.dimension.name for row in table.rows[8:]] == ["Channels", "Deals a year"]
    assert bench.texts(city.id, "definition") == ["People who plan for floods, with little time"]
    assert bench.texts(risk.id, "jobs") == ["Rebuild a portfolio", "Document every change"]
    assert bench.cell(city.id, "jobs").not_known_yet
    assert bench.cell(risk.id, "size").stated.value == 612
    size, revenue = (bench.cell(city.id, key).stated for key in ("size", "revenue"))
    assert (size.low, size.high) == (400, 450)
    assert (revenue.value, revenue.unit) == (2_900_000, "€")
    assert bench.cell(risk.id, "revenue").stated is None
    assert [(each.name, each.role) for each in bench.cell(risk.id, "contacts").contacts] == [
        ("Sol", "sales"),
        ("Ida", ""),
    ]


def test_it_is_taken_back_as_one(bench: Bench) -> None:
    before = bench.picture()
    bench.undo(bring_in(bench), bench.cast.fara)
    assert bench.picture() == before


def test_what_is_there_already_is_not_added_again(bench: Bench) -> None:
    bring_in(bench)
    before, count = bench.picture(), len(since(bench.stream, 0))
    bring_in(bench)
    assert bench.picture() == before
    assert len(since(bench.stream, 0)) == count


def test_another_text_for_a_text_cell_is_kept_beside_it(bench: Bench) -> None:
    bring_in(bench)
    bring_in(bench, "x,Risk modellers\nDefinition,Insurers\n", by="sol")
    said = bench.cell(bench.table.segments[0].id, "definition").statements
    assert [(each.text, [one.text for one in each.variants]) for each in said] == [
        ("Teams who price risk", ["Insurers"])
    ]


def test_who_may_not_shape_brings_in_what_is_known_only(bench: Bench) -> None:
    bench.segment("Risk modellers")
    bring_in(bench, "x,Risk modellers\nGoals,Prove figures\n", by="sol")
    before = bench.picture()
    with pytest.raises(NotPermitted):
        bring_in(bench, "x,Risk modellers,New ones\nGoals,Grow,Save\n", by="sol")
    assert bench.picture() == before


def test_an_overlong_cell_names_its_place_and_nothing_is_added(bench: Bench) -> None:
    with pytest.raises(Invalid, match="Goals, Banks"):
        bring_in(bench, f"x,Banks\nGoals,{'y' * 2001}\n")
    assert bench.names() == []


def test_markup_in_a_sheet_is_text(bench: Bench) -> None:
    bring_in(bench, "x,<b>Banks</b>\nGoals,<script>alert(1)</script>\n")
    segment = bench.table.segments[0]
    assert segment.name == "<b>Banks</b>"
    assert bench.texts(segment.id) == ["<script>alert(1)</script>"]


def test_corrections_hold_instead_of_what_headings_say(bench: Bench) -> None:
    given = events.ImportSheet(
        matrix_id=bench.id,
        text="Banks,Aims,Odd,Size\nCities,Grow,x,612\nFarms,Save,y,12\n",
        down=True,
        rows={"0": bench.dimension["goals"], "2": "new:statements"},
        without_rows=[1],
        without_segments=[1],
    )
    plan = queries.preview_sheet(given, bench.cast.fara)
    assert [(row.heading, row.name, row.choice) for row in plan.rows] == [
        ("Aims", "Main goals", bench.dimension["goals"]),
        ("Size", "Size", "new:statements"),
    ]
    assert (plan.rows_left_out, plan.segments_left_out) == (((1, "Odd"),), ((1, "Farms"),))


def test_a_kind_of_row_that_there_is_not_is_refused(bench: Bench) -> None:
    given = events.ImportSheet(matrix_id=bench.id, text=SHEET, rows={"0": "new:picture"})
    with pytest.raises(Invalid, match="no kind of row"):
        actions.import_sheet(given, actor=bench.cast.fara)
