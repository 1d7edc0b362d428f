"""Rooms above hear of a fact within its transaction, browsers only after it."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from segmatrix.activity import announcing, queries
from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from tests.activity.signs import SOL, PutSigns, SignPut, put, put_signs, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_listens_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcing, "_followers", defaultdict(list))
    monkeypatch.setattr(announcing, "_broadcasters", [])


def test_a_follower_hears_the_fact_and_who_caused_it() -> None:
    heard: list[tuple[Fact, Actor]] = []
    announcing.follow(SignPut, lambda fact, actor: heard.append((fact, actor)))
    put("a", "door", "Pull")
    assert heard == [(SignPut(place="door", text="Pull"), SOL)]


def test_what_a_follower_refuses_does_not_happen() -> None:
    def refuse(fact: Fact, actor: Actor) -> None:
        raise Invalid("Not now.")

    announcing.follow(SignPut, refuse)
    with pytest.raises(Invalid):
        put("a", "door", "Pull")
    assert read("a", "door") == ""
    assert queries.last_number("wall:a") == 0


def test_a_broadcaster_hears_once_per_operation_after_the_commit(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    heard: list[tuple[str, int]] = []
    announcing.on_commit(lambda stream, number: heard.append((stream, number)))
    with django_capture_on_commit_callbacks() as callbacks:
        put_signs(PutSigns(wall="a", texts={"door": "Pull", "gate": "Shut"}), actor=SOL)
        assert heard == []
    for callback in callbacks:
        callback()
    assert heard == [("wall:a", 2)]


def test_a_broadcaster_hears_nothing_of_what_was_refused(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    announcing.on_commit(lambda stream, number: pytest.fail("nothing was written"))
    with (
        django_capture_on_commit_callbacks(execute=True) as callbacks,
        pytest.raises(Invalid),
    ):
        put("a", "door", "rude")
    assert callbacks == []


@pytest.mark.django_db(transaction=True)
def test_a_broadcaster_that_fails_does_not_make_a_write_look_undone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(stream: str, number: int) -> None:
        raise OSError("no socket")

    announcing.on_commit(fail)
    assert put("a", "door", "Pull") == [SignPut(place="door", text="Pull")]
    assert read("a", "door") == "Pull"
    assert "no socket" in caplog.text
