"""Long work that somebody watches, and may end: it passes checkpoints, wherever in it that is.

Arrays are worked on in steps that take moments each. Between two of them is a checkpoint, so that
whoever waits for one condition alone need not wait until it is answered.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_watch: ContextVar[Callable[[], None] | None] = ContextVar("watch", default=None)


@contextmanager
def watched(go_on: Callable[[], None]) -> Iterator[None]:
    """Call `go_on` at every checkpoint that is passed within; what it raises ends the work.

    What was found out until then is kept, and nothing that is not finished.
    """
    token = _watch.set(go_on)
    try:
        yield
    finally:
        _watch.reset(token)


def checkpoint() -> None:
    """Go on, unless whoever watches wants an end."""
    go_on = _watch.get()
    if go_on is not None:
        go_on()
