"""The same round run twice with other answers, and the doors that give away which run it was."""

from collections.abc import Callable, Mapping, Sequence
from logging import INFO

import pytest
from django.test import Client

from tests.laws import forgotten
from tests.rounds.circle import Circle
from tests.web.rounds.doors import Doors

MARKED, OTHER = "Zanzibar", "Mandelbrot"
VOTED_ON = [{"id": "a", "text": "Proof"}, {"id": "b", "text": "Speed"}]
Run = Callable[[Circle, str], None]


class Runs:
    """Runs scripts in a round and returns the doors that give away which of them it was.

    Args:
        exa: A browser in which who owns the workspace is signed in.
        caplog: Pytest's fixture.
    """

    def __init__(self, exa: Client, caplog: pytest.LogCaptureFixture) -> None:
        self._exa, self._caplog = exa, caplog
        caplog.set_level(INFO)

    def differences(
        self,
        circle: Circle,
        rounds: Sequence[str],
        *runs: Run,
        others: Mapping[str, Client],
        **more: str,
    ) -> list[str]:
        """Return the doors that do not say the same after each of the scripts.

        Args:
            rounds: In the first of these the scripts run; all are looked at.
            others: Who looks beside the owner, and where (`Doors`).
            more: What stands for other parameters of addresses.
        """
        doors = Doors(circle, self._exa, others, rounds, (MARKED, OTHER), **more)
        first, second = (self._said(doors, circle, rounds[0], run) for run in runs)
        assert len(first) > 100 * (1 + len(others))
        doors_open = sorted(first.keys() | second.keys())
        return [door for door in doors_open if first.get(door) != second.get(door)]

    def _said(self, doors: Doors, circle: Circle, round_id: str, run: Run) -> dict[str, bytes]:
        with forgotten():
            self._caplog.clear()
            run(circle, round_id)
            return doors.said(self._caplog.records) | doors.answers()
