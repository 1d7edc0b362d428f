"""How many notices wait for each member who has a page open, looked at for all of them at once.

One question to the database answers for every open page of this process, whoever wrote what and in
whichever process. While no page is open nothing is asked.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from channels.db import database_sync_to_async
from django.db import InterfaceError, OperationalError

from segmatrix.inbox import queries
from segmatrix.live.hub import Ended

LOOK_EVERY = 0.5  # seconds; with the way to the browser, a count is true within one

log = logging.getLogger(__name__)


class Count:
    """One member's unread notices as their open pages follow them, None before the first look."""

    def __init__(self) -> None:
        self.followers = 0
        self._number: int | None = None
        self._ended = False
        self._turn = asyncio.Event()

    async def other_than(self, told: int | None) -> int:
        """Wait until the number is known and is not `told`; return it."""
        while self._number is None or self._number == told:
            if self._ended:
                raise Ended
            await self._turn.wait()
        return self._number

    def be(self, number: int) -> None:
        """Note the number, and wake who waits if it is another one."""
        if number != self._number:
            self._number = number
            self._wake()

    def end(self) -> None:
        """Send every follower away."""
        self._ended = True
        self._wake()

    def _wake(self) -> None:
        turn, self._turn = self._turn, asyncio.Event()
        turn.set()


class Watch:
    """The counts of one process, looked at as long as somebody follows one."""

    def __init__(self, *, look_every: float = LOOK_EVERY) -> None:
        self._look_every = look_every
        self._counts: dict[str, Count] = {}
        self._looking: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def following(self, member_id: str) -> AsyncIterator[Count]:
        """Follow a member's count inside the block."""
        count = self._counts.setdefault(member_id, Count())
        count.followers += 1
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_on())
        try:
            yield count
        finally:
            count.followers -= 1
            if not count.followers and self._counts.get(member_id) is count:
                del self._counts[member_id]

    async def _look_on(self) -> None:
        try:
            while self._counts:
                await self._look()
                await asyncio.sleep(self._look_every)
        finally:
            for count in self._counts.values():
                count.end()
            self._counts.clear()

    async def _look(self) -> None:
        members = list(self._counts)
        try:
            numbers = await _unread_of(members)
        except (OperationalError, InterfaceError) as problem:
            log.warning("The database does not answer; open inboxes wait for it: %s", problem)
            return
        for member_id in members:
            if count := self._counts.get(member_id):
                count.be(numbers.get(member_id, 0))


_unread_of = database_sync_to_async(queries.unread_of, thread_sensitive=False)

watch = Watch()
