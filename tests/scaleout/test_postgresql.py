"""What rules mean, on PostgreSQL."""

from collections.abc import Callable

import ibis
import pytest

from segmatrix.kit.conformance.cases import shipped
from segmatrix.kit.data.databases.connections import Database
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.rules.nodes import Entity
from tests.scaleout.databases import (
    POSTGRESQL,
    Cases,
    address_in,
    assert_conforming,
    assert_the_printed_conforms,
    assert_whatever_is_drawn_agrees,
    shared,
)
from tests.scaleout.printed import PrintedThere


@pytest.fixture
def address() -> str:
    return address_in(POSTGRESQL)


def test_the_cases_of_the_specification(address: str) -> None:
    assert_conforming(address, shipped())


def test_the_cases_from_outside(address: str) -> None:
    assert_conforming(address, shared())


@pytest.mark.parametrize("cases", [shipped, shared])
def test_the_sql_that_is_printed(address: str, cases: Callable[[], Cases]) -> None:
    assert_the_printed_conforms(address, cases())


@pytest.mark.parametrize("unit", list(Entity))
def test_any_rules_on_any_data_are_answered_as_by_the_reference(address: str, unit: Entity) -> None:
    assert_whatever_is_drawn_agrees(address, unit, 12)


@pytest.mark.parametrize("unit", list(Entity))
def test_any_rules_on_any_data_are_printed_so_that_the_same_comes_out(
    address: str, unit: Entity
) -> None:
    assert_whatever_is_drawn_agrees(address, unit, 4, PrintedThere())


def test_a_connection_that_is_lost_half_way_is_told_in_words(address: str) -> None:
    psycopg = pytest.importorskip("psycopg")
    database = Database.at(address)
    with psycopg.connect(address, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [database.ibis.con.info.backend_pid])

    with pytest.raises(DataError, match="did not answer"):
        database.to_pyarrow(ibis.literal(1))
