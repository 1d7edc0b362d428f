"""Presence over several web processes: each tells the others through Redis which pages it serves.

Redis holds a hash per stream with a field per process: its open pages, and a beat that moves each
time it tells of them. A process whose beat stands still for too long is taken for gone, by the
listener's own clock, so that no two clocks need agree.
"""

import json
import logging
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from itertools import count
from threading import Lock

from redis import Redis
from redis.exceptions import RedisError

from segmatrix.base.ids import new_id
from segmatrix.live.presence import Here, Presence

SILENT_AFTER = 10.0  # seconds; processes tell several times a second, or as often as pages ask
KEPT = 60  # seconds for which Redis keeps what nobody tells any more
WAITS = 0.5  # seconds for an answer; looks at the news wait as long

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What another process told last of one stream, and when this one first heard that."""

    beat: int
    pages: tuple[Here, ...]
    heard_at: float


class SharedPresence(Presence):
    """The open pages of each stream, those that other processes serve included.

    While Redis does not answer, those of others are forgotten and one's own are still known.

    Args:
        redis_url: Where Redis is.
    """

    def __init__(self, redis_url: str) -> None:
        super().__init__()
        self._redis = Redis.from_url(
            redis_url, decode_responses=True, socket_timeout=WAITS, socket_connect_timeout=WAITS
        )
        self._process = new_id()
        self._beats = count(1)
        self._elsewhere: dict[str, dict[str, Told]] = {}
        self._hearing = Lock()
        self._answers = True
        self._turn = Lock()
        self._farewells = ThreadPoolExecutor(1, thread_name_prefix="presence")

    def leave(self, stream: str, here: Here) -> None:
        """Forget a page that was closed, and soon let others know: nobody may look here again."""
        super().leave(stream, here)
        self._farewells.submit(self.exchange, [stream])

    def here(self, stream: str) -> tuple[Here, ...]:
        """Return the open pages: first those that this process serves, as they came."""
        oldest = time.monotonic() - SILENT_AFTER
        with self._hearing:
            told = self._elsewhere.get(stream, {})
            others = [each.pages for _, each in sorted(told.items()) if each.heard_at >= oldest]
        return sum(others, super().here(stream))

    def close(self) -> None:
        """Say what is still to be said, and let go of Redis."""
        self._farewells.shutdown()
        self._redis.close()

    def exchange(self, streams: Sequence[str]) -> None:
        """Tell other processes of the pages here, and hear of theirs. Waits for Redis."""
        with self._turn:  # what is told last must be what was so last
            self._exchange(streams)

    def _exchange(self, streams: Sequence[str]) -> None:
        here = {stream: Presence.here(self, stream) for stream in streams}
        try:
            answers = self._asked(here)
        except RedisError as problem:
            if self._answers:
                log.warning("Redis does not answer; who is in other processes is gone: %s", problem)
            self._answers = False
            return
        self._answers = True
        for stream, fields in answers.items():
            self._hear(stream, fields, followed=bool(here[stream]))

    def _asked(self, here: Mapping[str, tuple[Here, ...]]) -> dict[str, dict[str, str]]:
        """Put this process's field into the hash of each stream, and return the hashes."""
        beat = next(self._beats)
        with self._redis.pipeline(transaction=False) as asking:
            for stream, pages in here.items():
                if pages:
                    told = json.dumps([beat, [astuple(page) for page in pages]])
                    asking.hset(_key(stream), self._process, told)
                    asking.expire(_key(stream), KEPT)
                else:
                    asking.hdel(_key(stream), self._process)
                asking.hgetall(_key(stream))
            answers = asking.execute()
        hashes = (answer for answer in answers if isinstance(answer, dict))
        return dict(zip(here, hashes, strict=True))

    def _hear(self, stream: str, fields: Mapping[str, str], *, followed: bool) -> None:
        """Note what each other process tells of a stream that has pages here."""
        now = time.monotonic()
        with self._hearing:
            before = self._elsewhere.pop(stream, {})
            if followed:
                self._elsewhere[stream] = {
                    process: _told(field, before.get(process), now)
                    for process, field in fields.items()
                    if process != self._process
                }


def _told(field: str, before: Told | None, now: float) -> Told:
    """Return what a process tells, which is as old as before unless its beat has moved."""
    beat, pages = json.loads(field)
    if before is not None and before.beat == beat:
        return before
    return Told(beat, tuple(Here(*page) for page in pages), now)


def _key(stream: str) -> str:
    return f"segmatrix:here:{stream}"
