"""What a result tells, and what it writes."""

import csv
import json
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import Coverage, Result
from segmatrix.kit.rules.rulefile import Rules

RULES = """
measures: [{name: Seats, value: seats, over: sum}]
segments:
  - {name: Pro, rule: plan is "pro"}
  - {name: Big, rule: seats > 10}
"""


@pytest.fixture
def result() -> Result:
    people = {
        "user_id": ["a", "b", "c", "d", 'e,"1"'],
        "plan": ["pro", "pro", "free", None, "free"],
        "seats": [20, None, 30, 1, 2],
    }
    data = CustomerData.from_arrow({"people": pa.table(people)})
    return evaluate(data, Rules.parse(RULES), datetime(2026, 6, 15, 12))


def test_a_result_tells_sizes_shares_members_and_who_is_unsure(result: Result) -> None:
    assert result.universe == 5
    assert result.sizes() == {"Pro": 2, "Big": 2}
    assert result.share("Pro") == 0.4
    assert result.members("Big") == ["a", "c"]
    assert result.unsure("Pro") == ["d"]
    assert result["Big"].missing == {"seats": 1}


def test_a_result_tells_who_is_in_none_in_one_and_in_several(result: Result) -> None:
    assert result.coverage() == Coverage(none=2, one=2, several=1)
    assert result.overlap() == [[2, 1], [1, 2]]


def test_a_measure_says_what_it_rests_on(result: Result) -> None:
    seats = result["Pro"].measures["Seats"]

    assert (seats.value, seats.counted, seats.missing, seats.unsure) == (20, 1, 1, 1)


def test_as_json(result: Result) -> None:
    assert result.as_json() == {
        "as_of": "2026-06-15T12:00:00Z",
        "unit": "person",
        "universe": 5,
        "segments": [
            {"name": "Pro", "size": 2, "share": 0.4, "unsure": 1, "measures": {"Seats": 20}},
            {"name": "Big", "size": 2, "share": 0.4, "unsure": 1, "measures": {"Seats": 50}},
        ],
        "coverage": {"none": 2, "one": 2, "several": 1},
        "overlap": [[2, 1], [1, 2]],
    }


def test_of_nobody_there_is_no_share() -> None:
    data = CustomerData.from_arrow({"people": pa.table({"user_id": pa.array([], pa.string())})})
    result = evaluate(data, Rules.of({"All": "everyone"}), datetime(2026, 6, 15))

    assert result.sizes() == {"All": 0}
    assert result.share("All") is None


def test_members_are_written_as_csv_and_parquet(result: Result, tmp_path: Path) -> None:
    result.write_members(tmp_path / "members.csv")
    result.write_members(tmp_path / "members.parquet")

    expected = [("Pro", "a"), ("Pro", "b"), ("Big", "a"), ("Big", "c")]
    with (tmp_path / "members.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head == ["segment", "user_id"]
    assert [tuple(row) for row in rows] == expected
    table = pq.read_table(tmp_path / "members.parquet")
    assert table.column_names == ["segment", "user_id"]
    assert [tuple(row.values()) for row in table.to_pylist()] == expected


def test_only_what_needs_quotes_stands_in_quotes(tmp_path: Path) -> None:
    ids = ["a", 'say "hi"', "one,two", "two\nlines", "ü"]
    data = CustomerData.from_arrow({"people": pa.table({"user_id": ids})})
    rules = Rules.of({"A, B": "everyone", "Nobody": "not everyone", "All": "everyone"})
    evaluate(data, rules, datetime(2026, 6, 15)).write_members(tmp_path / "members.csv")

    text = (tmp_path / "members.csv").read_text(encoding="utf-8")
    assert text.startswith('segment,user_id\n"A, B",a\n')
    assert 'All,a\nAll,"one,two"\nAll,"say ""hi"""\n' in text
    with (tmp_path / "members.csv").open(newline="", encoding="utf-8") as file:
        _, *rows = csv.reader(file)
    assert [row[1] for row in rows] == sorted(ids) * 2


def test_another_ending_is_refused(result: Result, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"members\.xlsx"):
        result.write_members(tmp_path / "members.xlsx")


def test_no_segment_of_that_name(result: Result) -> None:
    with pytest.raises(KeyError):
        result.members("Nobody")


@pytest.mark.parametrize("over", ["sum", "mean", "median"])
@pytest.mark.parametrize("seats", [[1e308, 1e308], [-1e308, -1e308]])
def test_a_measure_that_no_number_holds_says_so(seats: list[float], over: str) -> None:
    data = CustomerData.from_arrow({"people": pa.table({"user_id": ["a", "b"], "seats": seats})})
    rules = Rules.parse(
        f"measures: [{{name: Seats, value: seats, over: {over}}}]\n"
        "segments: [{name: All, rule: everyone}, {name: None, rule: not everyone}]"
    )

    result = evaluate(data, rules, datetime(2026, 6, 15, 12))

    seated = result["All"].measures["Seats"]
    assert (seated.value, seated.too_large, seated.counted) == (None, True, 2)
    assert not result["None"].measures["Seats"].too_large
    json.dumps(result.as_json(), allow_nan=False)
