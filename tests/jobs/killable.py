"""A worker process for the test that kills one: `python -m tests.jobs.killable begin|finish`.

It keeps chunks in a file of its home, one line each, and renames the workspace at the end. At the
first start it stands still after the third chunk, for the test to kill it.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "segmatrix.project.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

from segmatrix.activity import queries as activity  # noqa: E402
from segmatrix.base import clock  # noqa: E402
from segmatrix.jobs.actions import enqueue  # noqa: E402
from segmatrix.jobs.handle import Handle  # noqa: E402
from segmatrix.jobs.kinds import job  # noqa: E402
from segmatrix.jobs.models import Job  # noqa: E402
from segmatrix.jobs.worker import work  # noqa: E402
from segmatrix.people.actions import rename_workspace  # noqa: E402
from segmatrix.people.events import RenameWorkspace  # noqa: E402
from tests.cast import HARBOURLIGHT, Cast  # noqa: E402

CHUNKS = Path(os.environ["SEGMATRIX_HOME"]) / "chunks"


@job("keep_chunks")
def keep_chunks(handle: Handle, *, chunks: int) -> dict[str, int]:
    kept = len(CHUNKS.read_text().splitlines()) if CHUNKS.exists() else 0
    for chunk in range(kept + 1, chunks + 1):
        with CHUNKS.open("a") as file:
            file.write(f"chunk {chunk}\n")
        handle.progress(chunk, chunks, phase=f"chunk {chunk}")
        if chunk == 3 and handle.attempt == 1:
            say("in the middle")
            sys.stdin.read()
    given = RenameWorkspace(
        workspace_id=HARBOURLIGHT, name="Kept", operation_id=handle.operation_id
    )
    rename_workspace(given, actor=handle.actor)
    return {"kept": chunks}


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def begin() -> None:
    call_command("migrate", verbosity=0)
    enqueue("keep_chunks", {"chunks": 5}, actor=Cast().exa)
    work()


def finish() -> None:
    with clock.at(clock.now() + timedelta(minutes=1)):  # the killed worker has long been silent
        work(until_idle=True)
    done = Job.objects.get()
    say(
        json.dumps(
            {
                "state": done.state,
                "attempts": done.attempts,
                "result": done.result,
                "progress": done.progress_done,
                "chunks": CHUNKS.read_text().splitlines(),
                "facts": activity.last_number(f"workspace:{HARBOURLIGHT}"),
            }
        )
    )


if __name__ == "__main__":
    {"begin": begin, "finish": finish}[sys.argv[1]]()
