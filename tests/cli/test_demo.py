"""`segmatrix demo` says who to sign in as, and where their mail is."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from segmatrix.cli import app


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is there already, so that nothing is built."""
    monkeypatch.setenv("SEGMATRIX_HOME", "")  # and put back afterwards, as the command sets it
    monkeypatch.delenv("SEGMATRIX_SMTP", raising=False)
    monkeypatch.setenv("SEGMATRIX_MAIL_FOLDER", "")
    monkeypatch.delenv("SEGMATRIX_MAIL_FOLDER")
    (tmp_path / "secret-key").write_text("known to nobody but this test")
    return tmp_path


def said(home: Path) -> str:
    return CliRunner().invoke(app, ["demo", "--home", str(home), "--build-only"]).output


def test_it_says_who_to_sign_in_as(built: Path) -> None:
    assert "fara@harbourlight.example" in said(built)


def test_mail_is_written_to_the_home_unless_it_was_said_where_to(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"written to {built}/mail." in said(built).replace("\n", "")
    monkeypatch.setenv("SEGMATRIX_MAIL_FOLDER", "elsewhere")
    assert "written to elsewhere." in said(built)


def test_with_a_mail_server_it_is_sent(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEGMATRIX_SMTP", "smtp://localhost")
    assert "Mail to them" not in said(built)


def test_a_folder_that_holds_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    refused = CliRunner().invoke(app, ["demo", "--home", str(tmp_path), "--build-only"])
    assert refused.exit_code == 2
    assert "holds something else than an example" in refused.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]
