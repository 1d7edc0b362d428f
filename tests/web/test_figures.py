"""Numbers as people read them."""

import pytest
from django.utils import translation

from segmatrix.web.figures import figure, figure_range, percentage


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0, "", "0"),
        (612, "", "612"),
        (1204, "accounts", "1,204 accounts"),
        (6_200_000, "€", "€6.2 m"),
        (-1_500_000, "€", "-€1.5 m"),
        (2_000_000_000, "$", "$2 bn"),
        (3.14159, "", "3.14"),
        (0.5, "%", "0.5 %"),
        (12345.6, "", "12,346"),
        (None, "€", "–"),
    ],
)
def test_a_figure_has_as_many_digits_as_it_can_stand_for(value, unit, text):
    with translation.override("en"):
        assert figure(value, unit) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.127, "13 %"), (0, "0 %"), (0.002, "under 1 %"), (1, "100 %"), (None, "")]
)
def test_a_small_share_is_not_called_none(share, text):
    with translation.override("en"):
        assert percentage(share) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (2_600_000, 3_000_000, "€", "€2.6 m–€3 m"),
        (400, 600, "accounts", "400–600 accounts"),
        (400, 400, "€", "€400"),
    ],
)
def test_a_range_carries_its_unit_where_the_unit_stands(
    low: float, high: float, unit: str, text: str
) -> None:
    assert figure_range(low, high, unit) == text
