"""Memberships as files: whole, and on record."""

import csv
import io

import pyarrow.parquet as pq
import pytest

from segmatrix.studies import queries
from tests.web.who.conftest import Browsers


@pytest.fixture
def export(pages: Browsers, pro, large):
    def export(*segments: str, format: str = "csv", who: str = "ana"):
        return pages(who).post("export/", segments=segments or (pro, large), format=format)

    return export


def content(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_csv_has_a_row_per_segment_and_member(export) -> None:
    answer = export()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="customers-members.csv"'
    rows = list(csv.reader(io.StringIO(content(answer).decode())))
    assert rows[0] == ["segment", "user_id"]
    assert rows[1:] == [["Pro", "u1"], ["Pro", "u3"], ["Large", "u3"], ["Large", "u4"]]


def test_parquet_has_the_same(export) -> None:
    table = pq.read_table(io.BytesIO(content(export(format="parquet"))))
    assert table.to_pydict() == {
        "segment": ["Pro", "Pro", "Large", "Large"],
        "user_id": ["u1", "u3", "u3", "u4"],
    }


def test_only_the_chosen_segments_leave(export, pro) -> None:
    assert b"Large" not in content(export(pro))


def test_a_segment_of_nobody_is_no_trouble(export, counted) -> None:
    nobody = counted.segment("Nobody", 'plan is "gold"')
    counted.work()
    assert content(export(nobody)).decode() == "segment,user_id\n"
    assert pq.read_table(io.BytesIO(content(export(nobody, format="parquet")))).num_rows == 0


def test_each_is_on_record_and_shown(export, pages: Browsers, counted, cast) -> None:
    export()
    export(format="parquet")
    made = queries.exportable(counted.id, cast.exa).exports
    assert [(one.by_name, one.format, one.rows) for one in made] == [
        ("Ana", "parquet", 4),
        ("Ana", "csv", 4),
    ]
    assert "took out 4 rows as PARQUET" in pages("exa").get("export/").text


def test_nothing_chosen_is_refused_beside_the_field(pages: Browsers, large, counted, cast) -> None:
    assert pages("ana").post("export/", format="csv").status_code == 422
    assert queries.exportable(counted.id, cast.exa).exports == ()


def test_who_may_not_takes_nothing_out(export, counted, cast) -> None:
    assert export(who="sol").status_code == 403
    assert export(who="otto").status_code == 404
    assert queries.exportable(counted.id, cast.exa).exports == ()
