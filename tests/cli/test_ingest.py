"""`segmatrix ingest`: a directory of files becomes one file that the other commands take."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from tests.kit.data import company

RULES = 'segments:\n  - {name: Buyers, rule: did "order"}\n'
EVENTS = "user_id,event,timestamp\na,order,2026-06-01\nb,login,2026-06-02\nc,order,never\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    directory = tmp_path / "files"
    directory.mkdir()
    (directory / "events.csv").write_text(EVENTS)
    return directory


def ingest(files: Path, *options: str) -> Result:
    store = str(files.parent / "customers.store")
    return CliRunner().invoke(app, ["ingest", "--data", str(files), "--into", store, *options])


def buyers(files: Path) -> int:
    (files.parent / "rules.yaml").write_text(RULES)
    store, rules = str(files.parent / "customers.store"), str(files.parent / "rules.yaml")
    said = CliRunner().invoke(app, ["evaluate", "--data", store, "--rules", rules, "--json"])
    assert said.exit_code == 0, said.output
    return int(json.loads(said.stdout)["segments"][0]["size"])


def test_it_says_what_it_took_in_and_what_it_set_aside(files: Path) -> None:
    said = ingest(files)

    assert said.exit_code == 0, said.output
    assert said.stdout.splitlines() == [
        "events: 2",
        "set aside: 1",
        "  events.csv, row 4: 'never' is not a time like ISO.",
        "repeats: 0",
    ]
    assert buyers(files) == 1


def test_it_reads_other_peoples_files_with_a_mapping(tmp_path: Path) -> None:
    files = company.write(tmp_path / "files")
    mapping = tmp_path / "mapping.yaml"
    CliRunner().invoke(app, ["mapping", "--data", str(files), "--out", str(mapping)])

    said = ingest(files, "--map", str(mapping))

    assert said.exit_code == 0, said.output
    assert "people: 3" in said.stdout.splitlines()


def test_it_adds_to_a_store_that_is_there(files: Path) -> None:
    ingest(files)
    (files / "events.csv").write_text("user_id,event,timestamp\nz,order,2026-05-01\n")

    said = ingest(files, "--append")

    assert said.stdout.splitlines()[0] == "events: 3"
    assert buyers(files) == 2


def test_it_replaces_a_store_only_if_asked(files: Path) -> None:
    ingest(files)

    refused = ingest(files)

    assert refused.exit_code == 2
    assert "something in the place" in refused.stderr
    assert ingest(files, "--replace").exit_code == 0


def test_it_refuses_what_it_cannot_read_and_leaves_nothing(files: Path) -> None:
    (files / "events.csv").write_text("user_id,event\na,order\n")

    refused = ingest(files)

    assert refused.exit_code == 2
    assert "events has no timestamp" in refused.stderr
    assert [one.name for one in files.parent.iterdir()] == ["files"]


def test_adding_to_nothing_is_refused(files: Path) -> None:
    refused = ingest(files, "--append")

    assert refused.exit_code == 2
    assert "There is no such store" in refused.stderr


@pytest.mark.parametrize("into", ["typo/customers.store", "files/events.csv/customers.store"])
def test_no_directory_is_made_for_the_store(files: Path, into: str) -> None:
    there = set(files.parent.rglob("*"))

    refused = ingest(files, "--into", str(files.parent / into))

    assert refused.exit_code == 2
    assert f"There is no directory {(files.parent / into).parent}" in refused.stderr
    assert set(files.parent.rglob("*")) == there


def test_a_zone_that_does_not_exist_is_refused(files: Path) -> None:
    refused = ingest(files, "--zone", "Mars/Phobos")

    assert refused.exit_code == 2
    assert "Mars/Phobos" in refused.stderr


def test_a_store_that_is_damaged_is_refused(files: Path) -> None:
    ingest(files)
    store = files.parent / "customers.store"
    whole = store.read_bytes()
    (files.parent / "rules.yaml").write_text(RULES)
    given = ["evaluate", "--data", str(store), "--rules", str(files.parent / "rules.yaml")]
    for place in range(0, len(whole), len(whole) // 8):
        store.write_bytes(whole[:place] + bytes(4096) + whole[place + 4096 :])
        said = CliRunner().invoke(app, given)
        assert said.exit_code in (0, 2), said.exception  # 0 where the place was empty
        assert "another program" not in said.stderr
    store.write_bytes(whole[: len(whole) // 2])
    assert CliRunner().invoke(app, given).exit_code == 2
