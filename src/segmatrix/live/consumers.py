"""The sockets of open pages, and that of a matrix: news and presence go down, its own comes up.

`ws/m/MATRIX/?view=VIEW&language=LANGUAGE&after=NUMBER`. Down come `{"after", "number", "html"}` and
`{"here": [{"member", "name", "at", "writing"}]}`; up goes `{"at": ELEMENT_ID, "writing": BOOL}` and
nothing else, since writes are plain requests.
"""

import asyncio
import json
import math
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from channels.auth import get_user
from channels.db import database_sync_to_async
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.base.ids import new_id
from segmatrix.live.admitting import Company, admit, company
from segmatrix.live.asking import asked_news, said_place
from segmatrix.live.hub import Ended, hub
from segmatrix.live.presence import Here
from segmatrix.live.rendering import Audience
from segmatrix.live.whereabouts import presence

# Close codes. 4404 says the same to a stranger, an outsider and somebody removed: nothing is here.
CONNECT_AGAIN = 1012
NOT_UNDERSTOOD = 4400
NOTHING_HERE = 4404
TOO_MUCH = 4429

LONGEST_FRAME = 200  # characters; a page's own frame has under 130
FRAMES_AT_ONCE = 20  # somebody runs through cells with the arrow keys
FRAMES_PER_SECOND = 5.0
CHECKED_EVERY = 60.0  # seconds; signing out and an expired session record no fact
CHECKED_AT_MOST_EVERY = 1.0  # seconds; a busy workspace must not make every page ask all the time

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Over(Exception):
    """The socket's time is over: `code` tells the page why, None says that the page left."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


async def matrix_socket(scope: Message, receive: Receive, send: Send) -> None:
    """Keep one page true until it leaves, is turned away or the server stops."""
    await keep(Visit(scope, receive, send))


async def keep(stay: "Stay") -> None:
    """Open a page's socket and close it when its stay is over, with the code that says why."""
    await stay.receive()
    # A handshake refused instead would hide its code.
    await stay.send({"type": "websocket.accept"})
    try:
        await stay.last()
    except* (Over, Ended) as ends:
        codes = [each.code if isinstance(each, Over) else CONNECT_AGAIN for each in ends.exceptions]
        if None not in codes:
            with suppress(OSError):  # the page left in this very moment
                await stay.send({"type": "websocket.close", "code": codes[0]})


class Stay(ABC):
    """One page's end of a socket, for as long as its reader may have it."""

    def __init__(self, scope: Message, receive: Receive, send: Send) -> None:
        self.receive = receive
        self.send = send
        self._scope = scope
        self._asked: dict[str, str] = scope["url_route"]["kwargs"]

    @abstractmethod
    async def last(self) -> None:
        """Stay until one part raises `Over`."""

    @abstractmethod
    def _admit(self, user: AbstractBaseUser | AnonymousUser) -> Actor:
        """Return who the account is here, or refuse with `NotFound`."""

    async def _stay_admitted(self, workspace: str) -> NoReturn:
        """Turn the page away once its member is removed or signed out."""
        number = -1  # whatever happened between admission and the first look is looked at as well
        async with hub.following(workspace) as feed:
            while True:
                with suppress(TimeoutError):
                    async with asyncio.timeout(CHECKED_EVERY):
                        number = await feed.beyond(number)
                await self._admitted()
                await asyncio.sleep(CHECKED_AT_MOST_EVERY)

    async def _admitted(self) -> Actor:
        """Return who reads here, from the session as it is stored now."""
        key = self._scope["cookies"].get(settings.SESSION_COOKIE_NAME)
        session = import_module(settings.SESSION_ENGINE).SessionStore(key)
        user = await get_user({"session": session})
        try:
            return await database_sync_to_async(self._admit)(user)
        except NotFound as problem:
            raise Over(NOTHING_HERE) from problem

    async def _send_text(self, text: str) -> None:
        try:
            await self.send({"type": "websocket.send", "text": text})
        except OSError as problem:  # the server's way to say that the other end is gone
            raise Over(None) from problem


class Visit(Stay):
    """A matrix page's stay, in three parts that run side by side and end together."""

    async def last(self) -> None:
        """Stay until one part raises `Over`."""
        actor = await self._admitted()
        try:
            query = dict(parse_qsl(self._scope["query_string"].decode("latin-1")))
            audience, after = asked_news(self._asked["matrix_id"], query)
        except Invalid as problem:
            raise Over(NOT_UNDERSTOOD) from problem
        among = await self._among(audience.matrix_id, actor)
        here = Here(actor.member_id, actor.name, page=new_id(), met=among.met)
        try:
            async with asyncio.TaskGroup() as parts:
                parts.create_task(self._listen(audience.stream, here))
                parts.create_task(self._tell(audience, after, actor, guest=among.guest))
                parts.create_task(self._stay_admitted(f"workspace:{actor.workspace_id}"))
        finally:
            presence.leave(audience.stream, here)

    async def _among(self, matrix_id: str, reader: Actor) -> Company:
        """Return who the reader is to others, unless the matrix has gone since they came."""
        try:
            return await database_sync_to_async(company)(matrix_id, reader)
        except NotFound as problem:
            raise Over(NOTHING_HERE) from problem

    async def _listen(self, stream: str, here: Here) -> NoReturn:
        """Keep to what the page says of its member."""
        presence.say(stream, here, seconds=math.inf)
        allowance = Allowance()
        while True:
            message = await self.receive()
            if message["type"] == "websocket.disconnect":
                raise Over(None)
            if not allowance.covers(time.monotonic()):
                raise Over(TOO_MUCH)
            at, writing = _place(message.get("text"))
            presence.say(stream, replace(here, at=at, writing=writing), seconds=math.inf)

    async def _tell(
        self, audience: Audience, after: int, reader: Actor, *, guest: bool
    ) -> NoReturn:
        """Send what the page has not seen, and who is here, whenever either changes."""
        told = ""
        async with hub.following(audience.stream) as feed:
            while True:
                if feed.number is not None and feed.number != after:
                    try:
                        news = await feed.news(audience, after, reader)
                    except NotFound:  # for this reader, or for another one who asked first
                        await self._admitted()
                        continue
                    await self._send_text(news.frame_for_guests if guest else news.frame)
                    after = news.number
                elif (here := feed.presence_for_guests if guest else feed.presence) != told:
                    await self._send_text(told := here)
                else:
                    await feed.next_turn()

    def _admit(self, user: AbstractBaseUser | AnonymousUser) -> Actor:
        return admit(user, self._asked["matrix_id"])


class Allowance:
    """How many frames a page may still send: so many at once, then so many a second."""

    def __init__(self) -> None:
        self._left = float(FRAMES_AT_ONCE)
        self._last: float | None = None

    def covers(self, now: float) -> bool:
        """Take one frame that came at `now`, in seconds; tell whether it was allowed."""
        passed = 0.0 if self._last is None else now - self._last
        self._last = now
        self._left = min(FRAMES_AT_ONCE, self._left + passed * FRAMES_PER_SECOND) - 1
        return self._left >= 0


def _place(text: str | None) -> tuple[str, bool]:
    """Return what a frame says, or turn away who sends another kind."""
    if text is None or len(text) > LONGEST_FRAME:
        raise Over(NOT_UNDERSTOOD)
    try:
        said = json.loads(text)
        if not isinstance(said, dict):
            raise Over(NOT_UNDERSTOOD)
        return said_place(said)
    except (json.JSONDecodeError, RecursionError, Invalid) as problem:
        raise Over(NOT_UNDERSTOOD) from problem
