"""A matrix whose segments are counted, and browsers on its page Who is in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.cast import Cast
from tests.studies.conftest import SPENT, Counted
from tests.web.conftest import Pages

Browsers = Callable[[str], Pages]


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def counted(cast: Cast, work: Callable[[], int]) -> Counted:
    """A matrix with data chosen and nothing to count yet."""
    made = Counted(cast, work)
    made.choose()
    return made


@pytest.fixture
def pro(counted: Counted) -> str:
    """The id of a segment of two; of one more it cannot be told."""
    return counted.segment("Pro", 'plan is "pro"')


@pytest.fixture
def large(counted: Counted, pro: str) -> str:
    """The id of a segment of two, of whom one is in Pro; both are counted, and revenue too."""
    segment_id = counted.segment("Large", "seats > 10")
    counted.measure(SPENT)
    counted.work()
    return segment_id


@pytest.fixture
def pages(counted: Counted, signed_in: Callable[[str], Client]) -> Browsers:
    """The pages about who is in, as the named person sees them."""
    return lambda name: Pages(signed_in(name), f"/m/{counted.id}/who/")
