"""Names of files and data sources are made safe and never collide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.base.errors import Invalid
from segmatrix.datasets.naming import dataset_name, name_from_files, safe_file_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("orders.csv", "orders.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\exports\\Kunden 2026.csv", "Kunden 2026.csv"),
        (".htaccess", "htaccess"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("<script>.csv", "_script_.csv"),
        ("", "file"),
        ("..", "file"),
        ("Größe.csv.gz", "Größe.csv.gz"),
    ],
)
def test_a_file_name_is_one_plain_name(given_name: str, kept: str) -> None:
    assert safe_file_name(given_name) == kept


def test_a_taken_file_name_gets_a_number_and_keeps_its_ending() -> None:
    taken = {"orders.csv.gz", "orders (2).csv.gz"}
    assert safe_file_name("orders.csv.gz", taken) == "orders (3).csv.gz"


@given(st.text(max_size=400), st.sets(st.text(max_size=8), max_size=3))
def test_whatever_is_given_stays_inside_its_folder_and_is_new(given_name: str, taken: set) -> None:
    name = safe_file_name(given_name, taken)
    assert name not in taken
    assert 0 < len(name) <= 120
    assert not {"/", "\\", "\x00", "\n"} & set(name)
    assert not name.startswith(".")


def test_a_data_source_is_first_named_after_what_its_files_share() -> None:
    assert name_from_files(["ravenstack_accounts.csv.gz", "ravenstack_usage.csv"]) == "Ravenstack"
    assert name_from_files(["orders.csv"]) == "Orders"
    assert name_from_files(["people.csv", "events.csv"]) == "People"


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_an_empty_or_overlong_name_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        dataset_name(name)
    assert refusal.value.field == "name"
