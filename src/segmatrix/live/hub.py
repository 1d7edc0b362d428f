"""The hub: one per web process, it wakes every open page when the stream it follows has grown.

It hears of commits of this process at once, and of everybody else's (worker, command line, other
web processes) by looking at the numbers of the followed streams four times a second. A follower
holds the number it has seen and asks for what came after it, so nothing piles up for a slow one: it
gets one larger piece later, and nothing is lost between rendering a page and following it. While
nobody follows anything, nothing runs.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from channels.db import database_sync_to_async
from django.db import InterfaceError, OperationalError

from segmatrix.activity import queries
from segmatrix.base.actor import Actor
from segmatrix.live.news import News, Newsroom, newsroom
from segmatrix.live.presence import Here, Presence, listed
from segmatrix.live.rendering import Audience
from segmatrix.live.whereabouts import presence

LOOK_EVERY = 0.25  # seconds; with rendering and the way to the browser, news arrives within one

log = logging.getLogger(__name__)


class Ended(Exception):
    """The hub has stopped; its followers let their pages connect again."""


class Feed:
    """One stream as the pages of this process follow it.

    Attributes:
        number: The newest number known, None before the first look.
        presence: Who had a page open at the last look, as the text of a socket message.
        presence_for_guests: The same as guests may know it.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self.number: int | None = None
        self.presence = ""
        self.presence_for_guests = ""
        self.followers = 0
        self._here: tuple[Here, ...] = ()
        self._newsroom = newsroom
        self._awaited: dict[tuple[Audience, int, int], asyncio.Future[News]] = {}
        self._ended = False
        self._turn = asyncio.Event()

    def reached(self, number: int) -> None:
        """Note that the stream has come to `number`."""
        if self.number is None or number > self.number:
            self.number = number
            self._wake()

    def met(self, here: tuple[Here, ...]) -> None:
        """Note who has a page open now."""
        if here != self._here:
            self._here = here
            self.presence = json.dumps({"here": listed(here)})
            self.presence_for_guests = json.dumps({"here": listed(here, guest=True)})
            self._wake()

    def end(self) -> None:
        """Send every follower away."""
        self._ended = True
        self._wake()

    async def next_turn(self) -> None:
        """Wait until something is noted, or raise `Ended`."""
        if not self._ended:
            await self._turn.wait()
        if self._ended:
            raise Ended

    async def beyond(self, after: int) -> int:
        """Wait until the number is known and is not `after`; return it."""
        while self.number is None or self.number == after:
            await self.next_turn()
        return self.number

    async def news(self, audience: Audience, after: int, reader: Actor) -> News:
        """Return what the audience missed since `after`, gathered once for all who ask."""
        assert self.number is not None, "ask for news when the number is known"
        key = (audience, after, self.number)
        if key not in self._awaited:
            asked = self._newsroom.ask(*key, reader)
            if asked.done():
                return asked.result()
            # One wake-up from the newsroom's thread for all, since each of them is slow.
            self._awaited[key] = asyncio.wrap_future(asked)
            self._awaited[key].add_done_callback(lambda _: self._awaited.pop(key))
        # Shielded: others wait for it too, and one page that leaves must not cancel it for them.
        return await asyncio.shield(self._awaited[key])

    def _wake(self) -> None:
        """Wake all who wait; who waits from now on waits for the next turn."""
        turn, self._turn = self._turn, asyncio.Event()
        turn.set()


class Hub:
    """The feeds of one process and the watch over them, which lasts as long as somebody follows."""

    def __init__(
        self,
        *,
        newsroom: Newsroom = newsroom,
        presence: Presence = presence,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._newsroom = newsroom
        self._presence = presence
        self._look_every = look_every
        self._feeds: dict[str, Feed] = {}
        self._watch: asyncio.Task[None] | None = None
        self._look_now: asyncio.Event  # made with each watch, for its event loop
        self._loop: asyncio.AbstractEventLoop | None = None

    def heard(self, stream: str, number: int) -> None:
        """Take note of a commit in this process, in whichever thread it happened."""
        if (loop := self._loop) is not None:
            loop.call_soon_threadsafe(self._reached, stream, number)

    @asynccontextmanager
    async def following(self, stream: str) -> AsyncIterator[Feed]:
        """Follow `stream` inside the block."""
        feed = self._feeds.setdefault(stream, Feed(self._newsroom))
        feed.followers += 1
        self._look_soon()
        try:
            yield feed
        finally:
            feed.followers -= 1
            if not feed.followers and self._feeds.get(stream) is feed:
                del self._feeds[stream]
                self._look_soon()  # and so end the watch if this was the last

    def _look_soon(self) -> None:
        if self._watch is None or self._watch.done():
            self._look_now = asyncio.Event()
            self._watch = asyncio.create_task(self._watch_over())
        self._look_now.set()

    async def _watch_over(self) -> None:
        """Look at what is followed, again and again, until nothing is."""
        self._loop = asyncio.get_running_loop()
        try:
            while self._feeds:
                self._look_now.clear()
                await self._look()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._look_now.wait(), self._look_every)
        finally:
            self._loop = None
            for feed in self._feeds.values():
                feed.end()
            self._feeds.clear()

    async def _look(self) -> None:
        streams = list(self._feeds)
        try:
            numbers = await _last_numbers(streams)
        except (OperationalError, InterfaceError) as problem:
            log.warning("The database does not answer; live pages wait for it: %s", problem)
            return
        for stream in streams:
            self._reached(stream, numbers.get(stream, 0))
        await asyncio.to_thread(self._presence.exchange, streams)
        for stream in streams:
            if feed := self._feeds.get(stream):
                feed.met(self._presence.here(stream))

    def _reached(self, stream: str, number: int) -> None:
        if feed := self._feeds.get(stream):
            feed.reached(number)


_last_numbers = database_sync_to_async(queries.last_numbers, thread_sensitive=False)

hub = Hub()
