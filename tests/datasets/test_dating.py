"""Up to which instant imported data counts."""

from datetime import UTC, datetime

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.datasets.dating import chosen_instant, end_of_data

IMPORTED = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_it_is_the_end_of_the_data_as_its_stamp_says() -> None:
    ends = end_of_data("2025-01-01T00:00:00", imported_at=IMPORTED)
    assert ends == datetime(2025, 1, 1, tzinfo=UTC)


def test_a_list_of_customers_counts_as_of_its_import() -> None:
    assert end_of_data(None, imported_at=IMPORTED) == IMPORTED


def test_a_chosen_day_begins_where_the_customers_are() -> None:
    assert chosen_instant("2024-07-02", "Europe/Berlin") == datetime(2024, 7, 1, 22, tzinfo=UTC)
    assert chosen_instant("2024-07-02T10:00:00Z", "Europe/Berlin").hour == 10
    assert chosen_instant("  ", "UTC") is None


def test_what_is_no_date_is_refused_with_an_example() -> None:
    with pytest.raises(Invalid, match="2026-05-01") as refusal:
        chosen_instant("31-02-2024", "UTC")
    assert refusal.value.field == "as_of"
