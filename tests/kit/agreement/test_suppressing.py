"""Who stays unseen: the cases of `spec/agreement/suppression.yaml`, and what nobody can tell."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.agreement.faultlines import department_medians, fault_lines
from segmatrix.kit.agreement.ratings import Item
from segmatrix.kit.agreement.suppressing import SMALLEST_GROUP, suppressed

SPEC = Path(__file__).parents[3] / "spec" / "agreement" / "suppression.yaml"
CASES = {case["name"]: case for case in yaml.safe_load(SPEC.read_text("utf-8"))}

SIZES = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 6), max_size=8)


@pytest.mark.parametrize("name", CASES)
def test_the_cases(name: str) -> None:
    case = CASES[name]
    left_out = suppressed(case["sizes"], case.get("k", SMALLEST_GROUP))
    assert sorted(left_out) == case["left_out"]


@given(SIZES, st.integers(1, 5))
def test_what_is_left_out_is_nothing_or_no_single_department_and_no_few_people(sizes, k) -> None:
    left_out = suppressed(sizes, k)
    assert {name for name, size in sizes.items() if size < k} <= left_out
    if left_out and left_out != set(sizes):
        assert len(left_out) >= 2
        assert sum(sizes[name] for name in left_out) >= k


def test_medians_of_small_departments_and_of_who_would_give_them_away_are_not_shown(a_round):
    ratings = a_round("lsssstttt", {"One": [9, 1, 2, 3, 4, 5, 6, 7, 8]})
    item = Item("One", "x")
    assert department_medians(ratings)[item] == {"l": None, "s": None, "t": 6.5}
    assert department_medians(ratings, anonymous=False)[item] == {"l": None, "s": 2.5, "t": 6.5}


def test_it_goes_by_those_who_answered_the_item(a_round) -> None:
    ratings = a_round("aaabbb", {"One": [1, 2, 3, 4, 5, 6], "Two": [1, 2, None, 4, 5, 6]})
    medians = department_medians(ratings)
    assert medians[Item("One", "x")] == {"a": 2, "b": 5}
    assert medians[Item("Two", "x")] == {"a": None, "b": None}


def test_pairs_stand_by_the_width_of_their_gap_and_then_in_their_order(a_round) -> None:
    ratings = a_round(
        "aaabbbccc",
        {"One": [1, 1, 1, 9, 9, 9, 5, 5, 5], "Two": [2, 2, 2, 2, 2, 2, 6, 6, 6]},
    )
    found = [
        (line.item.segment, *line.departments, line.gap)
        for line in fault_lines(department_medians(ratings))
    ]
    assert found == [
        ("One", "a", "b", 8),
        ("One", "a", "c", 4),
        ("One", "b", "c", 4),
        ("Two", "a", "c", 4),
        ("Two", "b", "c", 4),
        ("Two", "a", "b", 0),
    ]
