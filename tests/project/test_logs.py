"""What a log may say of addresses."""

import logging

import pytest

from segmatrix.project.logs import WithoutSecrets


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/g/k2x9-Zm9vYmFy/", "/g/…/"),
        ("/join/9f8e7d/", "/join/…/"),
        ("/m/k2x9/table/", "/m/k2x9/table/"),
    ],
)
def test_the_secret_of_a_link_is_not_written_down(path: str, said: str) -> None:
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 1, "%s: %s", ("Not Found", path), None
    )
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == f"Not Found: {said}"
