"""Whether people come closer: the alignment of rounds in words, as a drawing, and in files."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from segmatrix.kit.agreement.alignment import Alignment
from segmatrix.rounds.queries import AlignmentView
from segmatrix.web.rounds.trends import MOST, trend
from tests.rounds.circle import Circle, at

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def view(name: str, index: float | None, low: float | None, high: float | None) -> AlignmentView:
    return AlignmentView(name, name, NOON, 8, Alignment(index, low, high, 2_000))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (
            (0.2, 0.1, 0.3),
            (0.7, 0.6, 0.8),
            "They came closer: from 0.20 in “One” to 0.70 in “Two”.",
        ),
        ((0.7, 0.6, 0.8), (0.2, 0.1, 0.3), "They moved apart"),
        ((0.2, 0.0, 0.5), (0.4, 0.3, 0.8), "so few answers can differ that much by chance"),
        ((0.2, None, None), (0.9, 0.8, 1.0), "so few answers can differ that much by chance"),
    ],
)
def test_the_sentence_claims_no_more_than_the_intervals_do(before, now, said) -> None:
    found = trend([view("One", *before), view("Two", *now)])
    assert found is not None
    assert said in found.sentence


def test_one_round_shows_no_way() -> None:
    assert trend([view("One", 0.2, 0.1, 0.3)]) is None
    assert trend([view("One", 0.2, 0.1, 0.3), view("Two", None, None, None)]) is None


def test_the_newest_are_drawn_and_all_are_in_the_table() -> None:
    history = [view(str(number), number / 20, 0.0, 0.5) for number in range(MOST + 3)]
    found = trend(history)
    assert found is not None
    assert [stop.told for stop in found.stops] == history[-MOST:]
    assert found.history == tuple(history)
    heights = [stop.cy for stop in found.stops]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
def test_it_stands_on_the_pages_and_in_files(
    circle: Circle, signed_in: Callable[[str], Client]
) -> None:
    def got(path: str, status: int = 200) -> bytes:
        answer = signed_in("vic").get(f"/m/{circle.id}/{path}")
        assert answer.status_code == status
        return b"".join(answer) if answer.streaming else answer.content

    got("rounds/alignment.svg", 404)
    for name, xs in (("First", (1, 9, 5)), ("=Second", (5, 5, 6))):
        round_id = circle.open(name=name)
        for who, x in zip(("sol", "mika", "pri"), xs, strict=True):
            circle.give(round_id, who, at(x, 5))
        circle.reveal(round_id)
    for path in ("rounds/", ""):
        page = got(path).decode()
        assert "trend-picture" in page
        assert "95 % interval" in page
    assert b"var(" not in got("rounds/alignment.svg")
    assert got("rounds/alignment.png")[:8] == b"\x89PNG\r\n\x1a\n"
    lines = sorted(got("rounds/alignment.csv").decode().splitlines())
    assert lines[0].startswith("'=Second,2026-06-01,3,")
    assert lines[1].startswith("First,2026-06-01,3,")
