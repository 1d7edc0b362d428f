"""Statements on the page: said, reworded, moved, removed and chosen between."""

import pytest

from segmatrix.activity.queries import last_number
from segmatrix.base.ids import new_id

pytestmark = pytest.mark.django_db


def test_a_form_without_a_script_adds_a_statement_and_leads_back(bench, pages, risk):
    cell = f"cells/{risk}/{bench.dimension['goals']}/"
    answer = pages("sol").post(
        f"{cell}statements/", text="Price new regions", next=f"/m/{bench.id}/{cell}"
    )
    assert (answer.status_code, answer["Location"]) == (302, f"/m/{bench.id}/{cell}")
    assert bench.texts(risk) == ["Price new regions"]


def test_it_never_leads_to_another_site(bench, pages, risk):
    answer = pages("sol").post(
        f"cells/{risk}/{bench.dimension['goals']}/statements/",
        text="Price new regions",
        next="https://elsewhere.example/",
    )
    assert answer["Location"] == f"/m/{bench.id}/table/"


def test_a_script_gets_the_changed_cell(bench, pages, risk):
    goals = bench.dimension["goals"]
    answer = pages("sol").send(f"cells/{risk}/{goals}/statements/", text="Price new regions")
    assert answer["Segmatrix-Written"] == str(last_number(f"matrix:{bench.id}"))
    assert f'id="cell-{risk}-{goals}"' in answer.text
    assert "Price new regions" in answer.text
    assert "<table" not in answer.text


def test_the_same_request_twice_says_it_once(bench, pages, risk):
    sent = {"text": "Price new regions", "operation": new_id()}
    for _again in range(2):
        pages("sol").send(f"cells/{risk}/{bench.dimension['goals']}/statements/", **sent)
    assert bench.texts(risk) == ["Price new regions"]


def test_an_empty_text_is_refused_in_a_toast(bench, pages, risk):
    answer = pages("sol").send(f"cells/{risk}/{bench.dimension['goals']}/statements/", text="  ")
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#toasts"


def test_a_viewer_may_not_write(bench, pages, risk):
    answer = pages("vic").send(f"cells/{risk}/{bench.dimension['goals']}/statements/", text="Mine")
    assert answer.status_code == 403
    assert bench.texts(risk) == []


def test_a_reworded_statement_shows_its_new_text(bench, pages, risk):
    said = bench.statement(risk, "Price new regions")
    answer = pages("mika").send(f"statements/{said}/edit/", text="Price them first", version="1")
    assert "Price them first" in answer.text


def test_two_texts_at_once_are_both_kept_and_offered_side_by_side(bench, pages, risk):
    said = bench.statement(risk, "Price new regions")
    pages("mika").send(f"statements/{said}/edit/", text="Price them first", version="1")
    late = pages("sol").send(f"statements/{said}/edit/", text="Price them well", version="1")
    assert "1 other text" in late.text
    drawer = pages("sol").ask(f"statements/{said}/").text
    assert "Price them first" in drawer
    assert "Price them well" in drawer
    assert "Take this" in drawer


def test_picking_settles_it(bench, pages, risk):
    said = bench.statement(risk, "Price new regions")
    pages("mika").send(f"statements/{said}/edit/", text="Price them first", version="1")
    pages("sol").send(f"statements/{said}/edit/", text="Price them well", version="1")
    (variant,) = bench.cell(risk, "goals").statements[0].variants
    pages("pri").send(f"statements/{said}/pick/", variant=variant.id, seen=[variant.id])
    (settled,) = bench.cell(risk, "goals").statements
    assert (settled.text, settled.variants) == ("Price them well", ())


def test_a_statement_moves_to_another_segment_and_both_cells_answer(bench, pages, risk, city):
    said = bench.statement(risk, "Price new regions")
    goals = bench.dimension["goals"]
    answer = pages("sol").send(f"statements/{said}/move/", segment=city, dimension=goals)
    assert f'id="cell-{risk}-{goals}"' in answer.text
    assert f'id="cell-{city}-{goals}"' in answer.text
    assert bench.texts(city) == ["Price new regions"]


def test_a_position_that_is_no_number_is_refused(bench, pages, risk):
    said = bench.statement(risk, "Price new regions")
    answer = pages("sol").send(
        f"statements/{said}/move/",
        segment=risk,
        dimension=bench.dimension["goals"],
        position="first",
    )
    assert answer.status_code == 422


def test_removing_offers_undo_in_a_toast_which_puts_it_back(bench, pages, risk):
    said = bench.statement(risk, "Price new regions")
    operation = new_id()
    answer = pages("sol").send(f"statements/{said}/remove/", operation=operation)
    assert "Removed the statement." in answer.text
    assert f'value="{operation}"' in answer.text
    pages("sol").send("undo/", target=operation)
    assert bench.texts(risk) == ["Price new regions"]


def test_the_drawer_tells_who_changed_it(bench, pages, cast, risk):
    said = bench.statement(risk, "Price new regions", by=cast.mika)
    pages("sol").send(f"statements/{said}/edit/", text="Price them first", version="1")
    drawer = pages("fara").ask(f"statements/{said}/").text
    assert drawer.index("Sol") < drawer.rindex("Mika")
    assert "Marketing" in drawer


def test_its_address_opens_the_table_with_the_drawer(bench, pages, risk):
    said = bench.statement(risk, "Price new regions")
    page = pages("sol").get(f"statements/{said}/").text
    assert 'id="matrix-table"' in page
    assert "Who changed this" in page


def test_somebody_elses_statement_does_not_exist(bench, pages, risk):
    said = bench.statement(risk, "Price new regions")
    assert pages("otto").get(f"statements/{said}/").status_code == 404
    assert pages("otto").send(f"statements/{said}/remove/").status_code == 404
    assert bench.texts(risk) == ["Price new regions"]


def test_markup_in_a_text_is_shown_as_it_was_typed(bench, pages, risk):
    bench.statement(risk, "<script>alert(1)</script>")
    page = pages("sol").get("table/").text
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
