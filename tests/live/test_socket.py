"""The socket of an open page: who gets one, what it brings, and when it is closed."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from channels.db import database_sync_to_async
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from segmatrix.live import consumers
from segmatrix.live.consumers import CONNECT_AGAIN, NOT_UNDERSTOOD, NOTHING_HERE, TOO_MUCH
from segmatrix.live.hub import Hub
from segmatrix.live.presence import Presence
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix.events import CreateMatrix, DiscardMatrix, StartThread
from segmatrix.people import actions as people_actions
from segmatrix.people.events import RemoveMember
from segmatrix.people.queries import LinkView
from tests.cast import HARBOURLIGHT, Cast
from tests.live.pages import SOON, Page
from tests.people.visiting import a_guest_link, revoke
from tests.web.guests.conftest import come_by

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return Cast()


@pytest.fixture
def board(cast: Cast) -> str:
    """A real matrix, on which notices can be pinned as well."""
    given = CreateMatrix(workspace_id=HARBOURLIGHT, name="Our customers")
    (created,) = matrix_actions.create_matrix(given, actor=cast.fara)
    return created.matrix_id


@pytest.fixture(autouse=True)
def one_hub(hub: Hub, presence: Presence, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sockets of a test share a hub that looks all the time."""
    monkeypatch.setattr(consumers, "hub", hub)
    monkeypatch.setattr(consumers, "presence", presence)


@pytest.fixture
def cookie(cast: Cast) -> Callable[[str], bytes]:
    """What the browser of somebody signed in sends along."""

    def cookie(name: str) -> bytes:
        client = Client()
        client.force_login(cast.user(name))
        return f"{settings.SESSION_COOKIE_NAME}={client.cookies['sessionid'].value}".encode()

    return cookie


@pytest.fixture
def page(board: str, cookie: Callable[[str], bytes]) -> Callable[..., object]:
    """Open the socket of somebody's page: `async with page("mika", after=2) as socket`."""

    @asynccontextmanager
    async def page(
        name: str, *, after: object = 0, view: str = "board", matrix: str = board, **how: bytes
    ) -> AsyncIterator[Page]:
        if name:
            how["cookie"] = await database_sync_to_async(cookie)(name)
        page = Page(f"/ws/m/{matrix}/?view={view}&after={after}", **how)
        page.opened = await page.connect()
        yield page
        await page.leave()

    return page


async def test_brings_what_others_do(page, apin):
    async with page("mika") as mika, page("sol") as sol:
        await apin("a", "Lunch")

        assert "Lunch" in (await mika.news())["html"]
        assert "Lunch" in (await sol.news())["html"]


async def test_brings_what_happened_since_the_page_was_rendered(page, apin):
    await apin("a", "Lunch")
    await apin("a", "Lunch at one")
    async with page("mika", after=1) as mika:
        told = await mika.news()

    assert (told["after"], told["number"]) == (1, 2)
    assert told["changes"] == [{"id": "notice-a", "member": "mika", "name": "Mika"}]


async def test_goes_on_from_number_to_number(page, apin):
    async with page("mika") as mika:
        numbers = []
        for hour in range(3):
            await apin("a", f"Lunch at {hour}")
            told = await mika.news()
            numbers.append((told["after"], told["number"]))

    assert numbers == [(0, 1), (1, 2), (2, 3)]


class TestAdmission:
    @pytest.fixture
    def remove_sol(self, cast):
        given = RemoveMember(workspace_id=HARBOURLIGHT, member_id=cast.sol.member_id)
        remove = partial(people_actions.remove_member, given, actor=cast.exa)
        return database_sync_to_async(remove, thread_sensitive=False)

    @pytest.mark.parametrize("name", ["", "otto"])
    async def test_nothing_is_here_for_strangers_and_outsiders(self, page, name):
        async with page(name) as socket:
            assert await socket.closed() == NOTHING_HERE

    async def test_a_matrix_that_exists_and_one_that_does_not_look_alike_from_outside(self, page):
        async with page("otto") as real, page("otto", matrix="nosuchmatrix0000") as invented:
            assert await real.closed() == await invented.closed()

    async def test_whoever_may_only_read_is_admitted(self, page, apin):
        async with page("vic") as vic:
            await apin("a", "Lunch")

            assert (await vic.news())["number"] == 1

    async def test_another_sites_page_gets_no_socket(self, page):
        async with page("mika", origin=b"https://elsewhere.test") as socket:
            assert not socket.opened

    async def test_a_removed_member_is_turned_away_at_once(self, page, remove_sol):
        async with page("sol") as sol:
            await sol.people()
            await remove_sol()

            assert await sol.closed() == NOTHING_HERE

    async def test_others_stay_when_somebody_is_removed(self, page, remove_sol, apin):
        async with page("mika") as mika:
            await remove_sol()
            await apin("a", "Lunch")

            assert (await mika.news())["number"] == 1

    async def test_somebody_who_signs_out_is_turned_away(self, page, monkeypatch):
        monkeypatch.setattr(consumers, "CHECKED_EVERY", 0.02)
        monkeypatch.setattr(consumers, "CHECKED_AT_MOST_EVERY", 0.02)
        async with page("sol") as sol:
            await sol.people()
            await database_sync_to_async(Session.objects.all().delete)()

            assert await sol.closed() == NOTHING_HERE

    async def test_a_discarded_matrix_is_left_by_all(self, page, board, cast):
        async with page("sol") as sol:
            discard = partial(
                matrix_actions.discard_matrix,
                DiscardMatrix(workspace_id=HARBOURLIGHT, matrix_id=board),
                actor=cast.fara,
            )
            await database_sync_to_async(discard, thread_sensitive=False)()

            assert await sol.closed() == NOTHING_HERE


class TestPresence:
    async def test_tells_who_is_here(self, page):
        async with page("mika") as mika, page("sol"):
            while len(here := await mika.people()) < 2:
                pass

        assert [person["name"] for person in here] == ["Mika", "Sol"]

    async def test_tells_where_somebody_writes(self, page, cast):
        async with page("mika") as mika, page("sol") as sol:
            await sol.say({"at": "cell-growing-goals", "writing": True})
            here = await mika.people()
            while not here[-1]["writing"]:
                here = await mika.people()

        assert here[-1] == {
            "member": cast.sol.member_id,
            "name": "Sol",
            "at": "cell-growing-goals",
            "writing": True,
        }

    async def test_forgets_who_leaves(self, page):
        async with page("mika") as mika:
            async with page("sol"):
                while len(await mika.people()) < 2:
                    pass
            here = await mika.people()

        assert [person["name"] for person in here] == ["Mika"]


class TestHostility:
    @pytest.mark.parametrize(
        "frame",
        [
            "not json",
            "[]",
            '"cell"',
            "{}",
            '{"at": "<script>alert(1)</script>"}',
            '{"at": 7}',
            '{"at": "cell", "writing": "yes"}',
            json.dumps({"at": "cell", "padding": "x" * 300}),
            "[" * 199,
        ],
    )
    async def test_a_frame_that_no_page_sends_closes_the_socket(self, page, frame):
        async with page("mika") as mika:
            await mika.say(frame)

            assert await mika.closed() == NOT_UNDERSTOOD

    async def test_bytes_close_the_socket(self, page):
        async with page("mika") as mika:
            await mika.send_input({"type": "websocket.receive", "bytes": b"\x00"})

            assert await mika.closed() == NOT_UNDERSTOOD

    async def test_a_flood_closes_the_socket(self, page):
        async with page("mika") as mika:
            for _ in range(consumers.FRAMES_AT_ONCE + 5):
                await mika.say({"at": "cell", "writing": True})

            assert await mika.closed() == TOO_MUCH

    @pytest.mark.parametrize("asked", [{"view": "nosuchview"}, {"after": "-1"}, {"after": "x"}])
    async def test_a_question_that_no_page_asks_closes_the_socket(self, page, asked):
        async with page("mika", **asked) as mika:
            assert await mika.closed() == NOT_UNDERSTOOD


async def test_when_the_hub_stops_pages_are_told_to_connect_again(page, hub):
    async with page("mika") as mika:
        await mika.people()
        hub._watch.cancel()

        assert await mika.closed() == CONNECT_AGAIN


async def test_a_page_that_is_gone_when_something_is_sent_ends_its_visit(cast, board, hub):
    client = Client()
    await database_sync_to_async(client.force_login)(cast.user("mika"))
    scope = {
        "cookies": {settings.SESSION_COOKIE_NAME: client.session.session_key},
        "url_route": {"kwargs": {"matrix_id": board}},
        "query_string": b"view=board&after=0",
    }
    incoming, sent = asyncio.Queue(), []
    incoming.put_nowait({"type": "websocket.connect"})

    async def send(message):
        sent.append(message["type"])
        if message["type"] == "websocket.send":
            raise ConnectionResetError

    async with asyncio.timeout(SOON):
        await consumers.matrix_socket(scope, incoming.get, send)

    assert sent == ["websocket.accept", "websocket.send"]


def guest_cookie(link: LinkView) -> bytes:
    """Come in by a link and return what that browser sends along."""
    session = come_by(link).cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}".encode()


async def test_who_came_by_a_link_is_sent_away_when_it_is_revoked(page, board, cast):
    link = await database_sync_to_async(a_guest_link)(cast, matrix_id=board)
    cookie = await database_sync_to_async(guest_cookie)(link)
    async with page("", cookie=cookie) as nora, page("sol") as sol:
        assert await nora.people()
        await database_sync_to_async(revoke)(cast, link)
        assert await nora.closed() == NOTHING_HERE
        await sol.say({"at": "", "writing": False})
    async with page("", cookie=cookie) as again:
        assert await again.closed() == NOTHING_HERE


async def test_who_came_by_a_link_is_told_the_names_of_those_whom_the_matrix_names(
    page, board, cast
):
    said = StartThread(matrix_id=board, text="Which banks?")
    await database_sync_to_async(matrix_actions.start_thread)(said, actor=cast.mika)
    link = await database_sync_to_async(a_guest_link)(cast, matrix_id=board)
    cookie = await database_sync_to_async(guest_cookie)(link)
    async with page("mika") as mika, page("sol") as sol, page("", cookie=cookie) as nora:
        while len(here := await nora.people()) < 3:
            pass
        assert sorted(each["name"] for each in here) == ["", "", "Mika"]
        while len(here := await sol.people()) < 3:
            pass
        assert sorted(each["name"] for each in here) == ["Mika", "Nora (guest)", "Sol"]
        await mika.say({"at": "", "writing": False})


async def test_who_came_by_a_link_hears_what_changed_and_not_by_whom(page, board, cast, pin):
    link = await database_sync_to_async(a_guest_link)(cast, matrix_id=board)
    cookie = await database_sync_to_async(guest_cookie)(link)
    async with page("", cookie=cookie) as nora:
        await database_sync_to_async(pin)("a", "Lunch")
        told = await nora.news()
    assert ("notice-a", "") in [(each["id"], each["name"]) for each in told["changes"]]
    assert not any(each["name"] for each in told["changes"])


async def test_who_came_by_a_link_has_no_socket_of_another_matrix_or_the_inbox(board, cast):
    link = await database_sync_to_async(a_guest_link)(cast, matrix_id="another")
    cookie = await database_sync_to_async(guest_cookie)(link)
    for address in (f"/ws/m/{board}/?view=board&after=0", f"/ws/w/{HARBOURLIGHT}/inbox/"):
        socket = Page(address, cookie=cookie)
        await socket.connect()
        assert await socket.closed() == NOTHING_HERE
