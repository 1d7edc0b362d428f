"""The worker process: django-tasks' loop, with the left-behind taken up beside it."""

import logging
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

from segmatrix.jobs.actions import reclaim

logger = logging.getLogger(__name__)

LOOKS_EVERY_SECONDS = 0.3


def work(*, until_idle: bool = False) -> None:
    """Do jobs until told to end by SIGINT or SIGTERM, or with `until_idle` until none is ready.

    The first signal lets the job at hand end; a second one gives it back to be started again.
    """
    reclaim()
    ended = Event()
    sweeper = Thread(target=_sweep, args=(ended,), name="reclaim", daemon=True)
    sweeper.start()
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
        sweeper.join()


def _sweep(ended: Event) -> None:
    """Look for what was left behind, as often as a heartbeat is due."""
    try:
        while not ended.wait(settings.JOB_HEARTBEAT_SECONDS):
            try:
                reclaim()
            except OperationalError:
                logger.exception("Could not look for what was left behind; trying again")
    finally:
        connection.close()
