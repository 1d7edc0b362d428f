"""What counts as a number that somebody states."""

from math import inf, nan

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.matrix.stating import Number, dated, read, stated


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("612", Number(612, 612)),
        ("1,204", Number(1204, 1204)),
        ("1,204,000", Number(1_204_000, 1_204_000)),
        ("1.204.000", Number(1_204_000, 1_204_000)),
        ("1 204", Number(1204, 1204)),
        ("1,204.50", Number(1204.5, 1204.5)),
        ("1.204,50", Number(1204.5, 1204.5)),
        ("3,5", Number(3.5, 3.5)),
        ("0.125", Number(0.125, 0.125)),
        ("-12.5", Number(-12.5, -12.5)),
        ("€2.4m", Number(2_400_000, 2_400_000, "€")),
        ("2.4 million EUR", Number(2_400_000, 2_400_000, "EUR")),
        ("$10k", Number(10_000, 10_000, "$")),
        ("12 %", Number(12, 12, "%")),
        ("~300 accounts", Number(300, 300, "accounts")),
        ("450-500 accounts", Number(450, 500, "accounts")),
        ("450 to 500", Number(450, 500)),
        ("€2–3m", Number(2_000_000, 3_000_000, "€")),
        ("€2m – €3m", Number(2_000_000, 3_000_000, "€")),
    ],
)
def test_a_cell_that_states_a_number_is_read(text: str, number: Number) -> None:
    assert read(text) == number


@pytest.mark.parametrize(
    "text", ["", "?", "small", "n/a", "1.200", "1,20,300", "5-3", "12 of 40", "see sheet 2", "1..2"]
)
def test_a_cell_that_states_none_or_two_is_not_guessed_at(text: str) -> None:
    assert read(text) is None


def test_a_value_is_a_range_of_one_number() -> None:
    assert stated(5, None) == (5, 5)
    assert stated(5, 8) == (5, 8)


@pytest.mark.parametrize(("low", "high"), [(nan, None), (1, inf), (8, 5)])
def test_no_number_and_a_range_upside_down_are_refused(low: float, high: float | None) -> None:
    with pytest.raises(Invalid):
        stated(low, high)


def test_a_date_is_optional_and_real() -> None:
    assert dated("", field="date") is None
    with pytest.raises(Invalid) as refusal:
        dated("2024-02-31", field="date")
    assert refusal.value.field == "date"
