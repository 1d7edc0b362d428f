"""An uploaded file is kept whole or not at all."""

import hashlib

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.datasets import files


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    settings.UPLOAD_LIMIT = 1000
    return tmp_path


def test_it_keeps_the_bytes_with_their_hash_and_size(home) -> None:
    kept = files.keep(iter([b"user_id\n", b"u1\n"]), "people.csv")
    path = home / "uploads" / kept.id / "people.csv"
    assert path.read_bytes() == b"user_id\nu1\n"
    assert (kept.size, kept.sha256) == (11, hashlib.sha256(b"user_id\nu1\n").hexdigest())


def test_it_refuses_an_empty_file_and_leaves_nothing(home) -> None:
    with pytest.raises(Invalid, match="is empty"):
        files.keep(iter([]), "people.csv")
    assert list((home / "uploads").iterdir()) == []


def test_it_stops_at_the_limit_and_leaves_nothing(home) -> None:
    with pytest.raises(Invalid, match="larger than"):
        files.keep((b"x" * 400 for _ in range(10**9)), "endless.csv")
    assert list((home / "uploads").iterdir()) == []


def test_a_broken_upload_leaves_nothing(home) -> None:
    def breaks_off():
        yield b"user_id\n"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        files.keep(breaks_off(), "people.csv")
    assert list((home / "uploads").iterdir()) == []


def test_imports_other_than_those_to_keep_are_deleted(home) -> None:
    for name in ("old", "previous", "current"):
        files.imported("d1", name).mkdir(parents=True)
    files.forget_imports("d1", keep=["previous", "current"])
    assert {path.name for path in (home / "data" / "d1").iterdir()} == {"previous", "current"}
