"""Values of two steps are held against each other, whatever their type."""

from datetime import date
from itertools import product

import pyarrow as pa
import pytest

from segmatrix.kit.data.clustered.columns import column
from segmatrix.kit.engine.vector.references import codes_alike


@pytest.mark.parametrize("places", [[0, 1], [1, 0]])
def test_values_of_several_types_are_held_against_each_other(places: list[int]) -> None:
    numbers = [[1.5, -0.0, None], [2.5, 0.0, 1.5]]
    dates = [[date(2026, 1, 1), None, None], [None, date(2026, 1, 1), date(2026, 1, 2)]]
    whole = [[2**60, None], [2**60 + 1, 2**60]]

    for pair, expected in (
        (numbers, {(0, 2), (1, 1)}),
        (dates, {(0, 1)}),
        (whole, {(0, 1)}),
        ([[True, None], [False, True]], {(0, 1)}),
        ([[["a"], None], [["a", "b"], ["a"]]], {(0, 1)}),
    ):
        columns = [column(pa.array(pair[place])) for place in places]
        one, other = codes_alike(columns, [len(pair[place]) for place in places])
        alike = {
            (here, there) if places == [0, 1] else (there, here)
            for here, there in product(range(len(one)), range(len(other)))
            if one[here] == other[there] >= 0
        }
        assert alike == expected


def test_values_of_different_types_are_never_compared() -> None:
    columns = [column(pa.array(["a"])), column(pa.array([1]))]

    with pytest.raises(TypeError, match="number and text"):
        codes_alike(columns, [1, 1])
