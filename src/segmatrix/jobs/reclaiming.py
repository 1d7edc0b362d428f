"""Deciding what becomes of a job whose worker has fallen silent."""

from datetime import datetime, timedelta
from enum import StrEnum


class Verdict(StrEnum):
    """What to do with a running job."""

    LEAVE = "leave"
    START_AGAIN = "start again"
    GIVE_UP = "give up"


def verdict(
    *,
    heartbeat: datetime,
    now: datetime,
    attempts: int,
    dead_after: timedelta,
    most_attempts: int,
) -> Verdict:
    """Say what to do with a running job, given its last sign of life and the starts it has had.

    A job that took its workers down with it every time would do so for ever; it is given up after
    `most_attempts` starts.
    """
    if now - heartbeat < dead_after:
        return Verdict.LEAVE
    return Verdict.START_AGAIN if attempts < most_attempts else Verdict.GIVE_UP
