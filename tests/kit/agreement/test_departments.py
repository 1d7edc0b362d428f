"""How much of the differences lies between departments, and how much chance would put there."""

import pytest

from segmatrix.kit.agreement.departments import PERMUTATIONS, department_share


def test_the_golden_value(a_round) -> None:
    found = department_share(a_round("mmmssspp", {"One": [2, 3, 2, 7, 8, 8, 5, 5]}), seed=0)
    assert found.value == pytest.approx(0.970, abs=5e-4)
    assert found.p < 0.02
    assert found.permutations == PERMUTATIONS


def test_chance_alone_gives_what_the_numbers_of_people_and_departments_say(a_round) -> None:
    """The mean over all permutations is (departments - 1) / (raters - 1): here 3 of 11."""
    values = [1, 5, 3, 9, 2, 7, 6, 4, 8, 5, 3, 6]
    found = department_share(a_round("aaabbbcccddd", {"One": values}), seed=1)
    assert found.expected == pytest.approx(3 / 11, abs=0.01)


def test_items_are_pooled_and_their_levels_do_not_count(a_round) -> None:
    alone = department_share(a_round("aabb", {"One": [1, 2, 3, 4]}), seed=0, permutations=50)
    both = department_share(
        a_round("aabb", {"One": [1, 2, 3, 4], "Two": [6, 7, 8, 9]}), seed=0, permutations=50
    )
    assert both.value == pytest.approx(alone.value)


def test_who_did_not_rate_counts_nowhere(a_round) -> None:
    with_a_gap = a_round("aabbb", {"One": [1, 2, 3, 4, None], "Two": [1, 2, 3, 4, 4]})
    found = department_share(with_a_gap, seed=0, permutations=50)
    assert 0 < found.value < 1


@pytest.mark.parametrize(
    ("departments", "values"), [("aabb", [5, 5, 5, 5]), ("aaaa", [1, 2, 3, 4])]
)
def test_without_variance_or_other_departments_there_is_no_share(
    a_round, departments: str, values: list[int]
) -> None:
    found = department_share(a_round(departments, {"One": values}), seed=0)
    assert (found.value, found.expected, found.p) == (None, None, None)


def test_p_is_never_zero_and_the_seed_repeats(a_round) -> None:
    ratings = a_round("aaabbb", {"One": [1, 1, 1, 9, 9, 9]})
    found = department_share(ratings, seed=5, permutations=99)
    assert found.p >= 1 / 100
    assert department_share(ratings, seed=5, permutations=99) == found
