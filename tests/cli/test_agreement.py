"""`segmatrix agreement`: verdicts, alignment and fault lines of a file of ratings."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from segmatrix.cli import app

HEAD = "participant,department,segment,axis,value\n"
CAMPS = {"Marketing": [1, 1, 2], "Sales": [8, 9, 9], "Support": [5, 6, 5], "Legal": [9]}

run = CliRunner().invoke


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    """Ten people in four departments place one segment on one axis, and two of them another."""
    lines = [
        f"{department} {number},{department},Banks,x,{value}"
        for department, values in CAMPS.items()
        for number, value in enumerate(values)
    ]
    lines += ["Sales 0,Sales,Cities,x,4", "Sales 1,Sales,Cities,x,4"]
    file = tmp_path / "ratings.csv"
    file.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return file


def test_as_json_it_is_what_programs_read(ratings: Path) -> None:
    found = json.loads(run(app, ["agreement", str(ratings), "--profile", "rand", "--json"]).output)
    assert (found["profile"], found["participants"], found["k"]) == ("rand", 10, 3)
    banks, cities = found["items"]
    assert list(banks) == [
        *["segment", "axis", "n", "median", "p25", "p75", "p30", "p70", "di"],
        *["verdict", "extrapolated", "alignment"],
    ]
    assert (banks["n"], banks["median"], banks["verdict"]) == (10, 5.5, "contested")
    assert (cities["n"], cities["verdict"], cities["extrapolated"]) == (2, "too few", True)
    assert cities["median"] == 4
    assert set(found["alignment"]) == {"index", "low", "high", "draws"}
    assert found["alignment"]["draws"] == 2000
    assert set(found["department_share"]) == {"value", "expected", "p", "permutations"}
    assert found["department_share"]["permutations"] == 9999


def test_small_departments_and_who_would_give_them_away_are_only_named(ratings: Path) -> None:
    found = json.loads(run(app, ["agreement", str(ratings), "--json"]).output)
    assert found["departments"] == {
        "Sales": {"n": 3, "medians": {"Banks": {"x": 9}, "Cities": {"x": None}}},
        "Support": {"n": 3, "medians": {"Banks": {"x": 5}}},
    }
    assert found["suppressed"] == ["Marketing", "Sales", "Legal"]
    assert found["fault_lines"] == [
        {
            "segment": "Banks",
            "axis": "x",
            "departments": ["Sales", "Support"],
            "medians": [9, 5],
            "gap": 4,
        }
    ]


def test_in_words_it_says_what_it_rests_on(ratings: Path) -> None:
    said = run(app, ["agreement", str(ratings)]).output
    assert "contested" in said
    assert "by 2,000 draws of people" in said
    assert "9,999 permutations" in said
    assert "Banks, x: Sales says 9, Support 5." in said
    assert "Too small to be shown everywhere: Marketing, Sales, Legal." in said


def test_without_a_profile_there_is_no_verdict(ratings: Path) -> None:
    asked = ["agreement", str(ratings), "--profile", "none", "--json"]
    found = json.loads(run(app, asked).output)
    assert [item["verdict"] for item in found["items"]] == [None, None]


def test_the_seed_repeats_and_changes_draws(ratings: Path) -> None:
    def printed(seed: str) -> str:
        return run(app, ["agreement", str(ratings), "--json", "--seed", seed]).output

    assert printed("1") == printed("1")
    assert printed("1") != printed("2")


def test_three_people_are_too_few(tmp_path: Path) -> None:
    file = tmp_path / "three.csv"
    people = [f"p{number},Sales,Banks,x,{number + 4}" for number in range(3)]
    file.write_text(HEAD + "\n".join(people), "utf-8")
    assert "too few" in run(app, ["agreement", str(file)]).output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Exa,Sales,Banks,x,10", "line 2: “10” is no whole number"),
        ("Exa,Sales,Banks,x,5\nExa,Sales,Banks,x,6", "line 3: Exa rated Banks on x already"),
        ("", "line 2: there are no ratings"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(HEAD + line + "\n", "utf-8")
    result = run(app, ["agreement", str(file)])
    assert result.exit_code == 2
    assert f"{file}: {said}" in " ".join(result.stderr.split())
    assert "Traceback" not in result.output


def test_a_missing_file_an_unknown_profile_and_a_group_of_none_are_refused(ratings: Path) -> None:
    assert run(app, ["agreement", "nowhere.csv"]).exit_code == 2
    assert run(app, ["agreement", str(ratings), "--profile", "consent"]).exit_code == 2
    assert run(app, ["agreement", str(ratings), "--k", "0"]).exit_code == 2
