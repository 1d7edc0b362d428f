"""How long a change takes from its commit to the last of many sockets, beside a bare fan-out."""

import asyncio
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, Any

import uvicorn
from django.core.management import call_command
from django.test import Client

from segmatrix.activity import announcing
from segmatrix.activity.queries import last_number
from segmatrix.base.actor import Actor
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.matrix import actions, events
from segmatrix.matrix.models import Statement
from segmatrix.project.asgi import application
from tests.cast import Cast
from tests.matrix.large import LARGE, matrix_of

VIEWERS = Path(__file__).with_name("viewers.py")
CHANGES = 60
SETTLED = 3.0  # seconds after which who came has been told to all


class Bare:
    """The least that a server can do: a text goes to each socket, one after another."""

    def __init__(self) -> None:
        self._sends: list[Any] = []

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Serve one socket."""
        self._loop = asyncio.get_running_loop()
        await receive()
        await send({"type": "websocket.accept"})
        self._sends.append(send)
        while (await receive())["type"] != "websocket.disconnect":
            pass

    def tell(self, text: str) -> None:
        """Send a text to all, from another thread."""
        asyncio.run_coroutine_threadsafe(self._tell(text), self._loop)

    async def _tell(self, text: str) -> None:
        for send in self._sends:
            await send({"type": "websocket.send", "text": text})


class Matrix:
    """A matrix in which one statement is worded again and again."""

    def __init__(self, by: Actor) -> None:
        self._by, self._id = by, matrix_of(LARGE, by)
        self.stream = f"matrix:{self._id}"
        self.path = f"/ws/m/{self._id}/?view=table&language=en&after={last_number(self.stream)}"
        self._statement = Statement.objects.filter(segment__matrix_id=self._id).earliest("pk")

    def change(self, number: int) -> None:
        """Word the statement otherwise."""
        text = f"They bring figure {number} to the board by hand"
        about = {"matrix_id": self._id, "statement_id": self._statement.pk, "text": text}
        actions.edit_statement(events.EditStatement(**about), actor=self._by)

    def frame(self) -> str:
        """Return what the last change brings to everybody who looks at the table."""
        number = last_number(self.stream)
        return gather(Audience(self._id, "table", "en"), number - 1, number, self._by).frame


def compare(cast: Cast, viewers: int) -> None:
    """Print both times and their ratio, in a database that is migrated.

    The product and the bare one take turns, in one process and before as many sockets each; the
    bare one sends what the product has sent the turn before, rendered already.
    """
    call_command("collectstatic", verbosity=0, interactive=False)
    browser, bare = Client(), Bare()
    browser.force_login(cast.user("sol"))
    cookie = f"sessionid={browser.cookies['sessionid'].value}"
    followed, unfollowed = Matrix(cast.fara), Matrix(cast.otto)
    frame, committed = "", []

    def heard(stream: str, _number: int) -> None:
        committed.append(time.perf_counter())
        if stream == unfollowed.stream:
            bare.tell(frame)

    async def both(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await (bare if scope["path"] == "/bare" else application)(scope, receive, send)

    taken: tuple[list[float], list[float]] = ([], [])
    rendered: list[float] = []
    with _served(both) as origin, _watched(origin, cookie, viewers, followed.path, "/bare") as told:
        announcing._broadcasters.insert(0, heard)
        for number in range(CHANGES):
            for place, matrix in enumerate((followed, unfollowed)):
                matrix.change(number)
                whose, when = told.readline().split()
                assert int(whose) == place
                taken[place].append(float(when) - committed[-1])
                begun = time.perf_counter()
                frame = followed.frame()
                rendered.append(time.perf_counter() - begun)
        announcing._broadcasters.remove(heard)
    slow = [statistics.quantiles(times, n=20)[-1] for times in (*taken, rendered)]
    names = ("segmatrix", "bare", "rendering alone")
    for name, times, p95 in zip(names, (*taken, rendered), slow, strict=True):
        middle = statistics.median(times)
        print(f"{name:>15}: median {middle * 1e3:6.1f} ms, p95 {p95 * 1e3:6.1f} ms")
    print(f"{name:>15}: median {statistics.median(times) * 1e3:6.1f} ms, p95 {p95 * 1e3:6.1f} ms")
    print(
        f"live: from its commit to the last of {viewers} sockets a change of {len(frame):,} bytes"
        f" takes {slow[0] / slow[1]:.2f} times as long as a bare fan-out (p95)"
    )


@contextmanager
def _served(served: Any) -> Iterator[str]:
    """Serve an application as the product is served, from a thread, and yield its origin."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        served,
        lifespan="off",
        log_level="warning",
        ws="websockets-sansio",
        ws_ping_interval=None,  # whoever is busy for long is not gone
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def _watched(origin: str, cookie: str, viewers: int, *paths: str) -> Iterator[IO[str]]:
    """Let so many look at each path, and yield what they say of it."""
    command = [sys.executable, str(VIEWERS), origin, cookie, str(viewers), *paths]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "open\n"
            time.sleep(SETTLED)
            yield process.stdout
        finally:
            process.kill()
