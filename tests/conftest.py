"""What every test may ask for."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.test import Client
from xdist.scheduler import LoadFileScheduling

from segmatrix.base import clock
from segmatrix.jobs.actions import work_off
from tests.cast import Cast

BROWSER = "tests/browser/"


def share(nodeid: str) -> str:
    """Return what stays with one worker: a file, and all browser tests, which share a server."""
    return BROWSER if nodeid.startswith(BROWSER) else nodeid.partition("::")[0]


class Scheduling(LoadFileScheduling):
    """Deals the tests out to workers share by share, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return share(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    config.option.loadscopereorder = False
    return Scheduling(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the browser tests, which keep a worker busy longest, then the largest file.

    The browser tests keep the order of their names, since they share a server; the others that of
    chance, as all do in a process alone.
    """
    if hasattr(config, "workerinput"):
        sizes = Counter(share(item.nodeid) for item in items)
        browser = sorted((i for i in items if share(i.nodeid) == BROWSER), key=lambda i: i.nodeid)
        rest = [i for i in items if share(i.nodeid) != BROWSER]
        items[:] = browser + sorted(rest, key=lambda item: -sizes[share(item.nodeid)])


def pytest_collection_finish() -> None:
    """Let garbage be looked for more seldom, and not among what all tests share."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # with what precedes, an eighth of a page's time


@pytest.fixture(autouse=True)
def nobody_has_knocked_yet() -> None:
    """Forget how often somebody tried to sign in."""
    cache.clear()


# How long an example takes says more about what else the machine does than about our code. Every
# change is judged by the same examples; `pytest --hypothesis-profile exploring` looks for others.
hypothesis.settings.register_profile("project", deadline=None, derandomize=True)
hypothesis.settings.register_profile("exploring", deadline=None)
hypothesis.settings.load_profile("project")


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, each in their workspace, as actors and accounts."""
    return Cast()


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A browser in which the named person is signed in: `signed_in("fara")`."""

    def browser(name: str) -> Client:
        client = Client()
        client.force_login(cast.user(name))
        return client

    return browser


@pytest.fixture
def work() -> Callable[[], int]:
    """Do the jobs that were asked for, as the worker would, and return how many."""
    return work_off


@pytest.fixture
def noon() -> Iterator[datetime]:
    """Let it be noon (UTC) of 1 June 2026 all test long."""
    instant = datetime(2026, 6, 1, 12, tzinfo=UTC)
    with clock.at(instant):
        yield instant
