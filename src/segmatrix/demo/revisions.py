"""What the example's people kept of an earlier state of their matrix."""

from collections.abc import Callable

from segmatrix.activity.events import Fact
from segmatrix.matrix.actions import name_revision
from segmatrix.matrix.events import NameRevision

FIRST = "What we believed before the last interviews"


def keep_earlier(do: Callable[..., list[Fact]], matrix_id: str, facilitator: str) -> None:
    """Keep what stands as the first revision, so that the next chapter can be compared with it."""
    do(name_revision, NameRevision(matrix_id=matrix_id, name=FIRST), facilitator)
