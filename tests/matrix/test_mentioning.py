"""Whom a text mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.matrix.mentioning import mentioned, pieces

NAMES = {
    "1": "Sol",
    "2": "Ana",
    "3": "Ana Maria",
    "4": "Jürgen Groß",
    "5": "Mika (she/her)",
    "6": "ana",
}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("@Sol", ["1"]),
        ("Ask @sol, please", ["1"]),
        ("@SOL's list", ["1"]),
        ("(@Sol)", ["1"]),
        ("@Sol @Sol", ["1"]),
        ("@Ana Maria knows", ["3"]),
        ("@Ana  maria", ["3"]),
        ("@Ana\nMaria", ["3"]),
        ("@Ana Mariana", ["2", "6"]),
        ("@Ana and @Sol", ["2", "6", "1"]),
        ("@jürgen groß?", ["4"]),
        ("@Mika (she/her) may", ["5"]),
        ("@Solveig", []),
        ("@Sol-Anne", []),
        ("sol@sol", []),
        ("@ Sol", []),
        ("@Nobody", []),
        ("Sol", []),
        ("", []),
    ],
)
def test_a_name_after_an_at_sign_means_who_is_called_so(text: str, ids: list[str]) -> None:
    assert mentioned(pieces(text, NAMES)) == ids


def test_where_nobody_is_nobody_is_mentioned() -> None:
    assert mentioned(pieces("@Sol", {})) == []
    assert mentioned(pieces("@Sol", {"1": " "})) == []


words = st.text("aBß İ.*+(\\-@é😀", max_size=8)


@given(text=st.lists(words).map("@".join), names=st.dictionaries(st.text("123"), words))
def test_the_pieces_make_up_the_text(text: str, names: dict[str, str]) -> None:
    found = pieces(text, names)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)


@given(
    names=st.dictionaries(
        st.text("123456789", min_size=1), st.from_regex(r"[a-zé]+( [a-zé]+)?", fullmatch=True)
    )
)
def test_everybody_can_be_mentioned(names: dict[str, str]) -> None:
    for member_id, name in names.items():
        assert member_id in mentioned(pieces(f"Hello @{name.upper()}, hello", names))
