"""A placement fits the grid and the question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix.placing import Question, refuse_unless_placeable

ACROSS = Question("across", "Needs", ("low", "middle", "high"))
UP = Question("up", "Value", ("low", "middle", "high"))


@settings(deadline=None)
@given(st.integers(-20, 20), st.integers(-20, 20))
def test_one_to_nine_and_nothing_else(x: int, y: int) -> None:
    def place() -> None:
        refuse_unless_placeable(x, y, across=ACROSS, up=UP, answered=("", ""))

    if 1 <= x <= 9 and 1 <= y <= 9:
        place()
    else:
        with pytest.raises(Invalid, match="1 to 9"):
            place()


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_every_sentence_must_be_there(missing: int) -> None:
    sentences = tuple("" if number == missing else "set" for number in range(3))
    unfinished = Question("up", "Value", sentences)
    with pytest.raises(Invalid, match="Value"):
        refuse_unless_placeable(5, 5, across=ACROSS, up=unfinished, answered=("", ""))


def test_the_question_answered_is_the_one_asked() -> None:
    refuse_unless_placeable(5, 5, across=ACROSS, up=UP, answered=("across", "up"))
    with pytest.raises(Changed, match="Value"):
        refuse_unless_placeable(5, 5, across=ACROSS, up=UP, answered=("across", "before"))
