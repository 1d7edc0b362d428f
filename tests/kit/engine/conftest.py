"""Which paths the cases are put to."""

from collections.abc import Sequence

import pytest

from tests.kit.engine.paths import EMBEDDED, EnginePath


@pytest.fixture(scope="session")
def paths() -> Sequence[EnginePath]:
    """The ways in which rules are answered on embedded data."""
    return EMBEDDED
