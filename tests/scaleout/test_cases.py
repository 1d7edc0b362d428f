"""The cases of the specification, put to PostgreSQL and to a Spark cluster of two workers."""

import os

import pytest

from segmatrix.kit.conformance.cases import shipped
from segmatrix.kit.conformance.conforming import conform

DATABASES = {
    "PostgreSQL": "SEGMATRIX_TEST_POSTGRES",
    "Spark": "SEGMATRIX_TEST_SPARK",
}


@pytest.mark.parametrize(
    "variable",
    [
        pytest.param(variable, id=name, marks=pytest.mark.xdist_group(f"cases on {name}"))
        for name, variable in DATABASES.items()
    ],
)
def test_every_case_comes_out_as_it_must(variable: str) -> None:
    address = os.environ.get(variable)
    if address is None:
        pytest.skip(f"{variable} names no database; `make test-scaleout` starts one")
    outcomes = list(conform(address))
    assert len(outcomes) == sum(len(cases) for _, cases in shipped())
    differences = {one.case.name: one.differences for one in outcomes if one.differences}
    assert not differences
