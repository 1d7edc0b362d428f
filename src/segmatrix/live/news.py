"""News: what an audience has not seen yet, rendered once however many are waiting for it."""

import json
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from django.db import close_old_connections

from segmatrix.activity import queries
from segmatrix.base.actor import Actor
from segmatrix.live import rendering
from segmatrix.live.rendering import Audience

FAR_BEHIND = 100  # facts; beyond this a page is shown whole, which costs less than its parts
KEPT = 64  # pieces of news; more audiences than this at once means rendering some again
THREADS = 2  # rendering is Python: more threads would only wait for each other


@dataclass(frozen=True)
class News:
    """Fragments that take a page from one number of its stream to a later one.

    Attributes:
        after: The number the page stood at.
        number: The number it stands at with these fragments. They may show a later change already;
            it comes again then and does no harm.
        html: Elements that replace those of the same id.
        changes: Who changed what: the ids of elements with the member and their name.
    """

    after: int
    number: int
    html: str
    changes: tuple[tuple[str, str, str], ...] = ()

    @cached_property
    def frame(self) -> str:
        """The news as the text of one socket message."""
        return json.dumps(self.to_json())

    @cached_property
    def frame_for_guests(self) -> str:
        """The same as guests may know it."""
        return json.dumps(self.to_json(guest=True))

    def to_json(self, *, guest: bool = False) -> dict[str, Any]:
        """Return the news as a page takes it; a guest is not told who did what."""
        changes = [
            {"id": id, "member": member, "name": "" if guest else name}
            for id, member, name in self.changes
        ]
        return {
            "after": self.after,
            "number": self.number,
            "html": self.html,
            "changes": changes,
        }


def gather(audience: Audience, after: int, upto: int, reader: Actor) -> News:
    """Render what the facts after `after` touched, from state that is at least as new as `upto`.

    A page too far behind, or ahead of what was ever recorded, gets the whole view. The state is
    read as `reader`, one of the audience.
    """
    if not 0 <= upto - after <= FAR_BEHIND:
        return News(after, upto, rendering.render_whole(audience, reader))
    entries = queries.since(audience.stream, after, limit=upto - after)  # they have no gaps
    touched = [(region, entry) for entry in entries for region in rendering.regions_for(entry.fact)]
    changes = {(region.element, entry.member_id, entry.actor_name) for region, entry in touched}
    html = rendering.render(audience, [region for region, _ in touched], reader)
    return News(after, upto, html, tuple(sorted(changes)))


class Newsroom:
    """Gathers news in threads of its own and keeps the latest: nothing is rendered twice."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="news")
        self._kept: OrderedDict[tuple[Audience, int, int], Future[News]] = OrderedDict()
        self._lock = Lock()

    def ask(self, audience: Audience, after: int, upto: int, reader: Actor) -> Future[News]:
        """Return the news between two numbers, being gathered or gathered already."""
        key = (audience, after, upto)
        with self._lock:
            if kept := self._kept.get(key):
                return kept
            asked = self._kept[key] = self._threads.submit(_gather_in_thread, *key, reader)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        asked.add_done_callback(lambda done: self._forget_failure(key, done))
        return asked

    def _forget_failure(self, key: tuple[Audience, int, int], done: Future[News]) -> None:
        """Let the next one who asks try again."""
        if done.exception() is not None:
            with self._lock:
                self._kept.pop(key, None)


def _gather_in_thread(audience: Audience, after: int, upto: int, reader: Actor) -> News:
    close_old_connections()
    try:
        return gather(audience, after, upto, reader)
    finally:
        close_old_connections()


newsroom = Newsroom()
