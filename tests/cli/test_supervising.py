"""A process beside ours lives as long as we do, however often it dies."""

import socket
import sys
from collections.abc import Iterator

import pytest

from segmatrix.cli import supervising
from segmatrix.cli.supervising import Supervised

CALLS_AND_WAITS = """
import socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as line:
    line.recv(1)
"""

STUBBORN = """
import signal, socket, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as line:
    while True:
        line.recv(1)
"""


@pytest.fixture
def phone() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(20)
        yield listening


def supervised(script: str, phone: socket.socket, *, grace_seconds: float = 10) -> Supervised:
    number = str(phone.getsockname()[1])
    return Supervised([sys.executable, "-c", script, number], grace_seconds=grace_seconds)


def hung_up(line: socket.socket) -> bool:
    """Wait until the other side is gone."""
    line.settimeout(20)
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def test_it_ends_with_the_block(phone: socket.socket) -> None:
    with supervised(CALLS_AND_WAITS, phone):
        line, _ = phone.accept()
    with line:
        assert hung_up(line)


def test_dead_it_is_started_again(
    phone: socket.socket, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supervising, "AGAIN_AFTER_SECONDS", 0.01)
    with supervised(CALLS_AND_WAITS, phone):
        first, _ = phone.accept()
        first.close()  # it waits no longer and ends
        second, _ = phone.accept()
    with second:
        assert hung_up(second)
    assert "is started again" in capsys.readouterr().err


def test_one_that_does_not_listen_is_ended_all_the_same(phone: socket.socket) -> None:
    with supervised(STUBBORN, phone, grace_seconds=0.05):
        line, _ = phone.accept()
    with line:
        assert hung_up(line)
