"""The words of this room that others use."""

from enum import StrEnum


class State(StrEnum):
    """Where a job is. `Job` says what each state means and which follow it."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
