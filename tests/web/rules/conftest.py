"""A matrix that is counted in data, and its rule pages in browsers."""

from collections.abc import Callable
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.studies.conftest import Counted, counted, home  # noqa: F401 -- fixtures
from tests.web.conftest import Pages


@pytest.fixture
def growing(counted: Counted) -> str:  # noqa: F811
    """The id of a segment with a rule."""
    return counted.segment("Growing teams", 'plan is "pro"  # the paid one')


@pytest.fixture
def desk(counted: Counted, growing: str, signed_in: Callable[[str], Client]) -> Callable:  # noqa: F811
    """The rule pages of that segment as somebody sees them: `desk("ana")`."""
    return lambda name: Pages(signed_in(name), f"/m/{counted.id}/segments/{growing}/rule/")


def read(answer: HttpResponse) -> str:
    """Return what a page says, with its white space as people see it."""
    return " ".join(unescape(answer.text).split())
