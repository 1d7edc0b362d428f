"""Guessing a mapping: what a person should have to change is nothing, or little."""

from pathlib import Path

import pytest

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.mapping.guessing import Guess, guess
from segmatrix.kit.data.mapping.sources import Source, Step
from segmatrix.kit.data.mapping.text import from_yaml, to_yaml
from tests.kit.data import company


@pytest.fixture
def guessed(tmp_path: Path) -> Guess:
    return guess(company.write(tmp_path))


def source(guessed: Guess, table: str, file: str) -> Source:
    return next(one for one in guessed.mapping.tables[table] if one.file == file)


def write(directory: Path, name: str, text: str) -> Path:
    (directory / name).write_text(text)
    return directory


def test_a_file_with_one_row_per_customer_holds_people(guessed: Guess) -> None:
    people = source(guessed, "people", "acme_customers.csv.gz")
    assert people.named("user_id").column == "customer_id"
    assert people.named("created_at").column == "signup_date"
    assert people.named("created_at").style.formats == ("DD-MM-YYYY",)
    assert people.named("signup_date").style.type == "date"
    assert people.named("revenue").style.decimal == ","


def test_rows_with_a_time_are_events_named_after_their_file(guessed: Guess) -> None:
    subscriptions = source(guessed, "events", "acme_subscriptions.csv")
    assert subscriptions.named("event").constant == "subscription"
    assert subscriptions.named("timestamp").column == "start_date"
    assert subscriptions.named("message_id").column == "subscription_id"


def test_a_file_without_customers_reaches_them_through_another(guessed: Guess) -> None:
    usage = source(guessed, "events", "acme_feature_usage.csv")
    assert usage.named("user_id").column == "subscription_id"
    assert usage.named("user_id").through == (
        Step(file="acme_subscriptions.csv", key="subscription_id", take="customer_id"),
    )
    assert usage.named("feature_name").style.type == "text"


def test_tickets_are_feedback_and_events(guessed: Guess) -> None:
    feedback = source(guessed, "feedback", "acme_support_tickets.csv")
    assert feedback.named("kind").constant == "csat"
    assert feedback.named("score").column == "satisfaction_score"
    assert feedback.named("text").column == "comment"
    assert source(guessed, "events", "acme_support_tickets.csv").named("priority")


def test_the_guess_survives_being_written_and_read(guessed: Guess) -> None:
    assert from_yaml(to_yaml(guessed.mapping, guessed.remarks)) == guessed.mapping


def test_values_that_do_not_fit_are_told(guessed: Guess) -> None:
    told = {(one.table, one.column): one.text for one in guessed.remarks}
    assert "1 value does not fit" in told["people", "signup_date"]


def test_dates_of_two_readings_are_told_and_follow_a_certain_neighbour(tmp_path: Path) -> None:
    text = "user_id,event,at,born\nu1,login,03/04/2024,05/06/1990\nu2,login,05/06/2024,07/08/1991\n"
    remarks = guess(write(tmp_path, "log.csv", text)).remarks
    assert [(one.column, one.text) for one in remarks] == [
        ("timestamp", "could also be DD/MM/YYYY: check"),
        ("born", "could also be DD/MM/YYYY: check"),
    ]
    certain = guess(write(tmp_path, "log.csv", text.replace("07/08/1991", "27/08/1991")))
    assert not certain.remarks
    at = source(certain, "events", "log.csv").named("timestamp")
    assert at.style.formats == ("DD/MM/YYYY",)


def test_an_event_column_names_the_events(tmp_path: Path) -> None:
    text = "user_id,event_name,occurred_at\nu1,login,2024-01-02\nu1,logout,2024-01-03\n"
    guessed = guess(write(tmp_path, "log.csv", text))
    assert source(guessed, "events", "log.csv").named("event").column == "event_name"


def test_exposures_and_merges_are_known_by_their_columns(tmp_path: Path) -> None:
    write(tmp_path, "arms.csv", "user_id,experiment,variant,seen_at\nu1,onboarding,B,2024-01-02\n")
    guessed = guess(write(tmp_path, "ids.csv", "from_id,into_id\nu9,u1\n"))
    assert {one.name for one in source(guessed, "exposures", "arms.csv").columns} == {
        "user_id", "experiment", "variant", "timestamp",
    }  # fmt: skip
    assert source(guessed, "merges", "ids.csv").named("from_id").column == "from_id"


def test_title_rows_are_offered(tmp_path: Path) -> None:
    text = "Customer,,Usage,\nuser_id,plan,seats,logins\nu1,pro,3,17\nu2,free,1,4\n"
    guessed = guess(write(tmp_path, "customers.csv", text))
    assert guessed.mapping.files["customers.csv"].title_rows == 1
    assert "rows above the data" in guessed.remarks[0].text


def test_one_name_of_two_types_is_text_in_both(tmp_path: Path) -> None:
    write(tmp_path, "calls.csv", "user_id,called_at,size\nu1,2024-01-02,3\nu1,2024-01-03,4\n")
    write(tmp_path, "orders.csv", "user_id,ordered_at,size\nu1,2024-01-02,L\nu1,2024-01-03,M\n")
    guessed = guess(tmp_path)
    kinds = {one.named("size").style.type for one in guessed.mapping.tables["events"]}
    assert kinds == {"text"}


def test_a_file_that_names_nobody_is_left_out_and_told(tmp_path: Path) -> None:
    write(tmp_path, "rates.csv", "currency,rate\nEUR,1.1\nUSD,1.0\n")
    guessed = guess(write(tmp_path, "users.csv", "user_id,plan\nu1,pro\nu2,free\n"))
    assert guessed.mapping.file_names() == ("users.csv",)
    assert [(one.file, "left out" in one.text) for one in guessed.remarks] == [("rates.csv", True)]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="empty"):
        guess(write(tmp_path, "users.csv", ""))
