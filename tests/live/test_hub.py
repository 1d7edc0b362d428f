"""The hub wakes the pages of this process: soon, all of them, and only while there are any."""

import asyncio
import os
import sys
from contextlib import AsyncExitStack

import pytest
from django.db import OperationalError, connections

from segmatrix.live import hub as hub_module
from segmatrix.live.hub import Ended, Hub
from segmatrix.live.presence import Here
from segmatrix.live.rendering import Audience, Region
from tests.databases import address
from tests.live.noticeboard import MIKA, Board
from tests.live.pages import SOON

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]

NEVER = 3600

PIN_FROM_AFAR = """
import sys
import django
django.setup()
from tests.live.noticeboard import MIKA, PinNotice, pin_notice
pin_notice(PinNotice(board_id=sys.argv[1], notice_id="a", text="From afar"), actor=MIKA)
"""


@pytest.fixture
def audience(board):
    return Audience(board, "board", "en")


@pytest.fixture
def looks(monkeypatch):
    """The streams that were looked at, a list per look."""
    looks = []
    look = hub_module._last_numbers

    async def counted(streams):
        looks.append(streams)
        return await look(streams)

    monkeypatch.setattr(hub_module, "_last_numbers", counted)
    return looks


async def received(feed, audience, after):
    """Return the next news after a number, as a page would get it."""
    async with asyncio.timeout(SOON):
        await feed.beyond(after)
        return await feed.news(audience, after, MIKA)


async def test_a_commit_of_this_process_arrives_without_a_look(
    newsroom, presence, audience, apin, monkeypatch
):
    hub = Hub(newsroom=newsroom, presence=presence, look_every=NEVER)
    monkeypatch.setattr("segmatrix.activity.announcing._broadcasters", [hub.heard])
    async with hub.following(audience.stream) as feed:
        assert await feed.beyond(-1) == 0
        await apin("a", "Lunch")

        assert "Lunch" in (await received(feed, audience, 0)).html


async def test_a_change_made_by_another_process_arrives(hub, audience, board):
    database = address(connections["default"].settings_dict)
    async with hub.following(audience.stream) as feed:
        assert await feed.beyond(-1) == 0
        elsewhere = await asyncio.create_subprocess_exec(
            sys.executable, "-c", PIN_FROM_AFAR, board, env=os.environ | {"DATABASE_URL": database}
        )
        assert await elsewhere.wait() == 0

        assert "From afar" in (await received(feed, audience, 0)).html


async def test_what_came_between_the_page_and_its_following_is_brought(hub, audience, apin):
    await apin("a", "Lunch")
    await apin("b", "Shoes off")  # the page was rendered at 1

    async with hub.following(audience.stream) as feed:
        brought = await received(feed, audience, 1)

    assert (brought.after, brought.number) == (1, 2)
    assert "Shoes off" in brought.html


async def test_a_stream_without_facts_is_at_its_beginning(hub, audience):
    async with hub.following(audience.stream) as feed, asyncio.timeout(SOON):
        assert await feed.beyond(-1) == 0


async def test_a_page_that_was_busy_gets_one_piece_for_all_it_missed(hub, audience, apin):
    async with hub.following(audience.stream) as feed:
        for hour in range(1, 6):
            await apin("a", f"Lunch at {hour}")
        while feed.number != 5:
            await feed.next_turn()

        brought = await received(feed, audience, 1)

    assert (brought.number, brought.html) == (5, "<li id='notice-a'>Lunch at 5</li>")


async def test_fifty_pages_cost_one_rendering(hub, audience, apin):
    await apin("a", "Lunch")

    async def page():
        async with hub.following(audience.stream) as feed:
            return await received(feed, audience, 1)

    async with asyncio.TaskGroup() as pages:
        waiting = [pages.create_task(page()) for _ in range(50)]
        await asyncio.sleep(0)  # they all follow before the change
        await apin("a", "Lunch at one")

    assert {each.result().html for each in waiting} == {"<li id='notice-a'>Lunch at one</li>"}
    assert Board.rendered == {Region("notice", ("a",)): 1}


async def test_one_look_serves_all_streams(hub, audience, looks):
    async with AsyncExitStack() as pages:
        feeds = [
            await pages.enter_async_context(hub.following(stream))
            for stream in (audience.stream, audience.stream, "workspace:harbourlight")
        ]
        await asyncio.gather(*(feed.beyond(-1) for feed in feeds))

    assert looks[0] == [audience.stream, "workspace:harbourlight"]


async def test_nothing_is_asked_while_nobody_follows(hub, audience, looks, apin):
    async with hub.following(audience.stream) as feed:
        await feed.beyond(-1)
    watch = hub._watch
    async with asyncio.timeout(SOON):
        await watch
    looks.clear()
    await apin("a", "Lunch")

    assert looks == []
    assert hub._feeds == {}


async def test_the_next_page_is_watched_over_again(hub, audience, apin):
    async with hub.following(audience.stream) as feed:
        await feed.beyond(-1)
    await hub._watch

    async with hub.following(audience.stream) as feed:
        await apin("a", "Lunch")

        assert (await received(feed, audience, 0)).number == 1


async def test_a_database_that_is_away_for_a_moment_is_asked_again(hub, audience, monkeypatch):
    look = hub_module._last_numbers
    answers = [OperationalError("the database is restarting")]

    async def interrupted(streams):
        if answers:
            raise answers.pop()
        return await look(streams)

    monkeypatch.setattr(hub_module, "_last_numbers", interrupted)
    async with hub.following(audience.stream) as feed, asyncio.timeout(SOON):
        assert await feed.beyond(-1) == 0


async def test_when_the_hub_stops_its_followers_are_sent_away(hub, audience):
    async with hub.following(audience.stream) as feed:
        await feed.beyond(-1)
        hub._watch.cancel()

        with pytest.raises(Ended):
            await feed.beyond(0)
        with pytest.raises(Ended):
            await feed.next_turn()


async def test_one_page_that_leaves_does_not_take_the_news_from_others(hub, audience, apin):
    await apin("a", "Lunch")
    async with hub.following(audience.stream) as feed:
        await feed.beyond(-1)
        leaving = asyncio.create_task(feed.news(audience, 0, MIKA))
        staying = asyncio.create_task(feed.news(audience, 0, MIKA))
        await asyncio.sleep(0)
        leaving.cancel()

        assert (await staying).number == 1


async def test_who_is_here_is_told_when_it_changes(hub, audience, presence):
    async with hub.following(audience.stream) as feed, asyncio.timeout(SOON):
        presence.say(audience.stream, Here("mika", "Mika", "page-1", "cell-a", True), seconds=60)
        await feed.next_turn()
        while not feed.presence:
            await feed.next_turn()

        assert feed.presence == (
            '{"here": [{"member": "mika", "name": "Mika", "at": "cell-a", "writing": true}]}'
        )
