import pytest

from tests.cast import Cast
from tests.review.panel import Panel


@pytest.fixture
def panel(cast: Cast) -> Panel:
    """A matrix that Fara has begun, with nobody to ask yet."""
    return Panel(cast)
