"""What is wrong with a rule in a file is told where it stands, however YAML writes it."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules.scalars import Scalar, Source, compose
from tests.kit.rules.rulefiles import errors, read, segment


@pytest.mark.parametrize(
    ("lines", "line", "column"),
    [
        ('plan is "pro" and seats > oops', 3, 37),
        ('\n      plan is "pro"\n      and seats > oops', 5, 19),
        ('|\n      plan is "pro"\n        and seats > oops', 5, 21),
        (
            '|-  # why\n      # first a comment\n      plan is "pro" and\n\n      seats > oops',
            7,
            15,
        ),
        ('>\n      plan is "pro"\n      and seats > oops', 5, 19),
        ("'plan is ''x'' or plan is oops'", 3, 20),
        ('"plan is \\"x\\" and seats > oops"', 3, 38),
        ('"plan is \\u0022x\\x22 and\\n seats > oops"', 3, 46),
    ],
    ids=[
        "plain",
        "plain lines",
        "literal",
        "literal with gaps",
        "folded",
        "single",
        "double",
        "codes",
    ],
)
def test_an_error_of_a_rule_has_its_line_and_column_in_the_file(lines, line, column) -> None:
    (error,) = errors(segment(lines))
    assert (error.place.segment, error.place.line, error.place.column) == ("A", line, column)
    assert str(error).startswith(f"rules.yaml, segment “A”, line {line}, column {column}: ")


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1
)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["'", '"', "|", ">", None]), st.booleans())
def test_each_character_is_found_where_it_stands(text: str, style: str, ascii_only: bool) -> None:
    text = text.replace("\ufeff", "")
    file = yaml.dump(
        {"key": f"a {text} b"}, default_style=style, allow_unicode=not ascii_only, width=20
    )
    source = Source("", file)
    node = compose(source)
    scalar = Scalar(node.value[0][1], source)
    for offset, character in enumerate(scalar.value):
        stands = file[scalar.index(offset) :]
        assert character.isspace() or stands.startswith(character) or stands[0] == "\\"


def test_what_yaml_cuts_is_told_with_the_way_out() -> None:
    for lines in (
        'plan is "a #b"',
        'plan is "a: b"',
        "`plan` is 3",
        "[everyone]",
    ):
        (error,) = errors(segment(lines))
        assert "“rule: |”" in error.hint, lines
        assert error.place.line == 3


def test_what_braces_cut_is_told_with_the_way_out() -> None:
    found = errors("segments:\n  - {name: A, rule: at least 1 of (a = 1, b = 2)}\n")
    assert [error.place.line for error in found] == [2, 2]
    assert all("“rule: |”" in error.hint for error in found)


def test_a_comment_after_a_rule_is_a_comment() -> None:
    assert read(segment('plan is "pro" # paying')).segments[0].text == 'plan is "pro"'


def test_a_mistake_that_no_cut_explains_has_no_hint_about_yaml() -> None:
    (error,) = errors(segment("plan is pro"))
    assert "YAML" not in error.hint
