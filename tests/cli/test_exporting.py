"""`segmatrix export MATRIX --to FILE`: a matrix of this home as a spreadsheet."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from tests.cast import Cast
from tests.imports.sheets import tables_of
from tests.matrix.conftest import Bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(cast: Cast, settings, tmp_path: Path, monkeypatch) -> Bench:
    """A matrix with one segment, in a home that is ready."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    monkeypatch.setenv("SEGMATRIX_HOME", str(settings.HOME))
    monkeypatch.setattr("segmatrix.cli.exporting.prepare", lambda: None)
    bench = Bench(cast)
    bench.say(bench.segment("Banks"), "=Whoever buys", key="definition")
    return bench


def run(*given: object) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, given)])


def test_it_writes_a_spreadsheet_or_a_plain_table(bench: Bench, tmp_path: Path) -> None:
    workbook, table = tmp_path / "ours.xlsx", tmp_path / "ours.csv"
    for path in (workbook, table):
        assert run("customer segments", "--to", path).exit_code == 0
    (shown, _ids) = tables_of(workbook.read_bytes(), "ours.xlsx")
    assert '"Definition","\'=Whoever buys"' in shown.text
    assert '"Definition","\'=Whoever buys"' in table.read_text("utf-8-sig")


def test_a_template_has_the_headings_alone(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    assert run(bench.id, "--to", path, "--empty").exit_code == 0
    assert '"Definition",""' in path.read_text("utf-8-sig")


def test_another_kind_of_file_is_refused(bench: Bench, tmp_path: Path) -> None:
    result = run(bench.id, "--to", tmp_path / "ours.docx")
    assert result.exit_code == 2
    assert "Name a file that ends in .xlsx or .csv." in result.stderr


def test_a_file_that_cannot_be_written_is_refused(bench: Bench, tmp_path: Path) -> None:
    result = run(bench.id, "--to", tmp_path / "nowhere" / "ours.csv")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
