"""Which parts a segment can be split into: cases."""

from typing import Any

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.matrix.splitting import Part, parts_of

HERE = {
    "tier": "secondary",
    "taken": ["Banks", "Cities"],
    "here": {"statement_ids": {"s1", "s2", "s3"}, "persona_ids": {"p1"}},
}


def test_a_part_takes_its_statements_and_else_the_tier_of_the_whole() -> None:
    asked = [
        {"name": " Big  banks", "note": "over 1000 ", "statement_ids": ["s2", "s1", "s2"]},
        {"name": "Small banks", "tier": "other", "persona_ids": ["p1"]},
    ]
    assert parts_of(asked, **HERE) == [
        Part("Big banks", "over 1000", "secondary", ("s2", "s1")),
        Part("Small banks", "", "other", (), ("p1",)),
    ]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ([], "parts"),
        ([{}], "name"),
        ([{"name": "banks"}], "name"),
        ([{"name": "Big"}, {"name": "BIG"}], "name"),
        ([{"name": "Big", "note": "x" * 301}], "note"),
        ([{"name": "Big", "tier": "main"}], "tier"),
        ([{"name": "Big", "rule": "everyone"}], "parts"),
        ([{"name": "Big", "statement_ids": ["s9"]}], "statement_ids"),
        ([{"name": "Big", "persona_ids": ["s1"]}], "persona_ids"),
        (
            [{"name": "Big", "statement_ids": ["s1"]}, {"name": "Up", "statement_ids": ["s1"]}],
            "statement_ids",
        ),
    ],
)
def test_odd_parts_are_refused(asked: list[dict[str, Any]], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parts_of(asked, **HERE)
    assert refusal.value.field == field
