"""Work is asked for once, in the transaction that wants it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from segmatrix.base import clock
from segmatrix.jobs import queries
from segmatrix.jobs.actions import enqueue
from segmatrix.jobs.models import Job
from tests.cast import HARBOURLIGHT, Cast


def test_one_operation_asks_once(cast: Cast, work: Callable[[], int]) -> None:
    first = enqueue("count_to", {"number": 1}, actor=cast.ana, operation_id="one")
    assert enqueue("count_to", {"number": 1}, actor=cast.ana, operation_id="one") == first
    assert work() == 1
    assert enqueue("count_to", {"number": 1}, actor=cast.ana, operation_id="one") == first
    assert work() == 0


def test_wanted_once_a_job_that_still_waits_is_enough(cast: Cast, work: Callable[[], int]) -> None:
    given = {"kind": "count_to", "given": {"number": 1}, "actor": cast.ana, "once": True}
    first = enqueue(**given, subject="matrix:m")
    assert enqueue(**given, subject="matrix:m") == first
    assert enqueue(**given, subject="matrix:n") != first
    assert work() == 2
    assert enqueue(**given, subject="matrix:m") != first


def test_what_is_rolled_back_was_never_asked(cast: Cast, work: Callable[[], int]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("count_to", {"number": 1}, actor=cast.ana)
        raise ZeroDivisionError
    assert work() == 0
    assert not Job.objects.exists()


def test_a_kind_nobody_does_is_a_bug(cast: Cast) -> None:
    with pytest.raises(AssertionError, match="no room does paint_it"):
        enqueue("paint_it", {}, actor=cast.ana)


def test_the_newest_about_a_subject_is_found(cast: Cast, noon: datetime) -> None:
    def ask(subject: str) -> str:
        return enqueue("count_to", {"number": 1}, actor=cast.ana, subject=subject)

    old, other = ask("dataset:a"), ask("dataset:b")
    with clock.at(noon + timedelta(minutes=1)):
        new = ask("dataset:a")
    found = queries.latest(HARBOURLIGHT, kind="count_to", subject="dataset:a")
    assert found is not None
    assert found.id == new
    everything = {job.id for job in queries.jobs(HARBOURLIGHT, kind="count_to")}
    assert everything == {old, other, new}
    assert queries.latest(HARBOURLIGHT, kind="count_to", subject="dataset:z") is None
