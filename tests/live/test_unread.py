"""The socket of an inbox: how much is unread, on every open page, whenever that changes."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from channels.db import database_sync_to_async
from django.conf import settings
from django.test import Client

from segmatrix.inbox import actions, events, queries
from segmatrix.live import consumers, inboxes
from segmatrix.live.consumers import NOT_UNDERSTOOD, NOTHING_HERE
from segmatrix.live.hub import Hub
from segmatrix.live.unread import Watch
from segmatrix.people import actions as people_actions
from segmatrix.people.events import RemoveMember
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast
from tests.live.pages import SOON, Page
from tests.matrix.conftest import Bench

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return Cast()


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return Bench(cast)


@pytest.fixture(autouse=True)
def watching(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """The sockets of a test share a watch that looks all the time."""
    watch = Watch(look_every=0.02)
    monkeypatch.setattr(consumers, "hub", hub)
    monkeypatch.setattr(inboxes, "watch", watch)
    return watch


@pytest.fixture
def page(cast: Cast) -> Callable[..., object]:
    """Open the inbox's socket on somebody's page: `async with page("sol") as socket`."""

    def cookie(name: str) -> bytes:
        client = Client()
        client.force_login(cast.user(name))
        return f"{settings.SESSION_COOKIE_NAME}={client.cookies['sessionid'].value}".encode()

    @asynccontextmanager
    async def page(name: str, workspace: str = HARBOURLIGHT) -> AsyncIterator[Page]:
        sent = await database_sync_to_async(cookie)(name) if name else b""
        page = Page(f"/ws/w/{workspace}/inbox/", cookie=sent)
        await page.connect()
        yield page
        await page.leave()

    return page


async def told(page: Page) -> int:
    return json.loads((await page.receive_output(SOON))["text"])["unread"]


def aside(act: Callable[..., object]) -> Callable[..., object]:
    """Let a test that runs in the event loop act in a thread."""
    return database_sync_to_async(act, thread_sensitive=False)


async def test_it_follows_what_others_do_and_what_the_reader_reads(cast, bench, page):
    async with page("sol") as first, page("sol") as second:
        assert [await told(first), await told(second)] == [0, 0]

        await aside(bench.comment)("@Sol, why?", by=cast.pri)
        assert [await told(first), await told(second)] == [1, 1]

        read = events.MarkAllRead(member_id=cast.sol.member_id)
        await aside(actions.mark_all_read)(read, actor=cast.sol)
        assert [await told(first), await told(second)] == [0, 0]


async def test_nobody_hears_of_somebody_elses(cast, bench, page):
    async with page("sol") as sol, page("mika") as mika:
        assert [await told(sol), await told(mika)] == [0, 0]
        await aside(bench.comment)("@Sol and @Mika", by=cast.pri)
        await aside(bench.comment)("@Sol", by=cast.pri)
        assert await told(mika) == 1
        assert await mika.receive_nothing(0.1)
        assert (await aside(queries.unread)(cast.sol)) == 2


@pytest.mark.parametrize(
    ("name", "workspace"), [("", HARBOURLIGHT), ("otto", HARBOURLIGHT), ("sol", ELSEWHERE)]
)
async def test_nothing_is_here_for_strangers_and_outsiders(page, name, workspace):
    async with page(name, workspace) as socket:
        assert await socket.closed() == NOTHING_HERE


async def test_a_removed_member_is_turned_away(cast, page):
    async with page("sol") as sol:
        assert await told(sol) == 0
        given = RemoveMember(workspace_id=HARBOURLIGHT, member_id=cast.sol.member_id)
        await aside(people_actions.remove_member)(given, actor=cast.exa)
        assert await sol.closed() == NOTHING_HERE


async def test_nothing_is_said_to_it(page):
    async with page("sol") as sol:
        await sol.say({"at": "", "writing": False})
        assert await sol.closed() == NOT_UNDERSTOOD


async def test_while_nobody_follows_nothing_is_asked(page, watching):
    async with page("sol") as sol:
        assert await told(sol) == 0
    await watching._looking
    assert watching._counts == {}
