"""The smallest thing that can be live: a board of notices, kept in nothing but its facts."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from segmatrix.activity import queries
from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.live import rendering
from segmatrix.live.rendering import Region

MIKA = Actor("harbourlight", "mika", "Mika", "Marketing")


@dataclass(frozen=True, kw_only=True)
class PinNotice(Input):
    board_id: str
    notice_id: str
    text: str

    @property
    def stream(self) -> str:
        return f"matrix:{self.board_id}"


@dataclass(frozen=True, kw_only=True)
class NoticePinned(Fact):
    notice_id: str
    text: str
    board_changed: bool = False

    @property
    def subject(self) -> str:
        return f"notice:{self.notice_id}"


@action
def pin_notice(given: PinNotice, *, actor: Actor) -> None:
    """Pin a notice; an empty text takes it away."""
    is_new = given.notice_id not in notices(given.board_id)
    record(
        NoticePinned(
            notice_id=given.notice_id, text=given.text, board_changed=is_new or not given.text
        ),
        inverse=None,
    )


def notices(board_id: str) -> dict[str, str]:
    """Return the text of each notice on the board."""
    entries = queries.since(f"matrix:{board_id}", 0)
    pinned = {entry.fact.notice_id: entry.fact.text for entry in entries}
    return {notice_id: text for notice_id, text in pinned.items() if text}


class Board:
    """The view `board`: it counts what it renders."""

    holders: ClassVar = {"board": "", "notice": "board"}
    rendered: ClassVar[Counter[Region]] = Counter()

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._notices = notices(matrix_id)

    def render(self, region: Region) -> str:
        Board.rendered[region] += 1
        if region.name == "notice":
            return self._notice(*region.ids)
        return f"<ul id='board'>{''.join(map(self._notice, self._notices))}</ul>"

    def _notice(self, notice_id: str) -> str:
        text = self._notices.get(notice_id)
        return f"<li id='notice-{notice_id}'>{text}</li>" if text else ""


def touched(fact: NoticePinned) -> list[Region]:
    """A new or vanished notice changes the board, another text only its notice."""
    if fact.board_changed:
        return [Region("board"), Region("notice", (fact.notice_id,))]
    return [Region("notice", (fact.notice_id,))]


def register() -> None:
    """Make boards live."""
    rendering.show("board", Board)
    rendering.touches(NoticePinned, regions=touched)
