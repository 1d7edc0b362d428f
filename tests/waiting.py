"""Waiting for what another process does."""

import time
from collections.abc import Callable

LONGEST_SECONDS = 60
LOOKS_EVERY_SECONDS = 0.03


def until(holds: Callable[[], object], what: str) -> None:
    """Return as soon as something holds; fail with `what` if it does not come to."""
    end = time.monotonic() + LONGEST_SECONDS
    while not holds():
        assert time.monotonic() < end, f"not within {LONGEST_SECONDS} s: {what}"
        time.sleep(LOOKS_EVERY_SECONDS)
