"""A request sent twice is carried out once."""

import pytest

from segmatrix.activity import queries
from segmatrix.activity.actions import undo
from segmatrix.base.errors import Invalid
from tests.activity.signs import MIKA, SOL, put, read

pytestmark = pytest.mark.django_db


def test_the_second_time_answers_as_the_first_and_writes_nothing() -> None:
    first = put("a", "door", "Pull", operation="one")
    put("a", "door", "Push")
    assert put("a", "door", "Pull", operation="one") == first
    assert read("a", "door") == "Push"
    assert queries.last_number("wall:a") == 2


def test_an_undo_repeated_undoes_once() -> None:
    put("a", "door", "Pull", operation="one")
    put("a", "door", "Push", operation="two")
    for _ in range(2):
        undo("wall:a", target="two", operation_id="three", actor=SOL)
    assert read("a", "door") == "Pull"


def test_somebody_elses_id_is_refused() -> None:
    put("a", "door", "Pull", operation="one", by=SOL)
    with pytest.raises(Invalid):
        put("a", "door", "Push", operation="one", by=MIKA)
    assert read("a", "door") == "Pull"


def test_the_same_id_in_another_stream_is_another_request() -> None:
    put("a", "door", "Pull", operation="one")
    put("b", "door", "Push", operation="one")
    assert read("b", "door") == "Push"


def test_an_id_that_could_not_be_kept_is_refused() -> None:
    with pytest.raises(Invalid):
        put("a", "door", "Pull", operation="x" * 41)
