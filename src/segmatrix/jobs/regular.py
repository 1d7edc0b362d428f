"""What a worker looks at from time to time, to ask for work that has become due.

    @regularly(seconds=60)
    def ask_for_digests() -> None:
        for due in queries.due_digests():
            enqueue(...)

A look is short and may be taken by several workers at once, so it asks for jobs by operation ids
that say for when they are.
"""

from collections.abc import Callable
from typing import TypeAlias

Look: TypeAlias = Callable[[], None]

LOOKS: dict[Look, float] = {}
"""How many seconds pass between two looks of each kind."""


def regularly(*, seconds: float) -> Callable[[Look], Look]:
    """Register a function to be called by every worker that waits for work, so often."""

    def register(look: Look) -> Look:
        LOOKS[look] = seconds
        return look

    return register


class Rounds:
    """One worker's looks: when each is due again."""

    def __init__(self) -> None:
        self._due: dict[Look, float] = {}

    def take(self, now: float) -> None:
        """Take the looks that are due at `now`, in seconds of a clock that only goes forward."""
        for look, seconds in LOOKS.items():
            if now >= self._due.get(look, now):
                self._due[look] = now + seconds
                look()
