import pytest

from tests.jobs.kinds import started


@pytest.fixture(autouse=True)
def nothing_started_yet() -> None:
    started.clear()
