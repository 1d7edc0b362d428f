"""A worker killed in the middle of a job: started again, the job completes exactly once."""

import json
import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_a_killed_workers_job_is_completed_by_the_next(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    } | {"SEGMATRIX_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tests.jobs.killable"]
    run = {"cwd": REPOSITORY, "env": environment, "text": True, "stdout": subprocess.PIPE}

    with subprocess.Popen([*command, "begin"], stdin=subprocess.PIPE, **run) as first:
        assert first.stdout is not None
        assert any("in the middle" in line for line in first.stdout)
        first.kill()

    second = subprocess.run([*command, "finish"], check=True, **run)
    told = json.loads(second.stdout.splitlines()[-1])
    assert told == {
        "state": "done",
        "attempts": 2,
        "result": {"kept": 5},
        "progress": 5,
        "chunks": [f"chunk {number}" for number in range(1, 6)],
        "facts": 1,
    }
