"""The clock of a server that tests can move: what the product asks the time of, and how to move it.

How much later it is stands in a file of the server's home. Sessions and certificates keep to the
true time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

FILE = "later"


def now_in(home: Path) -> datetime:
    """Return the present instant of a server in this home."""
    moved = home / FILE
    by = float(moved.read_text()) if moved.exists() else 0.0
    return datetime.now(UTC) + timedelta(seconds=by)


@contextmanager
def later(home: Path, by: timedelta) -> Iterator[None]:
    """Let it be so much later for a server in this home inside the block."""
    moved = home / FILE
    moved.write_text(str(by.total_seconds()))
    yield
    moved.unlink()
