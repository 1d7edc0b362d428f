"""A workshop holds what it acknowledged while its people do things at once and lose connections.

`benchmarks/workshop.py` is the same with more people, for longer.
"""

from pathlib import Path

import pytest

from tests.house.crowd import hold
from tests.scaleout.databases import POSTGRESQL, address_in
from tests.server import Server

PEOPLE = 3
SECONDS = 2.0
PAUSE = 0.2
SEED = 5


@pytest.fixture(autouse=True)
def at_length() -> None:
    """Take the time for it where the product is tried at length."""
    address_in(POSTGRESQL)


def test_nothing_acknowledged_is_lost_or_doubled_and_all_see_the_same(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        tally = hold(server, people=PEOPLE, seconds=SECONDS, pause=PAUSE, seed=SEED)
    assert tally.acknowledged > PEOPLE
    assert tally.lost, "connections were lost on the way"
