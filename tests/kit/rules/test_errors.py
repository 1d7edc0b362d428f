"""An error shows its place under the text, offers a name that is near, and may mend the text."""

import pytest

from segmatrix.kit.rules.errors import Place, RuleError, RuleErrors, marked, nearest, raise_all
from segmatrix.kit.rules.nodes import Span
from segmatrix.kit.rules.parsing import parse


def refused(text: str) -> RuleError:
    with pytest.raises(RuleError) as error:
        parse(text)
    return error.value


def test_the_place_is_marked_under_its_line() -> None:
    text = 'plan is "pro"\n  and seats > oops\nor everyone'
    error = refused(text)
    assert error.located(text) == (2, 15)
    assert error.shown(text) == (
        "  and seats > oops\n              ^^^^\nExpected a number, found “oops”.\nWrite: 10."
    )


def test_a_mark_that_goes_over_lines_ends_with_the_first() -> None:
    error = RuleError("Wrong.", code="x", span=Span(2, 30), hint="Mend it.")
    assert error.shown("ab cd\nef") == "ab cd\n  ^^^\nWrong.\nMend it."


def test_the_end_of_a_rule_is_marked_behind_it() -> None:
    assert refused("plan is").shown("plan is").splitlines()[1] == "       ^"


def test_tabs_do_not_move_the_mark() -> None:
    assert refused("\tplan is pro").shown("\tplan is pro").splitlines()[:2] == [
        " plan is pro",
        "         ^^^",
    ]


@pytest.mark.parametrize("start", [0, 39, 40, 41, 4_000, 9_990])
def test_a_long_line_is_cut_around_the_mark(start: int) -> None:
    line = "".join(chr(ord("a") + place % 26) for place in range(10_000))

    shown, mark = marked(line, start, 5)

    assert len(shown) <= 102
    assert (shown[0] == "…") is (start > 40)
    assert shown[-1] == "…" or start == 9_990
    assert shown[mark.index("^") : len(mark)] == line[start : start + 5]


def test_what_a_terminal_would_act_on_becomes_a_blank() -> None:
    assert marked("a\x1b[2J\tb\ud800c", 7, 1) == ("a [2J b c", "       ^")


def test_a_place_says_what_it_knows() -> None:
    error = refused("plan is pro").at(Place("r.yaml", "At risk", 3, 9))
    assert str(error) == (
        "r.yaml, segment “At risk”, line 3, column 9: Expected a value, found the name “pro”."
        ' Text stands in quotes: "pro".'
    )
    assert str(error.at(Place())) == f"{error.message} {error.hint}"


def test_several_errors_speak_with_the_voice_of_the_first_and_are_all_told() -> None:
    one, two = refused("plan"), refused("did login")
    with pytest.raises(RuleError) as both:
        raise_all([one, two])
    assert both.value.message == one.message
    assert both.value.errors == (one, two)
    assert str(both.value) == f"{one}\n{two}"
    assert isinstance(both.value, RuleErrors)


def test_one_error_is_raised_as_itself_and_none_is_none() -> None:
    one = refused("plan")
    with pytest.raises(RuleError) as alone:
        raise_all([one])
    assert alone.value is one and one.errors == (one,)
    raise_all([])


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("plam", ["plan", "seats"], "plan"),
        ("PLAN", ["seats", "plan"], "plan"),
        ("xyz", ["plan", "seats"], ""),
        ("plan", [], ""),
    ],
)
def test_the_nearest_name_is_offered(name: str, known: list[str], near: str) -> None:
    assert nearest(name, known) == near


def test_many_names_are_counted_and_not_listed() -> None:
    many = [f"{letter}{letter}" for letter in "abcdefghijkl"]
    error = RuleError.unknown("a trait", "zzzzzz", many, span=Span(0, 6))
    assert error.hint.endswith("“hh” and 4 more.")
