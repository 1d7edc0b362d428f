"""An open page as its socket sees it."""

import json
from typing import Any

from asgiref.testing import ApplicationCommunicator

from segmatrix.project.asgi import application

SOON = 10  # seconds: how long a test waits for what it expects, on however busy a machine
OURS = b"http://localhost"


class Page(ApplicationCommunicator):
    """One page's end of a socket."""

    def __init__(self, address: str, *, cookie: bytes = b"", origin: bytes = OURS) -> None:
        path, _, query = address.partition("?")
        super().__init__(
            application,
            {
                "type": "websocket",
                "path": path,
                "query_string": query.encode(),
                "headers": [(b"origin", origin), (b"cookie", cookie)],
                "subprotocols": [],
            },
        )

    async def connect(self) -> bool:
        """Ask for the socket; return whether it was opened."""
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(SOON))["type"] == "websocket.accept"

    async def leave(self) -> None:
        """Close the socket, if it is still open, and wait until the server has let go of it."""
        await self.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wait(SOON)

    async def say(self, frame: Any) -> None:
        """Send a frame: text as it is, anything else as JSON."""
        text = frame if isinstance(frame, str) else json.dumps(frame)
        await self.send_input({"type": "websocket.receive", "text": text})

    async def news(self) -> dict[str, Any]:
        """Return the next news, whatever else comes before."""
        return await self._next("number")

    async def people(self) -> list[dict[str, Any]]:
        """Return who is here, when that is told next."""
        return (await self._next("here"))["here"]

    async def closed(self) -> int:
        """Return the code that the socket is closed with, whatever else comes before."""
        while (told := await self.receive_output(SOON))["type"] == "websocket.send":
            pass
        return told["code"]

    async def _next(self, key: str) -> dict[str, Any]:
        while key not in (told := json.loads((await self.receive_output(SOON))["text"])):
            pass
        return told
