"""A room for workshops, empty."""

import pytest

from tests.cast import Cast
from tests.workshops.bench import Room


@pytest.fixture
def room(cast: Cast) -> Room:
    return Room(cast)
