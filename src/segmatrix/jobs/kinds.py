"""The kinds of job there are. Rooms register theirs in their `tasks` module.

    @job("import_dataset")
    def import_dataset(handle: Handle, *, upload_id: str) -> dict[str, int]:
        for chunk in chunks:
            handle.stop_if_cancelled()
            ...
            handle.progress(done, total, phase=_("Reading"))
        return {"rows": done}

A kind may be started again from the beginning after a kill, so it does what it does again without
harm: it writes aside and renames, or asks what is there. Its last act is an action whose operation
id is the job's, so that this happens once.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from segmatrix.jobs.handle import Handle

Work: TypeAlias = Callable[..., dict[str, Any] | None]

KINDS: dict[str, Work] = {}


def job(kind: str) -> Callable[[Work], Work]:
    """Register a function as what jobs of this kind do.

    It is called with a `Handle` and the job's input as keyword arguments, and returns the result, a
    JSON object or None. A Refusal it raises is kept as words for people; `Cancelled` ends the job
    as cancelled; anything else is a bug.
    """

    def register(work: Work) -> Work:
        assert kind not in KINDS, f"two functions do {kind}"
        KINDS[kind] = work
        return work

    return register


def work_of(kind: str) -> Callable[[Handle, dict[str, Any]], dict[str, Any] | None]:
    """Return what jobs of this kind do, taking the handle and the input."""
    work = KINDS[kind]
    return lambda handle, given: work(handle, **given)
