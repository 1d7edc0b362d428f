"""Claim: a change reaches 300 open pages of one process sooner through the hub than as a broadcast.

Both ways bring the same small change from its commit to a frame in the hands of 300 pages,
rendered once. The hub wakes them and they share the frame; a Channels group puts a copy of the
message into a queue per page. Printed are the times until the last page has it, and their ratio.

To the last of 300 real sockets it should take at most twice as long as a bare fan-out, at p95.
A real server and its 300 sockets, in another process, change by change take turns with a server
that does nothing but send the same bytes, rendered already, to 300 others. What rendering takes by
itself is printed beside both.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

import django

PAGES = 300
CHANGES = 60
STATEMENTS = 30  # in the one cell that is rendered

HOME = tempfile.TemporaryDirectory(prefix="segmatrix-bench-")
os.environ["SEGMATRIX_HOME"] = HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "segmatrix.project.settings"
django.setup()

from channels.db import database_sync_to_async  # noqa: E402 -- Django must be set up before
from channels.layers import InMemoryChannelLayer  # noqa: E402
from django.core.management import call_command  # noqa: E402

from segmatrix.activity import announcing  # noqa: E402
from segmatrix.activity.actions import action, record  # noqa: E402
from segmatrix.activity.events import Fact, Input  # noqa: E402
from segmatrix.base.actor import Actor  # noqa: E402
from segmatrix.live import rendering  # noqa: E402
from segmatrix.live.hub import hub  # noqa: E402
from segmatrix.live.news import gather  # noqa: E402
from segmatrix.live.rendering import Audience, Region  # noqa: E402


@dataclass(frozen=True, kw_only=True)
class Touch(Input):
    matrix_id: str

    @property
    def stream(self) -> str:
        return f"matrix:{self.matrix_id}"


@dataclass(frozen=True, kw_only=True)
class Touched(Fact):
    @property
    def subject(self) -> str:
        return "cell"


@action
def touch(given: Touch, *, actor: Actor) -> None:
    record(Touched(), inverse=None)


class Cell:
    """A view that is one cell full of statements."""

    holders: ClassVar = {"cell": ""}

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        pass

    def render(self, region: Region) -> str:
        return f"<td id='cell'>{'<p>They export every Monday by hand.</p>' * STATEMENTS}</td>"


async def by_hub(audience: Audience, reader: Actor, got: Callable[[], None]) -> None:
    """Be one page that follows the hub."""
    after = 0
    async with hub.following(audience.stream) as feed:
        while after < CHANGES:
            await feed.beyond(after)
            news = await feed.news(audience, after, reader)
            assert news.frame
            after = news.number
            got()


def in_group(layer: InMemoryChannelLayer) -> Callable[..., Awaitable[None]]:
    """Return what it is to be one page that is a member of the group."""

    async def page(audience: Audience, reader: Actor, got: Callable[[], None]) -> None:
        channel = await layer.new_channel()
        await layer.group_add("matrix", channel)
        for _ in range(CHANGES):
            message = await layer.receive(channel)
            assert message["text"]
            got()

    return page


async def measure(
    audience: Audience, reader: Actor, page: Callable[..., Awaitable[None]]
) -> list[float]:
    """Return, for each change, the seconds from its commit until the last page had it."""
    committed: list[float] = []
    arrived: list[float] = []
    all_have_it = asyncio.Event()

    def got() -> None:
        arrived.append(time.perf_counter())
        if len(arrived) % PAGES == 0:
            all_have_it.set()

    announcing._broadcasters.insert(0, lambda _, __: committed.append(time.perf_counter()))
    write = partial(touch, actor=reader)
    async with asyncio.TaskGroup() as pages:
        for _ in range(PAGES):
            pages.create_task(page(audience, reader, got))
        await asyncio.sleep(1)  # all of them are there
        for _ in range(CHANGES):
            all_have_it.clear()
            given = Touch(matrix_id=audience.matrix_id)
            await database_sync_to_async(write, thread_sensitive=False)(given)
            await all_have_it.wait()
    del announcing._broadcasters[0]
    last = [max(arrived[at : at + PAGES]) for at in range(0, len(arrived), PAGES)]
    return [end - begun for begun, end in zip(committed, last, strict=True)]


async def main(reader: Actor) -> None:
    hub_times = await measure(Audience("hub", "cell", "en"), reader, by_hub)

    layer, audience = InMemoryChannelLayer(), Audience("group", "cell", "en")
    loop, sending = asyncio.get_running_loop(), set()

    async def broadcast(number: int) -> None:
        gathering = database_sync_to_async(gather, thread_sensitive=False)
        news = await gathering(audience, number - 1, number, reader)
        await layer.group_send("matrix", {"type": "news", "text": news.frame})

    def send_soon(stream: str, number: int) -> None:
        loop.call_soon_threadsafe(lambda: sending.add(loop.create_task(broadcast(number))))

    announcing.on_commit(send_soon)
    group_times = await measure(audience, reader, in_group(layer))
    announcing._broadcasters.remove(send_soon)

    for name, times in (("hub", hub_times), ("channels group", group_times)):
        middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(f"{name:>15}: median {middle * 1000:6.1f} ms, p95 {slow * 1000:6.1f} ms")
    ratio = statistics.median(group_times) / statistics.median(hub_times)
    print(f"live: the hub brings a change to {PAGES} pages {ratio:.1f} times sooner than a group")


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    rendering.show("cell", Cell)
    rendering.touches(Touched, regions=lambda fact: [Region("cell")])
    sys.path.insert(0, str(Path(__file__).parents[1]))  # the cast and its matrices are tests'
    from product import sockets

    from tests.cast import Cast

    cast = Cast()
    asyncio.run(main(cast.sol))
    sockets.compare(cast, PAGES)
    HOME.cleanup()
