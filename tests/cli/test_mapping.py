"""`segmatrix mapping`: propose how files become customer data."""

from pathlib import Path

from typer.testing import CliRunner

from segmatrix.cli import app
from segmatrix.kit.data.mapping.text import from_yaml
from tests.kit.data import company


def test_it_prints_a_mapping_with_remarks(tmp_path: Path) -> None:
    said = CliRunner().invoke(app, ["mapping", "--data", str(company.write(tmp_path))])
    assert said.exit_code == 0
    assert "1 value does not fit" in said.stdout
    assert set(from_yaml(said.stdout).tables) == {"people", "events", "feedback"}


def test_it_writes_a_mapping_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "mapping.yaml"
    files = company.write(tmp_path / "files")
    said = CliRunner().invoke(app, ["mapping", "--data", str(files), "--out", str(out)])
    assert said.exit_code == 0
    assert from_yaml(out.read_text("utf-8")).tables


def test_it_replaces_a_file_only_if_asked(tmp_path: Path) -> None:
    files, out = company.write(tmp_path / "files"), tmp_path / "mapping.yaml"
    out.write_text("mine", "utf-8")
    command = ["mapping", "--data", str(files), "--out", str(out)]

    refused = CliRunner().invoke(app, command)
    assert refused.exit_code == 2
    assert "is there already" in refused.stderr
    assert "--replace" in refused.stderr
    assert out.read_text("utf-8") == "mine"

    assert CliRunner().invoke(app, [*command, "--replace"]).exit_code == 0
    assert from_yaml(out.read_text("utf-8")).tables


def test_it_refuses_a_place_that_it_cannot_write_to(tmp_path: Path) -> None:
    files, out = company.write(tmp_path / "files"), tmp_path / "typo" / "mapping.yaml"
    said = CliRunner().invoke(app, ["mapping", "--data", str(files), "--out", str(out)])
    assert said.exit_code == 2
    assert f"{out}: No such file or directory" in said.stderr


def test_it_refuses_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "crm.csv").write_bytes(b"PK\x03\x04 not a table")
    said = CliRunner().invoke(app, ["mapping", "--data", str(tmp_path)])
    assert said.exit_code == 2
    assert "crm.csv: This is a ZIP archive" in said.stderr
    assert "Unpack it" in said.stderr
