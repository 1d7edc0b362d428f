"""`segmatrix reindex`: the index of words, built anew ahead of the first search."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from segmatrix.search.models import Entry
from tests.cast import Cast
from tests.matrix.conftest import Bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(cast: Cast, settings, tmp_path: Path, monkeypatch) -> Bench:
    """A matrix with one segment, in a home that is ready."""
    settings.HOME = tmp_path / "home"
    monkeypatch.setattr("segmatrix.cli.indexing.prepare", lambda: None)
    bench = Bench(cast)
    bench.segment("Banks")
    return bench


def run(*given: str) -> Result:
    return CliRunner().invoke(app, ["reindex", *given])


def test_every_matrix_is_indexed(bench: Bench) -> None:
    other = Bench(bench.cast, "Other segments")
    result = run()
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{bench.id}: 1 texts\n{other.id}: 0 texts\n"
    assert Entry.objects.filter(matrix=bench.id, kind="segment").exists()


def test_one_matrix_is_indexed_by_its_name(bench: Bench) -> None:
    Bench(bench.cast, "Other segments")
    assert run("customer segments").stdout == f"{bench.id}: 1 texts\n"


def test_an_unknown_matrix_is_refused(bench: Bench) -> None:
    result = run("nobody's")
    assert result.exit_code == 2
    assert "there is no matrix" in result.output
