"""`segmatrix import`: files of customer data into the running product."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from segmatrix.datasets import queries

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = "user_id,plan\nu1,pro\nu2,basic\n"


@pytest.fixture
def folder(settings, tmp_path: Path, monkeypatch) -> Path:
    """A folder with one file, and a home that is ready."""
    settings.HOME = tmp_path / "home"
    monkeypatch.setattr("segmatrix.cli.imports.prepare", lambda: None)
    folder = tmp_path / "crm"
    folder.mkdir()
    (folder / "people.csv").write_text(PEOPLE)
    return folder


def run(folder: Path, *more: str, workspace: str = "harbourlight data") -> Result:
    given = ["import", "--data", str(folder), "--workspace", workspace, *more]
    return CliRunner().invoke(app, given)


def test_it_imports_a_folder_and_says_what_became_of_it(cast, folder) -> None:
    result = run(folder)
    assert result.exit_code == 0, result.output
    assert "people: 2\n" in result.stdout
    (source,) = queries.datasets(cast.exa)
    assert (source.name, source.state) == ("crm", "ready")
    assert f"stamp: {source.current.stamp['sha256']}" in result.stdout


def test_repeated_it_reads_the_same_source_anew_and_doubles_nothing(cast, folder) -> None:
    run(folder)
    (folder / "people.csv").write_text(PEOPLE + "u3,pro\n")
    assert "people: 3\n" in run(folder).stdout
    (source,) = queries.datasets(cast.exa)
    assert len(source.files) == 1


def test_a_mapping_says_what_the_columns_mean(cast, folder, tmp_path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text("people:\n  - {file: people.csv, columns: {user_id: user_id, tier: plan}}\n")
    assert run(folder, "--map", str(mapping)).exit_code == 0
    (source,) = queries.datasets(cast.exa)
    assert "tier" in queries.catalog(source.id).people


def test_it_is_the_doing_of_a_member(cast, folder) -> None:
    assert run(folder, "--as", "ana@harbourlight.test").exit_code == 0
    assert run(folder, "--as", "otto@elsewhere.test").exit_code == 2
    refused = run(folder, "--as", "vic@harbourlight.test")
    assert refused.exit_code == 2
    assert "role" in refused.stderr


def test_what_cannot_be_done_is_refused_in_words(cast, folder) -> None:
    assert run(folder, workspace="Nowhere").exit_code == 2
    (folder / "people.csv").write_text("")
    empty = run(folder)
    assert empty.exit_code == 2
    assert "people.csv is empty" in empty.stderr
    (folder / "people.csv").unlink()
    assert "no file of customer data" in run(folder).stderr
