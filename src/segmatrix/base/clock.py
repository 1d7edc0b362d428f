"""The time, asked in one place so that a test can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_fixed: ContextVar[datetime | None] = ContextVar("fixed", default=None)


def now() -> datetime:
    """Return the present instant, with its zone (UTC)."""
    return _fixed.get() or datetime.now(UTC)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Let `now` answer `instant` inside the block, which must carry a zone."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant} has no zone")
    token = _fixed.set(instant)
    try:
        yield
    finally:
        _fixed.reset(token)
