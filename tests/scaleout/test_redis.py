"""Who has a page open, over several web processes that tell each other through Redis."""

import time
from collections.abc import Callable, Iterator

import pytest
from redis import Redis

from segmatrix.base.ids import new_id
from segmatrix.live.presence import Here
from segmatrix.live.sharing import SILENT_AFTER, SharedPresence
from tests.scaleout.databases import REDIS, address_in

MIKA = Here("mika", "Mika", "page-1")
SOL = Here("sol", "Sol", "page-2", "cell-growing-goals", True)
Process = Callable[..., SharedPresence]


@pytest.fixture
def stream() -> str:
    return f"matrix:{new_id()}"


@pytest.fixture
def process() -> Iterator[Process]:
    """Begin a process that shares its presence."""
    begun: list[SharedPresence] = []

    def process(redis_url: str = "") -> SharedPresence:
        begun.append(SharedPresence(redis_url or address_in(REDIS)))
        return begun[-1]

    yield process
    for each in begun:
        each.close()


def test_each_process_knows_the_pages_of_all(process: Process, stream: str) -> None:
    one, other = process(), process()
    one.say(stream, MIKA, seconds=60)
    other.say(stream, SOL, seconds=60)
    for each in (one, other, one):
        each.exchange([stream, "matrix:another"])

    assert one.here(stream) == (MIKA, SOL)
    assert other.here(stream) == (SOL, MIKA)
    assert one.here("matrix:another") == ()


def test_who_leaves_is_gone_everywhere_though_nobody_is_left_to_look(
    process: Process, stream: str
) -> None:
    one, other = process(), process()
    other.say(stream, SOL, seconds=60)
    one.say(stream, MIKA, seconds=60)
    one.exchange([stream])
    one.leave(stream, MIKA)
    one.close()  # so what it had to say is said
    other.exchange([stream])

    assert other.here(stream) == (SOL,)


def test_a_process_that_was_killed_is_forgotten_in_time(
    process: Process, stream: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = process(), process()
    one.say(stream, MIKA, seconds=60)
    other.say(stream, SOL, seconds=60)
    one.exchange([stream])
    other.exchange([stream])
    heard = time.monotonic()
    for passed, here in ((SILENT_AFTER - 1, (SOL, MIKA)), (SILENT_AFTER + 1, (SOL,))):
        monkeypatch.setattr("time.monotonic", lambda passed=passed: heard + passed)
        other.exchange([stream])  # what Redis still keeps of it is no newer
        assert other.here(stream) == here


def test_redis_keeps_nothing_for_long(process: Process, stream: str) -> None:
    one = process()
    one.say(stream, MIKA, seconds=60)
    one.exchange([stream])
    with Redis.from_url(address_in(REDIS)) as redis:
        assert 0 < redis.ttl(f"segmatrix:here:{stream}") <= 60
        one.leave(stream, MIKA)
        one.close()
        assert not redis.exists(f"segmatrix:here:{stream}")


def test_without_redis_a_process_knows_its_own_pages(
    process: Process, stream: str, caplog: pytest.LogCaptureFixture
) -> None:
    alone = process("redis://127.0.0.1:1")
    alone.say(stream, MIKA, seconds=60)
    alone.exchange([stream])
    alone.exchange([stream])

    assert alone.here(stream) == (MIKA,)
    assert [record.message.partition(";")[0] for record in caplog.records] == [
        "Redis does not answer"
    ], "it is said once"
