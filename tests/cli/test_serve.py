"""`segmatrix serve` brings a home up, serves it, and ends cleanly."""

import re
import signal
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
