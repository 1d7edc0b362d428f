"""Reading the ids of a list from what somebody sent."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.studies.listing import ids_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("u1\nu2\n", ("u1", "u2")),
        ("u1\r\n\r\n  u2  ", ("u1", "u2")),
        ("user_id\nu1\n", ("u1",)),
        ('"u1"\n"u2"', ("u1", "u2")),
        ("u1\nu1\n", ("u1",)),
        ("00123\nno\n", ("00123", "no")),
        ("segment,user_id\nPro,u1\nBig,u1\nPro,u2", ("u1", "u2")),
        ("name;User_ID\nAda;u1\n", ("u1",)),
        ("id\tname\nu1\tAda\n", ("u1",)),
        ('user_id,name\nu1,"Winter, Ada"\n', ("u1",)),
    ],
)
def test_ids_stand_one_a_line_or_in_a_named_column(text: str, expected: tuple[str, ...]) -> None:
    assert ids_in(text, "person") == expected


def test_a_column_of_accounts_is_named_after_them() -> None:
    assert ids_in("user_id,account_id\nu1,a1\n", "account") == ("a1",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no id"),
        ("user_id\n", "no id"),
        ("name,plan\nAda,pro\n", "user_id"),
        ("x" * 600, "no id"),
        ("PK\x03\x04\n", "no id"),
    ],
)
def test_what_holds_no_ids_is_refused_with_the_next_step(text: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refused:
        ids_in(text, "person")
    assert refused.value.hint


def test_a_list_has_an_end(monkeypatch) -> None:
    monkeypatch.setattr("segmatrix.studies.listing.IDS_AT_MOST", 2)
    with pytest.raises(Invalid, match="at most 2"):
        ids_in("a\nb\nc", "person")
