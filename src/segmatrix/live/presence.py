"""Presence: who has a page of a matrix open, and in which cell they are writing.

It is kept in the memory of a web process and is gone with it: nothing here was typed by anybody.
What several processes share is behind the methods of `Presence` and nowhere else: `sharing`.
"""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Here:
    """One open page of a member.

    Attributes:
        page: Which one; a member may have several open.
        at: The id of the element they are at, or empty.
        writing: Whether they are typing there.
        met: Whether everybody who reads the matrix meets them there (`review.queries.met`).
    """

    member_id: str
    name: str
    page: str
    at: str = ""
    writing: bool = False
    met: bool = False


class Presence:
    """The open pages of each stream. Safe to use from any thread."""

    def __init__(self) -> None:
        self._until: dict[str, dict[tuple[str, str], tuple[Here, float]]] = defaultdict(dict)
        self._lock = Lock()

    def say(self, stream: str, here: Here, *, seconds: float) -> None:
        """Put a page where it says it is, for `seconds` unless it says so again or leaves."""
        with self._lock:
            key = (here.member_id, here.page)
            self._until[stream][key] = (here, time.monotonic() + seconds)

    def of(self, stream: str, member_id: str, page: str) -> Here | None:
        """Return where one open page of this process is, None if it was not heard of lately."""
        with self._lock:
            self._drop_silent(stream)
            here, _until = self._until.get(stream, {}).get((member_id, page), (None, 0.0))
        return here

    def leave(self, stream: str, here: Here) -> None:
        """Forget a page that was closed."""
        with self._lock:
            self._until[stream].pop((here.member_id, here.page), None)
            self._drop_silent(stream)

    def here(self, stream: str) -> tuple[Here, ...]:
        """Return the open pages, in the order in which they came."""
        with self._lock:
            self._drop_silent(stream)
            return tuple(here for here, _ in self._until.get(stream, {}).values())

    def exchange(self, streams: Sequence[str]) -> None:
        """Let other processes know of the pages here, and know of theirs: this one is alone."""

    def _drop_silent(self, stream: str) -> None:
        """Drop pages that have said nothing for longer than they promised."""
        now = time.monotonic()
        pages = self._until.pop(stream, {})
        if left := {key: page for key, page in pages.items() if page[1] >= now}:
            self._until[stream] = left


def listed(pages: tuple[Here, ...], *, guest: bool = False) -> list[dict[str, str | bool]]:
    """Return the pages as others may know them: without their ids.

    A guest is told the names of those alone whom the matrix itself names to them.
    """
    return [
        {
            "member": here.member_id,
            "name": here.name if here.met or not guest else "",
            "at": here.at,
            "writing": here.writing,
        }
        for here in pages
    ]
