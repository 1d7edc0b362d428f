import pytest

from tests.cast import Cast
from tests.workshops.bench import Room


@pytest.fixture
def room(cast: Cast) -> Room:
    """A matrix with two segments, and no workshop in it yet."""
    return Room(cast)
