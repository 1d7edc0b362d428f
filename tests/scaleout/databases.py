"""What is put to each of the databases that `make test-scaleout` starts."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pytest
from hypothesis import given

from segmatrix.kit.conformance.cases import Case, load, merging
from segmatrix.kit.conformance.conforming import conform
from segmatrix.kit.conformance.scratch import scratch
from segmatrix.kit.data.databases.connections import Database
from segmatrix.kit.data.databases.reading import read
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.agreeing import assert_agreement, law
from tests.kit.engine.generating import Drawn, bases
from tests.kit.engine.paths import DATABASE, EnginePath
from tests.kit.engine.rule_files import rule_files
from tests.scaleout.printed import PrintedThere

Cases: TypeAlias = Iterable[tuple[str, Sequence[Case]]]
Stand: TypeAlias = Callable[[Mapping[str, pa.Table]], Database]

POSTGRESQL, SPARK = "SEGMATRIX_TEST_POSTGRES", "SEGMATRIX_TEST_SPARK"
REDIS = "SEGMATRIX_TEST_REDIS"
_SHARED = Path(__file__).parents[3] / "shared" / "conformance"


@dataclass(frozen=True)
class Standing:
    """A customer base whose tables stand in a database."""

    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    merges: Sequence[tuple[str, str]]
    data: CustomerData


def address_in(variable: str) -> str:
    """Return where a database is; without one, the test is skipped."""
    found = os.environ.get(variable)
    if found is None:
        pytest.skip(f"{variable} names no database; `make test-scaleout` starts one")
    return found


def shared() -> list[tuple[str, list[Case]]]:
    """Return the cases that people outside of this repository wrote; without, skip the test."""
    files = sorted(_SHARED.glob("*.yaml"))
    if not files:
        pytest.skip("../shared/conformance is absent")
    return [(file.stem, load(file)) for file in files]


def assert_conforming(address: str, cases: Cases) -> None:
    """Put cases to a database, one after the other in one connection."""
    asked = list(cases)
    outcomes = list(conform(address, asked))
    assert len(outcomes) == sum(len(some) for _, some in asked)
    assert outcomes, "there are no cases"
    assert {one.case.name: one.differences for one in outcomes if one.differences} == {}


def assert_the_printed_conforms(address: str, cases: Cases) -> None:
    """Run there what is printed for cases, one after the other in one connection."""
    asked = [one for _, some in cases for one in some if "members" in one.given]
    assert asked, "there are no cases"
    with closing(Database.at(address, writing=True)) as database, scratch(database) as stand:
        for case in asked:
            base = Standing(case.tables, case.merges, read(stand(case.standing())))
            found = PrintedThere().found(base, case.rules, case.as_of).members
            for name, members in case.given["members"].items():
                assert found[name] == sorted(members), (case.name, name)


def assert_whatever_is_drawn_agrees(
    address: str, unit: Entity, examples: int, path: EnginePath = DATABASE, *, size: int = 10
) -> None:
    """Put files of four times so many generated rules, each on data of its own, to a database.

    All rules of a file are asked together, in few queries: a job of Spark takes about as long for
    one rule as for ten.
    """
    with closing(Database.at(address, writing=True)) as database, scratch(database) as stand:

        @law(examples)
        @given(bases(), rule_files(unit, size))
        def agree(base: Drawn, rules: Rules) -> None:
            assert_agreement(_put_into(stand, base), rules, [path])

        agree()


def _put_into(stand: Stand, base: Drawn) -> Standing:
    merges = {"merges": merging(base.merges)} if base.merges else {}
    return Standing(base.tables, base.merges, read(stand(base.arrow | merges)))
