"""`segmatrix lint`: findings with their place, as words and as JSON."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from segmatrix.cli import app

RULES = """segments:
  - name: Pro
    rule: plan is "pro" and plan is "team"
  - name: Many
    rule: seats > 2
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text("user_id,plan,seats\na,pro,3\nb,team,4\n")
    file = tmp_path / "rules.yaml"
    file.write_text(RULES)
    return file


def test_what_is_certain_is_said_without_data(rules: Path) -> None:
    result = CliRunner().invoke(app, ["lint", "--rules", str(rules)])
    assert result.exit_code == 1
    assert "segment “Pro”, line 3, column 11" in result.stdout
    assert '  plan is "pro" and plan is "team"'.strip() in result.stdout
    assert "^^^" in result.stdout
    assert "Nobody can fulfil both" in result.stdout
    assert "Many" not in result.stdout


def test_data_says_more(rules: Path) -> None:
    asked = ["lint", "--rules", str(rules), "--data", str(rules.parent), "--json"]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 1
    first, second = json.loads(result.stdout)["findings"]
    assert (first["kind"], first["segment"], first["line"], first["column"]) == (
        "never",
        "Pro",
        3,
        11,
    )
    assert (second["kind"], second["segment"]) == ("everybody", "Many")
    assert second["mend"]


def test_nothing_odd_is_no_failure(rules: Path) -> None:
    rules.write_text("segments: [{name: A, rule: seats > 3}]")
    result = CliRunner().invoke(app, ["lint", "--rules", str(rules), "--data", str(rules.parent)])
    assert (result.exit_code, result.stdout) == (0, "Nothing odd was found.\n")


def test_a_wrong_rule_is_refused(rules: Path) -> None:
    rules.write_text("segments: [{name: A, rule: seat > 3}]")
    result = CliRunner().invoke(app, ["lint", "--rules", str(rules), "--data", str(rules.parent)])
    assert result.exit_code == 2
    assert "“seat” is not a trait of people" in result.stderr
