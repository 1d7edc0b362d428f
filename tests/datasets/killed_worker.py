"""A worker that is killed in the middle of an import: `killed_worker DATABASE HOME POINT`."""

import os
import signal
import sys
from pathlib import Path
from typing import Any


def work(database: str, home: str, point: str) -> None:
    """Do the jobs that are ready in this database and home, and die at the point of that name."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.HOME = Path(home)
    django.setup()

    from segmatrix.datasets import actions
    from segmatrix.jobs.actions import work_off
    from segmatrix.kit.data.importing.counting import Counts
    from segmatrix.kit.data.importing.staging import Staging

    points = {
        "while it reads": (Counts, "add"),
        "before the rename": (Staging, "publish"),
        "after the rename": (actions, "finish_import"),
    }
    setattr(*points[point], die)
    work_off()


def die(*_given: Any, **_more: Any) -> None:
    """End as a power cut would: at once, with nothing tidied."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    work(*sys.argv[1:])
