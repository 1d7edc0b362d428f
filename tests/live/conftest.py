from collections.abc import Callable, Iterator
from typing import Any

import pytest
from asgiref.sync import SyncToAsync
from channels.db import database_sync_to_async

from segmatrix.activity import announcing
from segmatrix.base.ids import new_id
from segmatrix.live import rendering
from segmatrix.live.hub import Hub
from segmatrix.live.news import Newsroom
from segmatrix.live.presence import Presence
from tests.live import noticeboard
from tests.live.noticeboard import MIKA, Board, PinNotice, pin_notice


@pytest.fixture(autouse=True)
def boards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boards are live for the time of a test."""
    monkeypatch.setattr(rendering, "_VIEWS", dict(rendering._VIEWS))
    monkeypatch.setattr(rendering, "_TOUCHED", dict(rendering._TOUCHED))
    noticeboard.register()
    Board.rendered.clear()


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a board that nobody else has; its pages have no frame, as a matrix's have.

    It is in no workspace, and so whoever looks at it is no member.
    """
    monkeypatch.setattr(rendering, "_EVERYWHERE", {})
    monkeypatch.setattr(rendering.people, "looking", lambda reader, matrix_id: reader)
    return new_id()


@pytest.fixture
def pin(board: str) -> Callable[..., None]:
    """Pin a notice on the board, in this thread."""

    def pin(notice_id: str, text: str) -> None:
        pin_notice(PinNotice(board_id=board, notice_id=notice_id, text=text), actor=MIKA)

    return pin


@pytest.fixture
def apin(pin: Callable[..., None]) -> SyncToAsync[Any, Any]:
    """Pin a notice from a test that runs in the event loop."""
    return database_sync_to_async(pin, thread_sensitive=False)


@pytest.fixture
def presence() -> Presence:
    return Presence()


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture
def hub(newsroom: Newsroom, presence: Presence) -> Iterator[Hub]:
    """A hub that hears of this process's commits and looks for others' all the time."""
    hub = Hub(newsroom=newsroom, presence=presence, look_every=0.02)
    announcing.on_commit(hub.heard)
    yield hub
    announcing._broadcasters.remove(hub.heard)
