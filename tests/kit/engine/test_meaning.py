"""What rules mean: the cases of `spec/rules/meaning`, on every path that answers or proves them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.kit.engine.asserting import assert_case, assert_loaded, assert_refused
from tests.kit.engine.cases import case, load
from tests.kit.engine.paths import EnginePath
from tests.kit.engine.proving.proven import assert_proven

_FOLDER = Path(__file__).parents[3] / "spec" / "rules" / "meaning"
_CASES = [one for file in sorted(_FOLDER.glob("*.yaml")) for one in load(file)]


@pytest.mark.parametrize("given", [one for one in _CASES if "error" not in one.values[0]])
def test_a_case_holds(given: Mapping[str, Any], paths: Sequence[EnginePath]) -> None:
    one = case(given)
    assert_loaded(one)
    for path in paths:
        assert_case(one, path)
    assert_proven(one.data, one.rules, one.as_of)


@pytest.mark.parametrize("given", [one for one in _CASES if "error" in one.values[0]])
def test_a_case_is_refused_in_words_that_help(given: Mapping[str, Any]) -> None:
    assert_refused(case(given))
