"""The socket of a page's inbox: how many notices its reader has not read, whenever that changes.

`ws/w/WORKSPACE/inbox/`. Down comes `{"unread": NUMBER}`; nothing goes up.
"""

import asyncio
import json
from typing import NoReturn

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from segmatrix.base.actor import Actor
from segmatrix.live.admitting import admit_member
from segmatrix.live.consumers import (
    NOT_UNDERSTOOD,
    Message,
    Over,
    Receive,
    Send,
    Stay,
    keep,
)
from segmatrix.live.unread import watch


async def inbox_socket(scope: Message, receive: Receive, send: Send) -> None:
    """Keep one page's count true until it leaves, is turned away or the server stops."""
    await keep(InboxVisit(scope, receive, send))


class InboxVisit(Stay):
    """A page's stay at its reader's inbox."""

    async def last(self) -> None:
        """Stay until one part raises `Over`."""
        actor = await self._admitted()
        async with asyncio.TaskGroup() as parts:
            parts.create_task(self._until_left())
            parts.create_task(self._tell(actor.member_id))
            parts.create_task(self._stay_admitted(f"workspace:{actor.workspace_id}"))

    async def _until_left(self) -> NoReturn:
        message = await self.receive()
        raise Over(None if message["type"] == "websocket.disconnect" else NOT_UNDERSTOOD)

    async def _tell(self, member_id: str) -> NoReturn:
        told: int | None = None
        async with watch.following(member_id) as count:
            while True:
                told = await count.other_than(told)
                await self._send_text(json.dumps({"unread": told}))

    def _admit(self, user: AbstractBaseUser | AnonymousUser) -> Actor:
        return admit_member(user, self._asked["workspace_id"])
