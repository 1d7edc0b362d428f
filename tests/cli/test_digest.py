"""`segmatrix digest` asks for the mails that are due, for a worker to send."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.core import mail
from typer.testing import CliRunner

from segmatrix.base import clock
from segmatrix.cli import app
from segmatrix.jobs.actions import work_off
from tests.cast import Cast
from tests.matrix.conftest import Bench


def digest(home: Path) -> str:
    ran = CliRunner().invoke(app, ["digest", "--home", str(home)])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


@pytest.mark.django_db
def test_it_asks_for_what_is_due_and_a_worker_sends_it(
    tmp_path: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("segmatrix.cli.digest"), "enter", lambda home: None)
    assert digest(tmp_path) == "Asked for 0 digests.\n"
    with clock.at(clock.now() - timedelta(days=2)):
        Bench(cast).comment("@Sol, why?", by=cast.pri)
    told = digest(tmp_path)
    assert told.startswith("Asked for 1 digest.\n")
    assert "No mail server is set (SEGMATRIX_SMTP)" in told
    work_off()
    assert [sent.to for sent in mail.outbox] == [["sol@harbourlight.test"]]
    assert digest(tmp_path) == "Asked for 0 digests.\n"


def test_without_a_home_it_makes_none(tmp_path: Path) -> None:
    home = tmp_path / "none"
    refused = CliRunner().invoke(app, ["digest", "--home", str(home)])
    assert refused.exit_code == 2
    assert not home.exists()
