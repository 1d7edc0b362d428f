"""A real server on a port of its own, as `segmatrix` starts it, for tests with real browsers."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Self
from urllib.error import URLError

from tests import databases

ROOT = Path(__file__).parents[1]
SETTINGS = "segmatrix.project.settings"
UP_WITHIN_SECONDS = 180  # on a machine with other work
DOWN_WITHIN_SECONDS = 60


class Server:
    """`segmatrix serve` in a home. A context manager; `kill` ends it as a power cut would.

    Args:
        home: Where its database and files are.
        settings: The settings to serve with, by default those of the product.
    """

    def __init__(self, home: Path, settings: str = SETTINGS) -> None:
        self.home = home
        self.settings = settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(DOWN_WITHIN_SECONDS)

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.home / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "segmatrix.cli", "serve", "--port", str(self.port)],
                env=environment(self.home, self.settings),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + UP_WITHIN_SECONDS
        while time.monotonic() < until:
            assert self._process.poll() is None, (self.home / "server.log").read_text()
            try:
                with urllib.request.urlopen(f"{self.url}/accounts/login/", timeout=30):
                    return
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        self._process.kill()
        self._process.wait()
        raise AssertionError(
            "the server did not come up: " + (self.home / "server.log").read_text()
        )

    def kill(self) -> None:
        """End the web process and its worker at once, without a chance to finish anything."""
        workers = _children(self._process.pid)
        for process in (self._process.pid, *workers):
            os.kill(process, signal.SIGKILL)
        self._process.wait()


def environment(home: Path, settings: str = SETTINGS) -> dict[str, str]:
    """Return the environment in which a command works in `home`, with the real settings."""
    return os.environ | {
        "SEGMATRIX_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(ROOT),
        **databases.own(home),
    }


def run(home: Path, *arguments: str) -> str:
    """Run a `segmatrix` command in `home` and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "segmatrix.cli", *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _children(process: int) -> list[int]:
    """Return the processes that `process` started, which may have sessions of their own."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = status.read_text().rpartition(")")[2].split()[1]
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended meanwhile
        if int(parent) == process:
            found.append(int(status.parent.name))
    return found


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
