"""Numbers as people read them."""

import pytest
from django.utils import translation

from segmatrix.web.figures import figure, percentage


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
