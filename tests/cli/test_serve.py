"""`segmatrix serve` brings a home up, serves it, and ends cleanly."""

import re
import signal
import socket
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from typer.testing import CliRunner

from segmatrix.cli import app
from tests.server import Server


def test_an_empty_folder_becomes_a_served_home(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        with urlopen(f"{server.url}/accounts/login/") as page:
            html = page.read().decode()
        (script,) = re.findall(r'"(/static/segmatrix/js/frame\.[0-9a-f]{12}\.js)"', html)
        compressed = Request(f"{server.url}{script}", headers={"Accept-Encoding": "gzip"})
        with urlopen(compressed) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert "immutable" in answer.headers["Cache-Control"]
        process = server._process
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert oct((tmp_path / "secret-key").stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::"])
def test_it_listens_to_others_only_under_a_name(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEGMATRIX_HOSTS", raising=False)
    refused = CliRunner().invoke(app, ["serve", "--host", host])
    assert refused.exit_code == 2
    assert "SEGMATRIX_HOSTS" in refused.output


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_refused_before_anything_is_made(
    tmp_path: Path, command: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        given = ["--port", str(taken.getsockname()[1]), "--home", str(tmp_path / "home")]
        refused = CliRunner().invoke(app, [command, *given])
    assert refused.exit_code == 2
    assert "Name another --port" in refused.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "99999"], "less than or equal to 65535"),
        (["--host", "segments.example"], "SEGMATRIX_HOSTS"),
    ],
)
def test_an_address_that_cannot_be_is_refused(words: list[str], said: str) -> None:
    refused = CliRunner().invoke(app, ["serve", *words])
    assert refused.exit_code == 2
    assert said in refused.output


def test_a_worker_does_not_make_the_home_it_works_in(tmp_path: Path) -> None:
    refused = CliRunner().invoke(app, ["worker", "--home", str(tmp_path / "typo")])
    assert refused.exit_code == 2
    assert "there is no home of Segmatrix at" in refused.stderr
    assert list(tmp_path.iterdir()) == []
