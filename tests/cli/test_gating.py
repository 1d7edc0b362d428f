"""`segmatrix gate MATRIX`: what is left before a matrix of this home can be called agreed."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from tests.cast import Cast
from tests.review.table import RoundTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast, settings, tmp_path: Path, monkeypatch) -> RoundTable:
    """A matrix with one segment, in a home that is ready."""
    settings.HOME = tmp_path / "home"
    monkeypatch.setattr("segmatrix.cli.gating.prepare", lambda: None)
    return RoundTable(cast)


def run(*given: str) -> Result:
    return CliRunner().invoke(app, ["gate", *given])


def test_it_says_what_is_left_and_ends_with_one(table: RoundTable) -> None:
    table.override(table.object())
    result = run("customer segments")
    assert result.exit_code == 1, result.output
    assert "[ ] The charter names a decision that will come out differently\n" in result.stdout
    assert "    Banks: “Main goals” has no answer.\n" in result.stdout
    assert "[x] No objection is open\n" in result.stdout
    assert "Fara overrode Sol’s objection to “Banks”: We need one list\n" in result.stdout
    assert "Revision 1: 5 of 6 conditions are not met.\n" in result.stdout


def test_programs_get_the_same_as_json(table: RoundTable) -> None:
    table.object()
    result = run(table.id, "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert (said["matrix"], said["revision"], said["passes"]) == (table.id, 1, False)
    conditions = {each["key"]: each for each in said["conditions"]}
    assert conditions["objections"] == {
        "key": "objections",
        "words": "No objection is open",
        "met": False,
        "why": ["Sol objects to “Banks”."],
    }


def test_a_matrix_that_is_not_there_is_refused(table: RoundTable) -> None:
    result = run("Nowhere")
    assert result.exit_code == 2
    assert "there is no matrix “Nowhere”" in result.stderr


def test_a_matrix_must_be_named(table: RoundTable) -> None:
    assert run().exit_code == 2
