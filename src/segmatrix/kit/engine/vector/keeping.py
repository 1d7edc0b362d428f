"""What has been found out and may be asked for again, as long as there is room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from segmatrix.kit.engine.truth import Verdict

Found = TypeVar("Found")

ROOM = 384 * 2**20
# What keeping anything takes, however small.
_LEAST = 512


class Kept:
    """Answers by what they rest on; those not asked for longest make room for others.

    What an answer rests on never changes: rows that grow are other rows.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._used = 0
        self._found: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def get(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """Return what is kept under a key; find it out if nothing is."""
        if key in self._found:
            self._found.move_to_end(key)
            kept: Found = self._found[key][0]
            return kept
        found = find()
        self.put(key, found)
        return found

    def put(self, key: Hashable, found: Any) -> None:
        """Keep something under a key instead of what was there."""
        self._forget(key)
        size = _LEAST + _size(found)
        self._found[key] = found, size
        self._used += size
        while self._used > self._room and len(self._found) > 1:
            self._forget(next(iter(self._found)))

    def seen(self, key: Hashable) -> Any:
        """Return what is kept under a key, or None."""
        return self._found[key][0] if key in self._found else None

    def _forget(self, key: Hashable) -> None:
        if key in self._found:
            self._used -= self._found.pop(key)[1]


def _size(found: Any) -> int:
    """Return how many bytes something takes; what is no array takes next to nothing."""
    if isinstance(found, Verdict):
        truths = [found.holds] if found.sure else [found.holds, found.certain, found.possible]
        return sum(map(_size, truths))
    size: int = getattr(found, "nbytes", 0)
    return size
