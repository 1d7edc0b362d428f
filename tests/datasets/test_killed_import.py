"""A worker killed in the middle of an import leaves nothing half, and the next one finishes it."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from segmatrix.base import clock
from segmatrix.datasets import files, queries
from segmatrix.datasets.terms import State
from segmatrix.jobs.actions import reclaim, work_off
from tests.datasets.conftest import PEOPLE, confirm, start

pytestmark = pytest.mark.django_db(transaction=True)


def kill_a_worker(home: Path, point: str) -> None:
    database = connection.settings_dict["NAME"]
    given = [sys.executable, "-m", "tests.datasets.killed_worker", str(database), str(home), point]
    ended = subprocess.run(given, cwd=Path(__file__).parents[2], capture_output=True, check=False)
    assert ended.returncode == -9, ended.stderr.decode()


def work_later() -> None:
    """Let the next worker come by after the killed one's heartbeat has been missed."""
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert reclaim() == 1
        work_off()


@pytest.mark.parametrize("point", ["while it reads", "before the rename", "after the rename"])
def test_the_next_worker_finishes_without_doubling_a_row(cast, imported, receive, home, point):
    receive(cast.ana, {"people.csv": PEOPLE + "u4,pro,1,2026-04-04\n"}, imported.id)
    confirm(imported.id, cast.ana)
    start(imported.id, cast.ana)

    kill_a_worker(home, point)

    killed = queries.dataset(imported.id, cast.ana)
    assert (killed.state, killed.current) == (State.IMPORTING, imported.current)
    with queries.data_of(imported.id) as data:
        assert data.counts.rows == {"people": 3, "events": 3}

    work_later()

    finished = queries.dataset(imported.id, cast.ana)
    assert finished.state == State.READY
    assert finished.current.stamp["rows"] == {"people": 4, "events": 3}
    with queries.data_of(imported.id) as data:
        assert data.counts.rows == {"people": 4, "events": 3}
    folder = files.imported(imported.id, "any").parent
    assert {path.name for path in folder.iterdir()} == {imported.current.id, finished.current.id}
