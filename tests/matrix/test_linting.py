"""What could be clearer in a table: the cases of spec/matrix/lint.yaml, and what holds for all."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.matrix.linting import CHECKS, Cell, Code, Column, Finding, Row, Said, Table, lint
from segmatrix.matrix.linting.similarity import cosine, spelled_alike, weighted
from segmatrix.matrix.terms import DIMENSION_BY_KEY

CASES = yaml.safe_load(Path("spec/matrix/lint.yaml").read_text())


def table(segments: dict[str, dict[str, Any]]) -> Table:
    """Return the table that a case describes; ids are the names."""
    columns = {name: Column(name, name) for name in segments}
    cells = [
        _cell(columns[name], key, held)
        for name, rows in segments.items()
        for key, held in rows.items()
    ]
    return Table(tuple(columns.values()), tuple(cells))


def _cell(column: Column, key: str, held: Any) -> Cell:
    row = Row(key, key, key.title(), DIMENSION_BY_KEY[key].kind)
    texts = [] if held == "filled" else [held] * bool(held) if isinstance(held, str) else held
    said = tuple(Said(f"{column.id}:{key}:{number}", text) for number, text in enumerate(texts))
    return Cell(column, row, said, filled=bool(held))


def place(finding: Finding) -> list[str]:
    return [part for part in (finding.code, finding.segment_id, finding.dimension_id) if part]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_case(case: dict[str, Any]) -> None:
    found = lint(table(case["segments"]))
    assert [place(finding) for finding in found] == case["found"]
    assert all(finding.reason and finding.mend for finding in found)


def test_every_code_has_a_case() -> None:
    assert {found[0] for case in CASES for found in case["found"]} == set(Code)


def test_findings_come_segment_by_segment_after_those_of_the_whole() -> None:
    names = [f"CR{letter} users" for letter in "ABCDEFG"]
    found = lint(table({name: {"jobs": ["Open the app"], "goals": []} for name in names}))
    ordered = [finding.segment_id for finding in found]
    assert ordered[0] == ""
    assert ordered[1:] == sorted(ordered[1:], key=names.index)


class TestKey:
    said = Said("s1", "Open the app")
    jobs = Row("jobs", "jobs", "Jobs to be done", "statements")

    def key(self, said: Said, row: Row = jobs) -> str:
        banks = Column("b", "Banks")
        (finding,) = lint(Table((banks,), (Cell(banks, row, (said,), filled=True),)))
        return finding.key

    def test_it_is_the_same_for_the_same(self) -> None:
        assert self.key(self.said) == self.key(self.said)

    def test_another_text_is_another_finding(self) -> None:
        assert self.key(self.said) != self.key(replace(self.said, text="Open the app now"))

    def test_the_reader_s_language_and_the_row_s_name_make_no_difference(self) -> None:
        with override("de"):
            german = self.key(self.said, replace(self.jobs, name="Aufgaben"))
        assert german == self.key(self.said)


texts = st.text(st.sampled_from("abcABC .&12"), max_size=160)
tables = st.dictionaries(
    st.text(st.sampled_from("abcABC &"), min_size=1, max_size=8),
    st.dictionaries(
        st.sampled_from(["definition", "goals", "jobs"]), st.lists(texts, max_size=7), max_size=3
    ),
    max_size=8,
)


@given(segments=tables)
def test_any_table_has_findings_with_a_key_each_that_lie_in_it(segments: dict[str, Any]) -> None:
    whole = table(segments)
    found = lint(whole)
    assert len({finding.key for finding in found}) == len(found)
    assert {finding.segment_id for finding in found} <= {"", *segments}
    assert len(found) == sum(len(list(check(whole))) for check in CHECKS)


@given(segments=tables, seed=st.integers(0, 99))
def test_the_order_of_segments_makes_no_other_finding(segments: dict[str, Any], seed: int) -> None:
    def known(some: dict[str, Any]) -> set[str]:
        return {each.key for each in lint(table(some))}

    mixed = list(segments.items())
    random.Random(seed).shuffle(mixed)
    assert known(dict(mixed)) == known(segments)


@given(one=texts, other=texts)
def test_likeness_is_the_same_both_ways_and_between_none_and_all(one: str, other: str) -> None:
    first, second = weighted([one, other])
    assert cosine(first, second) == cosine(second, first)
    assert 0 <= cosine(first, second) <= 1 + 1e-12
    assert spelled_alike(one, other) == spelled_alike(other, one)
