"""`segmatrix changes` and `trend`: who came and went, who will next, and sizes over time."""

import csv
import json
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app

RULES = """\
timezone: Europe/Berlin
measures: [{name: Revenue, value: sum of amount for "order", over: sum}]
segments:
  - {name: Pro, rule: plan is "pro"}
  - {name: Buyers, rule: 'did "order" in the last 30 days'}
  - {name: Renewing, rule: renews is in the next 30 days}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(
        "user_id,plan,renews\nu1,pro,2026-07-01\nu2,,2026-08-15\nu3,free,\n"
    )
    (tmp_path / "events.csv").write_text(
        "user_id,event,timestamp,amount\n"
        "u1,order,2026-06-01T10:00:00Z,19.99\n"
        "u2,order,2026-06-02T10:00:00Z,5\n"
        "u3,order,2026-07-03T10:00:00Z,5\n"
    )
    (tmp_path / "rules.yaml").write_text(RULES)
    return tmp_path


def asked(folder: Path, command: str, *words: str) -> Result:
    given = ["--data", str(folder), "--rules", str(folder / "rules.yaml")]
    return CliRunner().invoke(app, [command, *given, *words])


def changes(folder: Path, *words: str) -> Result:
    return asked(folder, "changes", "--from", "2026-06-10", "--to", "2026-07-20", *words)


def cells(printed: str) -> list[list[str]]:
    """Return the rows of a table that was printed."""
    lines = [line for line in printed.splitlines() if line.startswith("│")]
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in lines]


# --- two instants ---------------------------------------------------------------------------------


def test_changes_counts_who_entered_left_and_stayed(folder: Path) -> None:
    done = changes(folder)

    assert done.exit_code == 0
    assert cells(done.stdout) == [
        ["Pro", "1", "0", "0", "1", "1"],
        ["Buyers", "2", "1", "2", "0", "1"],
        ["Renewing", "1", "1", "1", "0", "1"],
    ]
    assert done.stdout.splitlines()[-1] == (
        "From 2026-06-09 22:00:00 to 2026-07-19 22:00:00 UTC: 3 people, then 3"
    )


def test_changes_prints_json_with_every_way_that_was_taken(folder: Path) -> None:
    found = json.loads(changes(folder, "--json").stdout)

    assert (found["from"], found["to"]) == ("2026-06-09T22:00:00Z", "2026-07-19T22:00:00Z")
    assert found["unit"] == "person"
    assert found["segments"][1] == {
        "name": "Buyers",
        "before": 2,
        "after": 1,
        "entered": 1,
        "left": 2,
        "stayed": 0,
    }
    assert found["flows"] == [
        {"before": [], "after": ["Buyers"], "size": 1},
        {"before": ["Buyers"], "after": ["Renewing"], "size": 1},
        {"before": ["Pro", "Buyers", "Renewing"], "after": ["Pro"], "size": 1},
    ]
    assert found["matrix"] == [[1, 0, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]]


def test_changes_writes_who_moved(folder: Path) -> None:
    path = folder / "moves.csv"
    changes(folder, "--members", str(path))

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["segment", "move", "user_id"],
        ["Pro", "stayed", "u1"],
        ["Buyers", "entered", "u3"],
        ["Buyers", "left", "u1"],
        ["Buyers", "left", "u2"],
        ["Renewing", "entered", "u2"],
        ["Renewing", "left", "u1"],
    ]
    changes(folder, "--members", str(folder / "moves.parquet"))
    assert pq.read_table(folder / "moves.parquet").to_pylist()[1] == {
        "segment": "Buyers",
        "move": "entered",
        "user_id": "u3",
    }


# --- the next change ------------------------------------------------------------------------------


def test_changes_says_when_somebody_comes_or_goes_next(folder: Path) -> None:
    done = asked(folder, "changes", "--next", "--from", "2026-06-10")

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Without further data nobody enters or leaves before 2026-07-01 10:00:00.000001 UTC.",
        "Then these change: Buyers",
    ]
    # At the start of 2 July in Berlin, 1 July is not ahead any more.
    done = asked(folder, "changes", "--next", "--from", "2026-07-01T12:00:00Z", "--json")
    assert json.loads(done.stdout) == {
        "next": {"at": "2026-07-01T22:00:00Z", "segments": ["Renewing"]}
    }


def test_changes_looks_no_further_than_asked(folder: Path) -> None:
    given = ["--next", "--from", "2026-06-10", "--to", "2026-06-30"]

    assert json.loads(asked(folder, "changes", *given, "--json").stdout) == {"next": None}
    assert asked(folder, "changes", *given).stdout == (
        "Without further data nobody enters or leaves in the time looked at.\n"
    )


# --- many instants --------------------------------------------------------------------------------


def test_trend_counts_at_the_ends_of_months(folder: Path) -> None:
    done = asked(folder, "trend", "--month-ends", "3", "--until", "2026-07-20", "--json")

    found = json.loads(done.stdout)
    assert found["unit"] == "person"
    assert [row["as_of"] for row in found["rows"][::3]] == [
        "2026-04-30T22:00:00Z",
        "2026-05-31T22:00:00Z",
        "2026-06-30T22:00:00Z",
    ]
    assert found["rows"][1] == {
        "as_of": "2026-04-30T22:00:00Z",
        "segment": "Buyers",
        "size": 0,
        "share": 0,
        "unsure": 0,
        "measures": {"Revenue": 0},
        "entered": None,
        "left": None,
    }
    assert found["rows"][7] == {
        "as_of": "2026-06-30T22:00:00Z",
        "segment": "Buyers",
        "size": 2,
        "share": 2 / 3,
        "unsure": 0,
        "measures": {"Revenue": 24.99},
        "entered": 2,
        "left": 0,
    }


def test_trend_prints_csv_and_a_table(folder: Path) -> None:
    given = ["--as-of", "2026-06-10T00:00:00Z", "--as-of", "2026-07-20T00:00:00Z"]

    lines = asked(folder, "trend", *given, "--csv").stdout.splitlines()
    assert lines[0] == "as_of,segment,size,share,unsure,entered,left,Revenue"
    assert lines[2] == "2026-06-10T00:00:00Z,Buyers,2,0.6666666666666666,0,,,24.99"
    assert lines[5] == "2026-07-20T00:00:00Z,Buyers,1,0.3333333333333333,0,1,2,5.0"

    shown = cells(asked(folder, "trend", *given).stdout)
    assert shown[2] == ["Buyers", "2026-06-10 00:00", "2", "66.7%", "0", "", "", "24.99"]
    assert shown[3] == ["Buyers", "2026-07-20 00:00", "1", "33.3%", "0", "1", "2", "5"]


def test_instants_come_in_their_order_and_each_once(folder: Path) -> None:
    given = [f"--as-of={one}" for one in ("2026-07-20", "2026-06-10", "2026-07-19T22:00:00Z")]

    found = json.loads(asked(folder, "trend", *given, "--json").stdout)

    assert [row["as_of"] for row in found["rows"][::3]] == [
        "2026-06-09T22:00:00Z",
        "2026-07-19T22:00:00Z",
    ]
    assert found["rows"][4]["entered"] == 1


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["changes"], "it is not said from when"),
        (["changes", "--next", "--members", "m.csv"], "nobody is written with --next"),
        (["changes", "--from", "June"], "“June” is no instant"),
        (["changes", "--from", "2026-06-02", "--to", "2026-06-01"], "--from is later than --to"),
        (["changes", "--from", "2026-06-01", "--members", "m.txt"], "members are not written to"),
        (["changes", "--next", "--from", "2026-06-02", "--to", "2026-06-01"], "--from is later"),
        (["changes", "--from", "2026-06-01", "--members", "typo/m.csv"], "there is no directory"),
        (["trend"], "it is not said for when"),
        (["trend", "--month-ends", "2", "--as-of", "2026-06-01"], "it is not said for when"),
        (["trend", "--month-ends", "2", "--until", "soon"], "“soon” is no instant"),
        (["trend", "--as-of", "2026-06-01", "--until", "2026-07-01"], "--until says where months"),
        (["trend", "--month-ends", "2", "--csv", "--json"], "the result is printed as JSON or as"),
    ],
)
def test_what_is_not_said_well_is_refused(folder: Path, words: list[str], said: str) -> None:
    command, *rest = words
    done = asked(folder, command, *rest)

    assert done.exit_code == 2
    assert done.stderr.startswith(said)
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words", [["changes", "--from", "2026-06-01"], ["trend", "--month-ends", "2"]]
)
def test_a_wrong_rule_is_refused_with_its_place(folder: Path, words: list[str]) -> None:
    (folder / "rules.yaml").write_text('segments: [{name: A, rule: paln is "pro"}]\n')
    command, *rest = words
    done = asked(folder, command, *rest)

    assert done.exit_code == 2
    assert "rules.yaml, segment “A”, line 1, column 28" in done.stderr
    assert "Did you mean “plan”?" in done.stderr


def test_what_changes_next_in_a_database_says_what_to_ask_instead(folder: Path) -> None:
    with duckdb.connect(folder / "shop.duckdb") as made:
        made.execute(f"CREATE TABLE people AS FROM read_csv('{folder}/people.csv')")
    (folder / "rules.yaml").write_text('segments: [{name: Pro, rule: plan is "pro"}]\n')
    given = ["--data", f"duckdb://{folder}/shop.duckdb", "--rules", str(folder / "rules.yaml")]

    done = CliRunner().invoke(app, ["changes", "--next", *given])

    assert done.exit_code == 2
    assert "Export its tables to a directory" in done.stderr
