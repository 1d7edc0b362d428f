"""What rules mean: the cases of `spec/rules/meaning`, on every path that answers them."""

from pathlib import Path

import pytest

from tests.kit.engine.asserting import assert_case, assert_refused
from tests.kit.engine.cases import Case, load

_FOLDER = Path(__file__).parents[3] / "spec" / "rules" / "meaning"
_CASES = [one for file in sorted(_FOLDER.glob("*.yaml")) for one in load(file)]


@pytest.mark.parametrize("case", [one for one in _CASES if "error" not in one.values[0].given])
def test_a_case_holds(case: Case) -> None:
    assert_case(case)


@pytest.mark.parametrize("case", [one for one in _CASES if "error" in one.values[0].given])
def test_a_case_is_refused_in_words_that_help(case: Case) -> None:
    assert_refused(case)
