"""Open sockets in a process of their own, and print when the last of them has each change.

`python viewers.py ORIGIN COOKIE COUNT PATH...` opens COUNT sockets at each path of a server and
prints `open`; then, whenever all of a path have one change more, the path's place among those
named and the time of the machine's clock that runs steadily.
"""

import asyncio
import sys
import time

from websockets.asyncio.client import connect

AT_ONCE = 10  # sockets that are being opened


class Viewers:
    """All who look at one path."""

    def __init__(self, place: int, count: int) -> None:
        self._place, self._count = place, count
        self._told = 0

    def got(self, message: str) -> None:
        """Count a change, and say so when it was the last one's."""
        if message.startswith('{"after"'):
            self._told += 1
            if self._told % self._count == 0:
                print(self._place, time.perf_counter(), flush=True)


async def view(address: str, origin: str, cookie: str, free: asyncio.Semaphore, viewers: Viewers):
    """Open one socket, and return what listens to it."""
    async with free:
        socket = await connect(
            address,
            origin=origin,
            additional_headers={"Cookie": cookie},
            max_size=None,
            ping_interval=None,  # a machine that is busy for long is none that is away
        )

    async def listen() -> None:
        async for message in socket:
            viewers.got(message)

    return listen()


async def main(origin: str, cookie: str, count: str, *paths: str) -> None:
    """Open them all, and listen until the server ends one of them."""
    free, opening = asyncio.Semaphore(AT_ONCE), []
    for place, path in enumerate(paths):
        viewers, address = Viewers(place, int(count)), origin.replace("http", "ws", 1) + path
        opening += [view(address, origin, cookie, free, viewers) for _ in range(int(count))]
    listening = [asyncio.create_task(each) for each in await asyncio.gather(*opening)]
    print("open", flush=True)
    await asyncio.wait(listening, return_when=asyncio.FIRST_COMPLETED)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
