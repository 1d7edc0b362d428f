"""`segmatrix conform`."""

import pytest
from typer.testing import CliRunner

from segmatrix.cli import app
from segmatrix.kit.conformance import conforming
from segmatrix.kit.conformance.cases import case

CASE = {
    "name": "one did",
    "events": [["a", "x", "-1d"]],
    "rule": 'did "x"',
    "members": {"S": ["a"]},
}


def put(monkeypatch: pytest.MonkeyPatch, given: dict[str, object], backend: str) -> tuple[int, str]:
    monkeypatch.setattr(conforming, "shipped", lambda: iter([("windows", [case(given)])]))
    done = CliRunner().invoke(app, ["conform", "--backend", backend])
    return done.exit_code, done.output


def test_a_database_that_answers_right(monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = put(monkeypatch, CASE, "duckdb://")

    assert code == 0
    assert said == "1 cases, 0 with another outcome\n"


def test_a_database_that_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = put(monkeypatch, {**CASE, "members": {"S": []}}, "duckdb://")

    assert code == 1
    assert "windows: one did\n  members of “S”: ['a'] instead of []\n" in said


def test_an_address_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = put(monkeypatch, CASE, "mysql://root:secret@here/db")

    assert code == 2
    assert "mysql" in said
    assert "secret" not in said
