"""Cases put to a database: what is told, and that nothing is left behind."""

from pathlib import Path

import ibis
import pytest

from segmatrix.kit.conformance.cases import case, shipped
from segmatrix.kit.conformance.conforming import conform
from segmatrix.kit.data.errors import DataError

RIGHT = {
    "name": "one did",
    "events": [["a", "x", "-1d"]],
    "rule": 'did "x"',
    "members": {"S": ["a"]},
}
WRONG = {**RIGHT, "name": "nobody did", "members": {"S": []}, "universe": ["b"]}
REFUSED = {
    "name": "an unknown event",
    "people": [{"user_id": "a"}],
    "rule": 'did "y"',
    "error": ["y"],
}
ALLOWED = {**RIGHT, "name": "it is refused", "error": ["nonsense"]}


def put(*given: dict[str, object], to: str = "duckdb://") -> list[tuple[str, ...]]:
    cases = [case(one) for one in given]
    return [outcome.differences for outcome in conform(to, [("these", cases)])]


def test_a_case_that_comes_out_has_no_differences() -> None:
    assert put(RIGHT, REFUSED) == [(), ()]


def test_what_comes_out_otherwise_is_told() -> None:
    ((members, universe), (allowed,)) = put(WRONG, ALLOWED)

    assert members == "members of “S”: ['a'] instead of []"
    assert universe == "universe: ['a'] instead of ['b']"
    assert "ought to be refused" in allowed


def test_a_database_is_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "mine.duckdb"
    made = ibis.duckdb.connect(file)
    made.raw_sql("CREATE TABLE events AS SELECT 1 AS mine")
    made.disconnect()

    assert put(RIGHT, to=f"duckdb://{file}") == [()]

    after = ibis.duckdb.connect(file)
    schemas = after.con.execute("SELECT table_schema, table_name FROM information_schema.tables")
    assert schemas.fetchall() == [("main", "events")]
    after.disconnect()


def test_a_database_that_cannot_be_reached_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.duckdb").write_text("no database")

    with pytest.raises(DataError, match="cannot be reached"):
        next(conform(f"duckdb://{tmp_path}/text.duckdb"))


def test_a_database_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no database file"):
        next(conform(f"duckdb://{tmp_path}/typo/mine.duckdb"))
    assert list(tmp_path.iterdir()) == []


def test_the_cases_of_the_specification_come_along() -> None:
    subjects = dict(shipped())

    assert {"windows", "universe", "units"} <= subjects.keys()
    assert all(one.name for cases in subjects.values() for one in cases)
