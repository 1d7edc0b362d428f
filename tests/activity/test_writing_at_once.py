"""Many writers at once: each stream still counts without gaps, in commit order."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from segmatrix.activity import queries
from tests.activity.signs import MIKA, SOL, put

WRITERS, WRITES = 4, 8


@pytest.mark.django_db(transaction=True)
def test_numbers_are_gapless_and_every_write_is_there() -> None:
    def write(writer: int) -> None:
        try:
            for count in range(WRITES):
                put("a", f"{writer}-{count}", "Here", by=SOL if writer % 2 else MIKA)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    entries = queries.since("wall:a", 0)
    assert [entry.number for entry in entries] == list(range(1, WRITERS * WRITES + 1))
    assert len({entry.fact.subject for entry in entries}) == WRITERS * WRITES


@pytest.mark.django_db(transaction=True)
def test_one_request_sent_by_all_at_once_is_carried_out_once() -> None:
    def write(_: int) -> list[object]:
        try:
            return [*put("a", "door", "Pull", operation="one")]
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(write, range(WRITERS)))
    assert all(answer == answers[0] for answer in answers)
    assert queries.last_number("wall:a") == 1
