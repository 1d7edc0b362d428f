"""Which conditions are asked together, in one query.

A database's own overhead, a job on each worker of a cluster, is paid per query; so there are few.
But each part of a query is joined to the others, and Spark gives each join of a task a sixteenth of
the task's memory (`spark.buffer.pageSize`), however few rows there are: so there are limits.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from segmatrix.kit.engine.database.amounts import Newest, Sum
from segmatrix.kit.engine.database.bases import Standing, bases
from segmatrix.kit.engine.database.quantities import Nth, Times, Turn
from segmatrix.kit.engine.database.sequences import Chain
from segmatrix.kit.engine.database.sessions import Visits
from segmatrix.kit.engine.database.sources import source

# The parts of one query: half of what Spark has room for, as a part may be joined of parts.
LARGEST = 8


def batches(nodes: Sequence[Any]) -> Iterator[list[Any]]:
    """Divide conditions and numbers among queries; there is at least one, if of nothing.

    What rests on the same rows is asked together, as the rows are read once then.
    """
    batch: list[Any] = []
    parts: dict[Any, int] = {}
    for node in sorted(nodes, key=lambda one: sorted(map(str, _parts(one)))):
        more = parts | _parts(node)
        if batch and sum(more.values()) > LARGEST:
            yield batch
            batch, more = [], _parts(node)
        batch.append(node)
        parts = more
    yield batch


def _parts(node: Any) -> dict[Any, int]:
    """Return what has to be joined to everybody to answer, and how many parts it is made of."""
    found: dict[Any, int] = {}
    for basis in bases(node):
        match basis:
            case Chain():
                found[basis] = basis.size
            case Visits() | Standing():
                found[basis] = 1
            case Times() | Turn() | Nth() | Sum() | Newest():
                found[source(basis.event)] = 1
    return found
