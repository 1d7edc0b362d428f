"""Imported data, opened once per process and import."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.standing import Evaluator

MOST_OPEN = 3
"""Imports held in memory at a time; the one not used for longest goes first."""


@dataclass(frozen=True)
class _Opened:
    data: CustomerData
    asking: Lock = field(default_factory=Lock)

    @cached_property
    def evaluator(self) -> Evaluator:
        """What answers rules and keeps what it found out for the next question."""
        return Evaluator(self.data)


_opened: OrderedDict[str, _Opened] = OrderedDict()
_opening = Lock()


@contextmanager
def asking(import_id: str, directory: Path) -> Iterator[CustomerData]:
    """Lend the data of an import to one thread at a time, as its embedded database wants it.

    Args:
        import_id: Names the import, which never changes.
        directory: Where it lies.
    """
    opened = _open(import_id, directory)
    with opened.asking:
        yield opened.data


@contextmanager
def evaluating(import_id: str, directory: Path) -> Iterator[Evaluator]:
    """Lend the evaluator of an import, with its data, to one thread at a time; see `asking`."""
    opened = _open(import_id, directory)
    with opened.asking:
        yield opened.evaluator


def catalog(import_id: str, directory: Path) -> Catalog:
    """Return the names and types of an import's data, which no question changes."""
    return _open(import_id, directory).data.catalog


def _open(import_id: str, directory: Path) -> _Opened:
    with _opening:
        if import_id not in _opened:
            _opened[import_id] = _Opened(CustomerData.open(directory))
        _opened.move_to_end(import_id)
        while len(_opened) > MOST_OPEN:
            _opened.popitem(last=False)
        return _opened[import_id]
