"""Keeping one process beside ours: started again when it dies, ended when we end."""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Event, Thread
from types import TracebackType
from typing import Self

import typer

AGAIN_AFTER_SECONDS = 1.0


class Supervised:
    """A process that runs as long as the `with` block does.

    It gets a session of its own, so that Ctrl+C reaches us and not it, and a pipe as standard input
    that closes when we are gone, however that came about.
    """

    def __init__(self, command: Sequence[str], *, grace_seconds: float) -> None:
        self._command = command
        self._grace = grace_seconds
        self._ending = Event()
        self._process = self._start()
        self._keeper = Thread(target=self._keep, name="keeper of the worker", daemon=True)

    def __enter__(self) -> Self:
        self._keeper.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.set()
        self._end()
        self._keeper.join()
        self._end()  # one that the keeper had just started again
        self._hang_up()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 -- the command is ours
            self._command, stdin=subprocess.PIPE, start_new_session=True
        )

    def _keep(self) -> None:
        while True:
            code = self._process.wait()
            self._hang_up()
            if self._ending.wait(AGAIN_AFTER_SECONDS):
                return
            typer.echo(f"The worker ended with {code} and is started again.", file=sys.stderr)
            self._process = self._start()

    def _hang_up(self) -> None:
        assert self._process.stdin is not None, "it was started with a pipe"
        self._process.stdin.close()

    def _end(self) -> None:
        """Ask politely, then firmly (a job at hand is given back), then not at all."""
        for ask in (self._process.terminate, self._process.terminate, self._process.kill):
            if self._process.poll() is not None:
                return
            ask()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(self._grace)
