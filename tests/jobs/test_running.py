"""A job is done once, tells how far it is, and says how it ended."""

from collections.abc import Callable

import pytest

from segmatrix.base.errors import Changed, NotFound
from segmatrix.jobs import queries, runner
from segmatrix.jobs.actions import ask_cancel, enqueue
from segmatrix.jobs.handle import Handle
from segmatrix.jobs.models import Job
from segmatrix.jobs.queries import JobView
from segmatrix.jobs.terms import State
from tests.cast import ELSEWHERE, HARBOURLIGHT, Cast
from tests.jobs.kinds import started


def seen(job_id: str) -> JobView:
    return queries.job(job_id, workspace_id=HARBOURLIGHT)


def test_asked_for_it_waits(cast: Cast) -> None:
    job_id = enqueue("count_to", {"number": 3}, actor=cast.ana, subject="dataset:d")
    job = seen(job_id)
    assert (job.state, job.open, job.share) == (State.READY, True, None)
    assert (job.actor_name, job.subject) == ("Ana", "dataset:d")
    assert started == []


def test_done_it_holds_its_result_and_full_progress(cast: Cast, work: Callable[[], int]) -> None:
    job_id = enqueue("count_to", {"number": 3}, actor=cast.ana)
    assert work() == 1
    job = seen(job_id)
    assert (job.state, job.open, job.result) == (State.DONE, False, {"counted": 3})
    assert (job.done, job.total, job.share, job.phase) == (3, 3, 1.0, "Counting")


def test_it_works_as_who_asked_through_the_worker(cast: Cast) -> None:
    enqueue("count_to", {"number": 1}, actor=cast.ana)
    actor = Handle(Job.objects.get()).actor
    assert (actor.member_id, actor.name, actor.by) == (cast.ana.member_id, "Ana", "worker")


def test_woken_twice_it_is_done_once(cast: Cast) -> None:
    job_id = enqueue("count_to", {"number": 1}, actor=cast.ana)
    runner.run.call(job_id)
    runner.run.call(job_id)
    assert started == [(job_id, 1)]


def test_a_refusal_is_kept_as_words(cast: Cast, work: Callable[[], int]) -> None:
    job_id = enqueue("refuse", {}, actor=cast.ana)
    work()
    job = seen(job_id)
    assert (job.state, job.incident) == (State.FAILED, "")
    assert (job.message, job.hint) == ("The file holds nothing.", "Choose another one.")


def test_a_bug_is_logged_under_a_number_and_goes_on_up(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    job_id = enqueue("break_down", {}, actor=cast.ana)
    with pytest.raises(ZeroDivisionError):
        runner.run.call(job_id)
    job = seen(job_id)
    assert job.state is State.FAILED
    assert job.incident
    assert job.incident in caplog.text
    assert job.incident in job.hint
    assert "zero" not in job.message


def test_cancelled_before_it_starts_it_never_does(cast: Cast, work: Callable[[], int]) -> None:
    job_id = enqueue("count_to", {"number": 3}, actor=cast.ana)
    ask_cancel(job_id, workspace_id=HARBOURLIGHT)
    assert work() == 0
    assert seen(job_id).state is State.CANCELLED


def test_cancelled_half_way_it_stops(cast: Cast, work: Callable[[], int]) -> None:
    job_id = enqueue("be_cancelled", {}, actor=cast.ana)
    work()
    assert seen(job_id).state is State.CANCELLED


def test_what_has_ended_cannot_be_cancelled(cast: Cast, work: Callable[[], int]) -> None:
    job_id = enqueue("count_to", {"number": 1}, actor=cast.ana)
    work()
    with pytest.raises(Changed):
        ask_cancel(job_id, workspace_id=HARBOURLIGHT)


def test_a_worker_shut_down_gives_it_back(cast: Cast) -> None:
    job_id = enqueue("be_shut_down", {}, actor=cast.ana)
    with pytest.raises(SystemExit):
        runner.run.call(job_id)
    assert seen(job_id).state is State.READY
    runner.run.call(job_id)
    assert seen(job_id).result == {"starts": 2}
    assert started == [(job_id, 1), (job_id, 1)]


def test_a_worker_taken_for_dead_writes_nothing_more(cast: Cast, work: Callable[[], int]) -> None:
    job_id = enqueue("be_overtaken", {}, actor=cast.ana)
    work()
    job = seen(job_id)
    assert (job.state, job.done) == (State.RUNNING, 0)


def test_for_another_workspace_it_does_not_exist(cast: Cast) -> None:
    job_id = enqueue("count_to", {"number": 1}, actor=cast.ana)
    with pytest.raises(NotFound):
        queries.job(job_id, workspace_id=ELSEWHERE)
    with pytest.raises(NotFound):
        ask_cancel(job_id, workspace_id=ELSEWHERE)
    assert queries.jobs(ELSEWHERE, kind="count_to") == []
