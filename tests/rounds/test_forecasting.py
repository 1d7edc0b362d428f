"""What a round says before it opens of what will be visible, as cases."""

import pytest

from segmatrix.rounds.forecasting import forecast
from segmatrix.rounds.terms import Identity

SIX = ["Sales"] * 2 + ["Product"] * 2 + ["Legal"] * 2 + ["Finance"] * 2 + ["Service"] * 2 + ["IT"]
GROUPS = {
    "Sales": "Facing customers",
    "Service": "Facing customers",
    "Product": "Building",
    "IT": "Building",
    "Legal": "Leading",
    "Finance": "Leading",
}


@pytest.mark.parametrize(
    ("departments", "groups", "identity", "seen", "unseen"),
    [
        (SIX, {}, Identity.ANONYMOUS, 0, 6),  # 11 people, 6 departments: none reaches 3
        (SIX, GROUPS, Identity.ANONYMOUS, 3, 0),
        (["Sales"] * 4 + ["Legal"] * 3 + ["IT"], {}, Identity.ANONYMOUS, 1, 2),
        (["Sales"] * 4 + ["Legal"] * 3 + ["IT"], {}, Identity.AFTER_REVEAL, 2, 1),
        (["Sales"] * 4 + ["Legal"] * 3, {}, Identity.ANONYMOUS, 2, 0),
    ],
)
def test_departments_so_small_that_they_would_tell_are_named(
    departments, groups, identity, seen, unseen
):
    said = forecast(departments, groups=groups, identity=identity, smallest=3)
    assert said.people == len(departments)
    assert (len(said.seen), len(said.unseen)) == (seen, unseen)
    assert set(said.seen) | set(said.unseen) == set(said.sizes)


def test_the_largest_department_stands_first():
    said = forecast(
        ["IT", "Sales", "Sales", "Legal"], groups={}, identity=Identity.NAMED, smallest=2
    )
    assert list(said.sizes.items()) == [("Sales", 2), ("IT", 1), ("Legal", 1)]
