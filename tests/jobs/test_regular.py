"""What a worker looks at from time to time."""

from collections.abc import Iterator

import pytest

from segmatrix.jobs import regular
from segmatrix.jobs.regular import Rounds, regularly


@pytest.fixture(autouse=True)
def nothing_else_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(regular, "LOOKS", {})
    yield


def test_each_look_is_taken_at_once_and_then_as_often_as_it_says() -> None:
    taken: list[str] = []
    regularly(seconds=60)(lambda: taken.append("digests"))
    regularly(seconds=10)(lambda: taken.append("others"))
    rounds = Rounds()
    for now, expected in [
        (1000.0, ["digests", "others"]),
        (1005.0, []),
        (1010.0, ["others"]),
        (1059.9, ["others"]),
        (1060.0, ["digests"]),
        (1500.0, ["digests", "others"]),
    ]:
        taken.clear()
        rounds.take(now)
        assert taken == expected


def test_a_look_that_fails_is_taken_again_when_it_is_due() -> None:
    def fail() -> None:
        raise LookupError

    regularly(seconds=60)(fail)
    rounds = Rounds()
    with pytest.raises(LookupError):
        rounds.take(0.0)
    rounds.take(59.0)
    with pytest.raises(LookupError):
        rounds.take(60.0)
