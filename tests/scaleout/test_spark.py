"""What rules mean, on a Spark cluster of two workers."""

import gc
from collections.abc import Iterator

import pytest

from segmatrix.kit.conformance.cases import shipped
from segmatrix.kit.rules.nodes import Entity
from tests.scaleout.databases import (
    SPARK,
    address_in,
    assert_conforming,
    assert_whatever_is_drawn_agrees,
    shared,
)

# PySpark leaves the sockets open through which answers came, until somebody sweeps.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def address() -> Iterator[str]:
    yield address_in(SPARK)
    gc.collect()


def test_the_cases_of_the_specification(address: str) -> None:
    assert_conforming(address, shipped())


def test_the_cases_from_outside(address: str) -> None:
    assert_conforming(address, shared())


@pytest.mark.parametrize("unit", list(Entity))
def test_any_rules_on_any_data_are_answered_as_by_the_reference(address: str, unit: Entity) -> None:
    assert_whatever_is_drawn_agrees(address, unit, 2)
