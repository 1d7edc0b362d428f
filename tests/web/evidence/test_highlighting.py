"""Cutting a text at the passages in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from segmatrix.web.evidence.highlighting import Passage, Piece, pieces


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([], [("abcdef", "")]),
        ([(2, 4, "x")], [("ab", ""), ("cd", "x"), ("ef", "")]),
        ([(0, 6, "x")], [("abcdef", "x")]),
        ([(0, 4, "x"), (2, 6, "y")], [("ab", "x"), ("cd", "xy"), ("ef", "y")]),
        ([(1, 3, "x"), (1, 3, "y")], [("a", ""), ("bc", "xy"), ("def", "")]),
    ],
)
def test_pieces_know_who_cites_them(passages, expected):
    found = pieces("abcdef", [Passage(*each) for each in passages])
    assert found == [Piece(text, tuple(findings)) for text, findings in expected]


@given(
    some.text(),
    some.lists(some.tuples(some.integers(0, 30), some.integers(0, 30)), max_size=6),
)
def test_together_the_pieces_are_the_text(text, spans):
    passages = [Passage(min(span), max(span), str(at)) for at, span in enumerate(spans)]
    assert "".join(piece.text for piece in pieces(text, passages)) == text
