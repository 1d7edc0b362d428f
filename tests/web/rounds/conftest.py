import pytest

from tests.cast import Cast
from tests.rounds.circle import Circle


@pytest.fixture
def circle(cast: Cast) -> Circle:
    """A matrix with two segments and nobody asked yet."""
    return Circle(cast)
