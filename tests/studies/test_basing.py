"""What the data side of an axis can be made of."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.studies.basing import Basis, settled
from segmatrix.studies.events import SetAxisBasis
from segmatrix.studies.terms import Side

ROWS = ["size", "revenue"]


def given(**basis) -> SetAxisBasis:
    return SetAxisBasis(matrix_id="m", axis_id="a", **basis)


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ({"kind": "magic"}, "Choose what"),
        ({"kind": Side.NEEDS, "values_of": "product"}, "of one event"),
        ({"kind": Side.NEEDS, "reference": 0.0}, "above 0"),
        ({"kind": Side.NEEDS, "reference": 1.2}, "at most 1"),
        ({"kind": Side.VALUE}, "at least one row"),
        ({"kind": Side.VALUE, "weights": {"size": -1.0}}, "above 0"),
        ({"kind": Side.VALUE, "weights": {"size": float("nan")}}, "above 0"),
        ({"kind": Side.VALUE, "weights": {"elsewhere": 1.0}}, "no numbers"),
    ],
)
def test_what_gives_no_position_is_refused(basis: dict, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        settled(given(**basis), ROWS)


def test_what_belongs_to_another_kind_is_left_out() -> None:
    both = {
        "events": ["order"],
        "weights": {"size": 2, "revenue": 0},
        "less_is_better": ["revenue"],
    }
    needs = settled(given(kind=Side.NEEDS, **both), ROWS)
    assert needs == Basis(Side.NEEDS, events=("order",))
    value = settled(given(kind=Side.VALUE, **both), ROWS)
    assert value == Basis(Side.VALUE, weights=(("size", 2.0),))
    assert settled(given(kind="", **both), ROWS) == Basis()


def test_it_is_kept_as_it_was() -> None:
    weights = {"size": 1, "revenue": 3}
    value = settled(given(kind=Side.VALUE, weights=weights, less_is_better=["size"]), ROWS)
    assert Basis.from_json(value.to_json()) == value
    assert settled(given(**value.to_json()), ROWS) == value


def test_what_stands_at_the_end_needs_no_new_count() -> None:
    plain, referred = (settled(given(kind=Side.NEEDS, reference=one), ROWS) for one in (None, 0.5))
    assert plain.mark == referred.mark
    assert plain.mark != settled(given(kind=Side.NEEDS, events=["order"]), ROWS).mark
