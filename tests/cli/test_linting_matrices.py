"""`segmatrix lint MATRIX`: what could be clearer in a matrix of this home."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from segmatrix.matrix import actions, events
from tests.cast import ELSEWHERE, Cast
from tests.matrix.conftest import Bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(cast: Cast, settings, tmp_path: Path, monkeypatch) -> Bench:
    """A matrix with one segment, in a home that is ready."""
    settings.HOME = tmp_path / "home"
    monkeypatch.setattr("segmatrix.cli.linting.prepare", lambda: None)
    bench = Bench(cast)
    bench.say(bench.segment("Banks"), "Whoever buys by RFP", key="definition")
    return bench


def run(*given: str) -> Result:
    return CliRunner().invoke(app, ["lint", *given])


def test_it_says_where_why_and_what_to_do(bench: Bench) -> None:
    result = run("customer segments")
    assert result.exit_code == 1, result.output
    assert (
        "Banks, Definition\n  Whoever buys by RFP\n"
        "Not everybody knows what RFP stands for.\nWrite it out, at least the first time.\n"
    ) in result.stdout
    assert "Banks, Main goals\nNobody has answered “Main goals” yet.\n" in result.stdout


def test_programs_get_the_same_as_json(bench: Bench) -> None:
    result = run(bench.id, "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["matrix"] == {"id": bench.id, "name": "Customer segments"}
    assert said["dismissed"] == 0
    first = said["findings"][0]
    assert first.pop("key")
    assert first == {
        "kind": "acronym",
        "segment": "Banks",
        "row": "Definition",
        "text": "Whoever buys by RFP",
        "reason": "Not everybody knows what RFP stands for.",
        "mend": "Write it out, at least the first time.",
    }


def test_what_people_say_is_fine_is_counted_alone(bench: Bench) -> None:
    for finding in bench.findings.open:
        bench.dismiss(finding.key)
    result = run(bench.id)
    assert result.exit_code == 0
    assert result.stdout == ("Nothing to clear up was found.\n\nFine as they are, people say: 8\n")


def test_a_matrix_that_is_not_there_is_refused(bench: Bench) -> None:
    result = run("Nowhere")
    assert result.exit_code == 2
    assert "there is no matrix “Nowhere”" in result.stderr


def test_two_of_one_name_are_told_apart_by_their_ids(bench: Bench, cast: Cast) -> None:
    given = events.CreateMatrix(workspace_id=ELSEWHERE, name="customer segments")
    (other,) = actions.create_matrix(given, actor=cast.otto)
    result = run("Customer segments")
    assert result.exit_code == 2
    assert bench.id in result.stderr
    assert other.matrix_id in result.stderr


def test_a_home_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = run("Customer segments", "--home", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "there is no home" in result.stderr


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "there is nothing to look at"),
        (["Our customers", "--as-of", "2026-01-01"], "speak of rules"),
        (["Our customers", "--rules", "rules.yaml"], "looks at a file alone"),
    ],
)
def test_a_matrix_or_a_file_and_not_both(given: list[str], words: str) -> None:
    result = run(*given)
    assert result.exit_code == 2
    assert words in result.stderr
