"""`segmatrix handout MATRIX --to FILE`: the digest of a matrix of this home."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from tests.cast import Cast
from tests.matrix.conftest import Bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(cast: Cast, settings, tmp_path: Path, monkeypatch) -> Bench:
    """A matrix with one segment, in a home that is ready."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    monkeypatch.setenv("SEGMATRIX_HOME", str(settings.HOME))
    monkeypatch.setattr("segmatrix.cli.handouts.prepare", lambda: None)
    bench = Bench(cast)
    bench.segment("Banks")
    return bench


def run(*given: object) -> Result:
    return CliRunner().invoke(app, ["handout", *map(str, given)])


def test_it_writes_the_digest(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "ours.md"
    assert run("customer segments", "--to", path).exit_code == 0
    assert "## Banks (assumed)" in path.read_text("utf-8")


def test_another_kind_of_file_and_another_matrix_are_refused(bench: Bench, tmp_path: Path) -> None:
    for given, hint in (
        ((bench.id, "--to", tmp_path / "ours.pdf"), "Name a file that ends in .md."),
        (("Nowhere", "--to", tmp_path / "ours.md"), "Name it, or give its id."),
        ((bench.id, "--to", tmp_path / "none" / "ours.md"), "Name a file that may be written."),
    ):
        result = run(*given)
        assert result.exit_code == 2
        assert hint in result.stderr
