"""What rules mean, on a Spark cluster of two workers."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from segmatrix.kit.conformance.cases import shipped
from segmatrix.kit.rules.nodes import Entity
from tests.scaleout.databases import (
    SPARK,
    Cases,
    address_in,
    assert_conforming,
    assert_the_printed_conforms,
    assert_whatever_is_drawn_agrees,
    shared,
)
from tests.scaleout.printed import PrintedThere

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


@pytest.mark.parametrize("cases", [shipped, shared])
def test_the_sql_that_is_printed(address: str, cases: Callable[[], Cases]) -> None:
    assert_the_printed_conforms(address, cases())


@pytest.mark.parametrize("unit", list(Entity))
def test_any_rules_on_any_data_are_answered_as_by_the_reference(address: str, unit: Entity) -> None:
    assert_whatever_is_drawn_agrees(address, unit, 2)


@pytest.mark.parametrize("unit", list(Entity))
def test_any_rules_on_any_data_are_printed_so_that_the_same_comes_out(
    address: str, unit: Entity
) -> None:
    # To plan one query of many rules takes Spark longer than to answer it.
    assert_whatever_is_drawn_agrees(address, unit, 1, PrintedThere(), size=5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an event in it, and rules about it."""
    came = {"user_id": ["u1"], "event": ["login"], "timestamp": [datetime(2026, 1, 1)]}
    pq.write_table(pa.table(came), tmp_path / "events.parquet")
    (tmp_path / "rules.yaml").write_text('segments: [{name: S, rule: did "login"}]')
    return tmp_path


def test_nothing_but_the_answer_is_on_the_screen(address: str, folder: Path) -> None:
    done = evaluated(f"spark://local[1]?data={folder}", folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert "1 people" in done.stdout


def test_where_there_is_no_java_that_is_said(address: str, folder: Path) -> None:
    done = evaluated(f"spark://local[1]?data={folder}", folder, JAVA_HOME=str(folder))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Spark does not start: ")
    assert done.stderr.splitlines()[1] == "It needs Java 17, and JAVA_HOME to say where that is."


def evaluated(address: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "segmatrix.cli", "evaluate", "--data", address]
    return subprocess.run(
        [*command, "--rules", str(folder / "rules.yaml")],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
