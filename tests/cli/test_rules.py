"""`segmatrix evaluate`, `explain` and `sql`."""

import json
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app
from segmatrix.kit.engine.database import DIALECTS
from segmatrix.kit.engine.database.dialects import _BY_NAME

RULES = """\
timezone: Europe/Berlin
measures: [{name: Revenue, value: sum of amount for "order", over: sum}]
segments:
  - name: Pro
    rule: plan is "pro"
  - name: Buyers
    rule: |
      did "order" in the last 30 days
      and not in segment "Pro"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    (data / "people.csv").write_text("user_id,plan\nu1,pro\nu2,\nu3,free\n")
    (data / "events.csv").write_text(
        "user_id,event,timestamp,amount\n"
        "u1,order,2026-06-01T10:00:00Z,19.99\n"
        "u2,order,2026-06-02T10:00:00Z,5\n"
        "u4,order,2026-06-14T21:59:59Z,7\n"
        "u3,order,2026-06-14T22:00:00Z,7\n"
    )
    (tmp_path / "rules.yaml").write_text(RULES)
    return tmp_path


def run(folder: Path, *words: str, rules: str = "rules.yaml") -> Result:
    command, *rest = words
    return CliRunner().invoke(app, [command, "--rules", str(folder / rules), *rest])


def evaluated(folder: Path, *words: str, rules: str = "rules.yaml") -> Result:
    data = str(folder / "data")
    return run(folder, "evaluate", "--data", data, "--as-of", "2026-06-15", *words, rules=rules)


def test_evaluate_prints_a_table(folder: Path) -> None:
    done = evaluated(folder)

    assert done.exit_code == 0
    (buyers,) = [line for line in done.stdout.splitlines() if "Buyers" in line]
    assert [cell.strip() for cell in buyers.split("│")[1:-1]] == ["Buyers", "2", "50.0%", "2", "12"]
    assert "4 people as of 2026-06-14 22:00:00 UTC" in done.stdout


def test_evaluate_prints_json_and_writes_members(folder: Path) -> None:
    members = folder / "members.csv"

    done = evaluated(folder, "--json", "--members", str(members))

    assert done.exit_code == 0
    assert json.loads(done.stdout)["segments"][1] == {
        "name": "Buyers",
        "size": 2,
        "share": 0.5,
        "unsure": 2,
        "measures": {"Revenue": 12.0},
    }
    assert members.read_text() == "segment,user_id\nPro,u1\nBuyers,u2\nBuyers,u4\n"


def test_evaluate_says_which_rows_do_not_count(folder: Path) -> None:
    with (folder / "data" / "feedback.csv").open("w") as file:
        file.write(
            "user_id,timestamp,kind\nu1,2026-06-01T10:00:00Z,nps\n,2026-06-01T10:00:00Z,nps\n"
        )
    (folder / "data" / "events.csv").write_text(
        "user_id,event,timestamp,amount,message_id\n"
        "u1,order,2026-06-01T10:00:00Z,5,m1\n"
        "u1,order,2026-06-01T10:00:00Z,5,m1\n"
        "u1,order,2026-06-02T10:00:00Z,5,m2\n"
        "u2,order,2026-06-02T10:00:00Z,5,m2\n"
    )

    done = evaluated(folder, "--json")

    assert done.exit_code == 0
    json.loads(done.stdout)
    assert "Rows set aside: 1" in done.stderr
    assert "feedback.csv, row 3" in done.stderr
    assert "Repeated events, counted once: 1" in done.stderr
    assert "Message ids on different events, all counted: 1 (m2)" in done.stderr


def test_explain_says_each_rule(folder: Path) -> None:
    done = run(folder, "explain")

    assert done.exit_code == 0
    assert "Pro\n  People whose plan is “pro”." in done.stdout


def test_sql_runs_over_the_files(folder: Path) -> None:
    done = run(
        folder,
        "sql",
        "--dialect",
        "duckdb",
        "--as-of",
        "2026-06-15",
        "--data",
        str(folder / "data"),
    )

    assert done.exit_code == 0
    with duckdb.connect() as connection:
        for name in ("people", "events"):
            file = folder / "data" / f"{name}.csv"
            connection.execute(f"CREATE TABLE {name} AS FROM read_csv('{file}')")
        buyers = done.stdout.split("-- Buyers\n")[1]
        assert connection.execute(buyers).fetchall() == [("u2",), ("u4",)]


def test_sql_needs_no_data(folder: Path) -> None:
    done = run(folder, "sql")

    assert done.exit_code == 0
    assert "-- Pro\n" in done.stdout


WRONG = """\
segments:
  - name: Pro
    rule: plan is "pro"
  - name: Lost
    rule: |
      did "order"
      and {rule}
"""


@pytest.mark.parametrize(
    ("rule", "mark", "words"),
    [
        ('plam is "pro"', "          ^^^^", ["plam", "plan"]),
        ('(plan is "pro"', "          ^", ["bracket"]),
        ("plan > 3", "", ["plan", "text"]),
        ('in segment "Nobody"', "", ["Nobody"]),
    ],
)
def test_a_wrong_rule_is_refused_with_its_place_marked_under_the_text(
    folder: Path, rule: str, mark: str, words: list[str]
) -> None:
    (folder / "wrong.yaml").write_text(WRONG.format(rule=rule))

    done = evaluated(folder, "--members", str(folder / "members.csv"), rules="wrong.yaml")

    assert done.exit_code == 2
    assert done.stdout == ""
    assert not (folder / "members.csv").exists()
    assert "wrong.yaml, segment “Lost”, line 7, column " in done.stderr
    assert f"and {rule}" in done.stderr
    assert mark in done.stderr
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["evaluate", "--data", "nowhere"], "nowhere"),
        (["evaluate", "--data", "data", "--as-of", "noon"], "“noon” is no instant"),
        (["evaluate", "--data", "nowhere", "--members", "m.xlsx"], "m.xlsx"),
        (["evaluate", "--data", "nowhere", "--members", "typo/m.csv"], "no directory typo"),
        (["evaluate", "--data", "nowhere", "--members", "data"], "like “data”"),
        (["evaluate", "--data", "data", "--map", "missing.yaml"], "There is no such mapping"),
        (["evaluate", "--data", "data", "--map", "data"], "There is no such mapping"),
        (["lint", "--as-of", "2026-06-15"], "--map and --as-of speak of data"),
        (["sql", "--dialect", "cobol"], "cobol"),
        (["sql", "--dbt", "typo/project"], "there is no directory “typo/project”"),
        (["sql", "--dbt", "data", "--as-of", "2026-06-15"], "for no instant"),
        (["explain", "--rules", "missing.yaml"], "missing.yaml"),
        (["explain", "--rules", "data"], "Is a directory"),
    ],
)
def test_what_cannot_be_done_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(folder)
    there = set(folder.rglob("*"))

    done = CliRunner().invoke(app, [words[0], "--rules", "rules.yaml", *words[1:]])

    assert done.exit_code == 2
    assert said in done.stderr
    assert set(folder.rglob("*")) == there


def test_a_long_line_is_cut_around_the_place(folder: Path) -> None:
    line = " or ".join(['plan is "pro"'] * 700 + ['plam is "pro"'] + ['plan is "pro"'] * 100)
    (folder / "long.yaml").write_text(f"segments:\n  - name: S\n    rule: {line}\n")

    done = evaluated(folder, rules="long.yaml")

    head, shown, mark, *_ = done.stderr.splitlines()
    assert head.endswith(f"column {line.index('plam') + len('    rule: ') + 1}")
    assert shown.startswith("  …")
    assert shown.endswith("…")
    assert len(shown) < 120
    assert shown[mark.index("^") :].startswith("plam is")


def test_what_a_terminal_would_act_on_is_not_printed(folder: Path) -> None:
    (folder / "binary.yaml").write_bytes(b"\xff\x1b[2J\x07 nothing")

    done = run(folder, "explain", rules="binary.yaml")

    assert done.exit_code == 2
    assert "The file is not UTF-8." in done.stderr
    assert "\x1b" not in done.stderr


def test_dbt_models_go_into_a_project(folder: Path) -> None:
    done = run(folder, "sql", "--dbt", str(folder), "--dialect", "snowflake")

    assert done.exit_code == 0
    assert (folder / "models" / "segmatrix" / "segment_pro.sql").is_file()


def test_help_lists_the_dialects_that_there_are() -> None:
    assert tuple(_BY_NAME) == DIALECTS
    said = CliRunner().invoke(app, ["sql", "--help"], env={"COLUMNS": "200"}).stdout
    assert all(dialect in said for dialect in DIALECTS)


def test_a_date_without_a_time_begins_in_the_zone_of_the_rules(folder: Path) -> None:
    (folder / "data" / "events.csv").write_text(
        "user_id,event,timestamp\na,x,2026-06-15\nb,x,2026-06-15T03:00:00Z\n"
    )
    (folder / "rules.yaml").write_text(
        "timezone: America/New_York\n"
        'segments: [{name: S, rule: did "x" between 2026-06-15 and 2026-06-16}]\n'
    )
    members = folder / "members.csv"

    done = evaluated(folder, "--as-of", "2026-06-20", "--members", str(members))

    assert done.exit_code == 0
    assert members.read_text() == "segment,user_id\nS,a\n"


def test_a_measure_that_no_number_holds_is_left_open_and_said(folder: Path) -> None:
    (folder / "data" / "events.csv").write_text(
        "user_id,event,timestamp,amount\n"
        "u1,order,2026-06-01T10:00:00Z,1e308\n"
        "u1,order,2026-06-02T10:00:00Z,1e308\n"
    )

    told, done = evaluated(folder), evaluated(folder, "--json")

    assert (told.exit_code, done.exit_code) == (0, 0)
    pro, _buyers = json.loads(done.stdout)["segments"]
    assert pro["measures"] == {"Revenue": None}
    (line,) = [line for line in told.stdout.splitlines() if "Pro" in line]
    assert line.split("│")[-2].strip() == "–"
    for said in (told, done):
        assert "Revenue of “Pro”: too large to add up" in said.stderr


def test_where_no_row_was_set_aside_nothing_is_said(folder: Path) -> None:
    assert evaluated(folder).stderr == ""


def test_of_very_many_errors_the_first_are_told(folder: Path) -> None:
    wrong = "".join(f"  - {{name: A{number}, rule: plan is}}\n" for number in range(1_500))
    (folder / "many.yaml").write_text(f"segments:\n{wrong}")

    done = run(folder, "explain", rules="many.yaml")

    assert done.exit_code == 2
    assert done.stderr.count("many.yaml") == 20
    assert done.stderr.endswith("and 1,480 more\n")


@pytest.mark.parametrize("command", ["evaluate", "sql", "explain", "lint"])
def test_segments_that_refer_on_and_on_are_refused(folder: Path, command: str) -> None:
    chain = "".join(f"  - {{name: S{n}, rule: 'in segment \"S{n + 1}\"'}}\n" for n in range(1_500))
    last = "  - {name: S1500, rule: everyone}\n"
    (folder / "chain.yaml").write_text(f"segments:\n{chain}{last}")

    data = [] if command == "explain" else ["--data", str(folder / "data")]
    done = run(folder, command, *data, rules="chain.yaml")

    assert done.exit_code == 2
    assert "through too many segments" in done.stderr


@pytest.mark.parametrize("command", ["explain", "lint"])
def test_circles_are_refused_without_data_too(folder: Path, command: str) -> None:
    (folder / "circle.yaml").write_text(
        "segments:\n"
        "  - {name: A, rule: 'in segment \"B\"'}\n"
        "  - {name: B, rule: 'in segment \"A\"'}\n"
    )

    done = run(folder, command, rules="circle.yaml")

    assert done.exit_code == 2
    assert "“A” → “B” → “A”" in done.stderr


@pytest.mark.parametrize("name", ["a" * 10_000, "`" + "é" * 10_000 + "`"])
def test_a_name_that_never_ends_is_cut(folder: Path, name: str) -> None:
    (folder / "long.yaml").write_text(f"segments:\n  - name: S\n    rule: |\n      {name} is 1\n")

    done = evaluated(folder, rules="long.yaml")

    assert done.exit_code == 2
    assert "is not a trait of people." in done.stderr
    assert len(done.stderr) < 2_000
