"""What a killed worker leaves is taken up again, a few times."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import default_task_backend

from segmatrix.base import clock
from segmatrix.jobs import queries
from segmatrix.jobs.actions import enqueue, reclaim
from segmatrix.jobs.models import Job
from segmatrix.jobs.reclaiming import Verdict, verdict
from segmatrix.jobs.terms import State
from tests.cast import HARBOURLIGHT, Cast
from tests.jobs.kinds import started

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("silent_for", "attempts", "decided"),
    [
        (timedelta(seconds=0), 1, Verdict.LEAVE),
        (timedelta(seconds=29), 3, Verdict.LEAVE),
        (timedelta(seconds=30), 1, Verdict.START_AGAIN),
        (timedelta(days=2), 2, Verdict.START_AGAIN),
        (timedelta(seconds=30), 3, Verdict.GIVE_UP),
    ],
)
def test_silence_and_attempts_decide(
    silent_for: timedelta, attempts: int, decided: Verdict
) -> None:
    assert (
        verdict(
            heartbeat=NOW - silent_for,
            now=NOW,
            attempts=attempts,
            dead_after=timedelta(seconds=30),
            most_attempts=3,
        )
        is decided
    )


def killed_at(instant: datetime, cast: Cast, *, attempts: int = 1) -> str:
    """Leave a job as a worker does that is killed in the middle of it."""
    job_id = enqueue("count_to", {"number": 1}, actor=cast.ana)
    Job.objects.filter(pk=job_id).update(state=State.RUNNING, attempts=attempts, heartbeat=instant)
    return job_id


def test_left_behind_it_is_started_again(
    cast: Cast, noon: datetime, work: Callable[[], int]
) -> None:
    job_id = killed_at(noon - A_MINUTE, cast)
    assert reclaim() == 1
    assert work() == 1
    assert started == [(job_id, 2)]
    assert queries.job(job_id, workspace_id=HARBOURLIGHT).state is State.DONE


def test_alive_it_is_left_alone(cast: Cast, noon: datetime) -> None:
    killed_at(noon - timedelta(seconds=10), cast)
    assert reclaim() == 0


def test_interrupted_too_often_it_fails_with_words(cast: Cast, noon: datetime) -> None:
    job_id = killed_at(noon - A_MINUTE, cast, attempts=3)
    assert reclaim() == 1
    job = queries.job(job_id, workspace_id=HARBOURLIGHT)
    assert job.state is State.FAILED
    assert "3 times" in job.message
    assert job.hint


def test_a_wake_that_is_lost_is_repeated_once_it_is_late(
    cast: Cast, noon: datetime, work: Callable[[], int]
) -> None:
    enqueue("count_to", {"number": 1}, actor=cast.ana)
    default_task_backend.clear()
    assert reclaim() == 0
    with clock.at(noon + A_MINUTE):
        assert reclaim() == 1
        assert len(default_task_backend.results) == 1


def test_a_wake_that_waits_is_not_repeated(cast: Cast, noon: datetime) -> None:
    enqueue("count_to", {"number": 1}, actor=cast.ana)
    with clock.at(noon + A_MINUTE):
        assert reclaim() == 0


def test_what_has_ended_stays_ended(cast: Cast, noon: datetime, work: Callable[[], int]) -> None:
    enqueue("count_to", {"number": 1}, actor=cast.ana)
    work()
    with clock.at(noon + timedelta(days=1)):
        assert reclaim() == 0
