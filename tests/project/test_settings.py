"""What the environment says becomes settings."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from segmatrix.project.mailing import mail_server
from segmatrix.project.secret_key import secret_key


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.test", ("mail.test", 25, "", "", False, False)),
        ("smtp+tls://u%40x:p%2F@mail.test", ("mail.test", 587, "u@x", "p/", True, False)),
        ("smtps://u:p@mail.test:4650", ("mail.test", 4650, "u", "p", False, True)),
    ],
)
def test_a_mail_servers_address(address: str, expected: tuple[object, ...]) -> None:
    assert tuple(mail_server(address).values()) == expected


@pytest.mark.parametrize("address", ["mail.test", "http://mail.test", "smtp://"])
def test_an_address_that_is_none_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(ValueError, match="smtp\\+tls://user:password@host:587"):
        mail_server(address)


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    start = threading.Barrier(4)

    def ask(_: int) -> str:
        start.wait()
        return secret_key(file)

    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(ask, range(4)))
    assert keys == {file.read_text()}
    assert len(keys.pop()) > 50
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["secret-key"]
