"""The worker process: django-tasks' loop, with the left-behind and regular looks beside it."""

import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

from segmatrix.jobs.actions import reclaim
from segmatrix.jobs.regular import Rounds

logger = logging.getLogger(__name__)

LOOKS_EVERY_SECONDS = 0.3


def work(*, until_idle: bool = False) -> None:
    """Do jobs until told to end by SIGINT or SIGTERM, or with `until_idle` until none is ready.

    The first signal lets the job at hand end; a second one gives it back to be started again.
    """
    reclaim()
    ended = Event()
    rounds = Rounds()
    beside = [
        Thread(target=_repeat, args=(ended, step), name=name, daemon=True)
        for name, step in (
            ("reclaim", reclaim),
            ("looks", lambda: rounds.take(time.monotonic())),
        )
    ]
    for thread in beside:
        thread.start()
    try:
        call_command(
            "db_worker",
            interval=LOOKS_EVERY_SECONDS,
            batch=until_idle,
            reload=False,
            startup_delay=False,
            verbosity=1,
        )
    finally:
        ended.set()
        for thread in beside:
            thread.join()


def _repeat(ended: Event, step: Callable[[], object]) -> None:
    """Take a step as often as a heartbeat is due, until the worker ends."""
    try:
        while not ended.wait(settings.JOB_HEARTBEAT_SECONDS):
            try:
                step()
            except OperationalError:
                logger.exception("The database did not answer; trying again")
    finally:
        connection.close()
