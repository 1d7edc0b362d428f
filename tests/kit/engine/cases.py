"""The cases of the specification as customer bases, as they are taken in without a database."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from segmatrix.kit.conformance import cases
from segmatrix.kit.conformance.cases import arrow
from segmatrix.kit.data.tables import CustomerData

# The same in C, where PyYAML has it: there are some thousand cases to collect.
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Case(cases.Case):
    """A case with its customer data."""

    @cached_property
    def data(self) -> CustomerData:
        tables = {name: arrow(rows) for name, rows in self.tables.items()}
        return CustomerData.from_arrow(tables, self.merges, zone=self.timezone)


def load(path: Path) -> list[Any]:
    """Return the cases of a file as parameters, as they are written, named by their sentence."""
    given = yaml.load(path.read_text(encoding="utf-8"), FAST)
    return [pytest.param(one, id=one["name"]) for one in given]


def case(given: Mapping[str, Any]) -> Case:
    """Return a case with its rows spelled out; one of a test's own needs no sentence."""
    told = cases.case({"name": "a case", **given})
    return Case(told.name, told.given, told.tables)
