"""A worker killed while a digest is on its way: the next one does not send it again."""

import json
import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_what_may_have_gone_out_is_not_sent_again(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SEGMATRIX_SMTP")
    } | {"SEGMATRIX_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tests.inbox.killable"]
    run = {"cwd": REPOSITORY, "env": environment, "text": True, "stdout": subprocess.PIPE}

    with subprocess.Popen([*command, "begin"], stdin=subprocess.PIPE, **run) as first:
        assert first.stdout is not None
        assert any("taken" in line for line in first.stdout)
        first.kill()

    second = subprocess.run([*command, "finish"], check=True, **run)
    told = json.loads(second.stdout.splitlines()[-1])
    assert told == {"mails": 1, "noted": False, "job": "done"}
