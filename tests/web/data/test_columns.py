"""The page on which somebody says what the columns mean."""

from segmatrix.datasets.terms import State
from tests.web.data.conftest import CUSTOMERS

ORDERS = (
    "order_id,user_id,ordered_on,total\n"
    "o1,u1,05/02/2024,10\no2,u1,06/02/2024,20\no3,u2,07/02/2024,5\n"
)


def key_of(response, column: str) -> str:
    """Return the beginning of the names of a column's fields."""
    lines = (
        line for card in response.context["cards"] for part in card.parts for line in part.lines
    )
    return next(line.key for line in lines if line.column == column and line.role)


def preview(browser, columns, **changed: str):
    address = browser.address("columns", browser.newest().id)
    fields = browser.fields(columns) | {"do": "preview"} | changed
    return browser.client.post(address, fields)


def test_sent_back_as_it_stands_nothing_changes(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS, "orders.csv": ORDERS})
    again = preview(browser, columns)
    assert again.status_code == 200
    assert again.context["base"] == columns.context["base"] == browser.newest().mapping


def test_what_is_not_sent_stays_as_it_was(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS, "orders.csv": ORDERS})
    address = browser.address("columns", browser.newest().id)
    again = browser.client.post(address, {"base": columns.context["base"], "do": "preview"})
    assert again.context["base"] == columns.context["base"]


def test_a_column_can_be_called_otherwise_left_out_or_read_otherwise(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS})
    plan, seats = key_of(columns, "plan"), key_of(columns, "seats")
    changed = preview(browser, columns, **{f"{plan}-name": "tier", f"{seats}-type": "text"})
    assert "tier: plan" in changed.context["base"]
    assert "seats: seats" in changed.context["base"]
    without = preview(browser, columns, **{f"{plan}-role": ""})
    assert "plan" not in without.context["base"]
    again = preview(browser, without)
    assert again.context["base"] == without.context["base"]


def test_what_it_makes_is_shown_before_anything_is_stored(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS})
    seats = key_of(columns, "seats")
    changed = preview(browser, columns, **{f"{seats}-type": "boolean"})
    assert changed.context["outlook"].preview.tables["people"].kept == 0
    assert "seats: {column: seats, type: number}" in browser.newest().mapping


def test_a_file_can_become_another_table(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS, "orders.csv": ORDERS})
    card = next(card for card in columns.context["cards"] if card.name == "orders.csv")
    (part,) = card.parts
    dropped = preview(browser, columns, **{f"{part.key}-table": ""})
    assert "orders.csv" not in dropped.context["base"]
    card = next(card for card in dropped.context["cards"] if card.name == "orders.csv")
    assert card.parts == ()
    used = preview(browser, dropped, **{f"{card.key}-use": "accounts"})
    card = next(card for card in used.context["cards"] if card.name == "orders.csv")
    assert card.parts[0].table == "accounts"


def test_title_rows_can_be_stated(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS})
    (card,) = columns.context["cards"]
    layout = {"titles": "1", "headers": "1", "separator": "comma", "encoding": "utf-8"}
    changed = preview(
        browser, columns, **{f"{card.key}-{key}": said for key, said in layout.items()}
    )
    assert "title_rows: 1" in changed.context["base"]


def test_what_does_not_fit_is_said_and_kept(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS})
    ident = key_of(columns, "user_id")
    refused = preview(browser, columns, do="confirm", **{f"{ident}-role": ""})
    assert refused.status_code == 422
    assert "user_id" in refused.context["said"].refusal.message
    assert "plan: plan" in refused.context["base"]
    assert browser.newest().state == State.PROPOSED


def test_the_same_can_be_written_as_text(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS})
    text = "people:\n  - file: customers.csv\n    columns: {user_id: user_id, level: plan}\n"
    used = preview(browser, columns, do="text", text=text)
    assert "level: plan" in used.context["base"]
    wrong = preview(browser, columns, do="text", text=text.replace("file:", "fil:"))
    assert wrong.status_code == 422
    assert "fil:" in wrong.context["said"].text
    assert "Did you mean" in wrong.content.decode()


def test_an_unknown_zone_is_refused_with_an_example(browser) -> None:
    columns = browser.send({"customers.csv": CUSTOMERS})
    refused = preview(browser, columns, do="confirm", timezone="Atlantis")
    assert refused.status_code == 422
    assert "Europe/Berlin" in refused.content.decode()
