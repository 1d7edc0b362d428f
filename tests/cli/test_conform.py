"""`segmatrix conform`: what it prints of what a database answers, and how it ends."""

from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from segmatrix.cli import app
from segmatrix.cli.conforming import report
from segmatrix.kit.conformance.cases import case
from segmatrix.kit.conformance.conforming import conform

CASE = {
    "name": "one did",
    "events": [["a", "x", "-1d"]],
    "rule": 'did "x"',
    "members": {"S": ["a"]},
}


def put(given: dict[str, Any]) -> None:
    report(conform("duckdb://", [("windows", [case(given)])]))


def test_a_database_that_answers_right(capsys: pytest.CaptureFixture[str]) -> None:
    put(CASE)

    assert capsys.readouterr().out == "1 cases, 0 with another outcome\n"


def test_a_database_that_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        put({**CASE, "members": {"S": []}})

    assert ended.value.exit_code == 1
    said = capsys.readouterr().out
    assert "windows: one did\n  members of “S”: ['a'] instead of []\n" in said


def test_an_address_that_is_none() -> None:
    done = CliRunner().invoke(app, ["conform", "--backend", "mysql://root:secret@here/db"])

    assert done.exit_code == 2
    assert "mysql" in done.output
    assert "secret" not in done.output
