"""building: a rule changed part by part, everything else in its text as it was typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules.building import (
    Join,
    added,
    grouped,
    joined,
    moved,
    negated,
    place_of,
    removed,
    replaced,
    ungrouped,
    with_part,
)
from segmatrix.kit.rules.nodes import Entity, Everyone, Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.tokens import Kind, tokens
from tests.kit.rules.generating import rules

law = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
ANY_RULE = st.one_of(*(rules(unit=unit, depth=2) for unit in Entity))
GAPS = st.sampled_from([" ", "  ", "\n", "\n  ", " # why, and (when\n", "\t"])

TYPED = """\
# whom we court
PLAN is "pro"    # as agreed
and did "invite" where (kind is "mail" and size > 2)  at least 3 times in the last 30 days
and not in segment "At risk"
"""
INVITED = 'did "invite" where (kind is "mail" and size > 2)'


# --- one part for another -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "node", "before", "after"),
    [
        ((0,), 'PLAN is "team"', 'is "pro"', 'is "team"'),
        ((0,), 'PLAN is not "pro"', 'is "pro"', 'is not "pro"'),
        ((0,), "PLAN is known", 'is "pro"', "is known"),
        ((0,), 'tier is "pro"', "PLAN", "tier"),
        ((1,), f"{INVITED} at least 5 times in the last 30 days", "least 3", "least 5"),
        ((1,), f"{INVITED} at least 3 times in the last 7 days", "30 days", "7 days"),
    ],
)
def test_a_condition_changes_only_where_it_differs(path, node, before, after) -> None:
    assert replaced(TYPED, path, parse(node)) == TYPED.replace(before, after)


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ('did "a" # x', 'did "a" today', 'did "a" today # x'),
        ('did  "a"', 'did not "a"', 'did not  "a"'),
        ('did  not "a"', 'did "a"', 'did "a"'),
        ('did "a"  today', 'did "a" exactly 2 times today', 'did "a"  exactly 2 times today'),
        ('did "a" at least 2 times today', 'did "a" today', 'did "a" today'),
        ('did "a"  today', 'did "a"', 'did "a"'),
        ('did "a" # x\n today', 'did "b" today', 'did "b" # x\n today'),
        ('did "a" where  k>1 today', 'did "a" today', 'did "a" today'),
        ('did "a"  today', 'did "a" where k is 1 today', 'did "a" where k is 1  today'),
        ("seats>3", "seats < 3", "seats < 3"),
        ("not seats  > 3", "not seats = 3", "not seats  is 3"),
        ('did "a"then"b"', 'did "c" then "b"', 'did "c" then"b"'),
    ],
)
def test_a_row_keeps_how_the_rest_of_it_is_typed(old, new, written) -> None:
    assert replaced(old, (), parse(new)) == written


def test_brackets_come_where_the_meaning_needs_them_and_stay_where_they_are() -> None:
    either = parse("a is 1 or b is 1")
    assert replaced("x is 1 and y is 1", (1,), either) == "x is 1 and (a is 1 or b is 1)"
    assert replaced("x is 1 and (y is 1)", (1,), either) == "x is 1 and (a is 1 or b is 1)"
    assert replaced("x is 1 or y is 1", (1,), parse("a is 1 and b is 1")).endswith(
        "or a is 1 and b is 1"
    )
    assert replaced("not x is 1", (0,), parse('in segment "A"')) == 'not (in segment "A")'


@law
@given(ANY_RULE, ANY_RULE, st.data())
def test_any_part_may_stand_in_the_place_of_any_other(rule: Rule, other: Rule, data) -> None:
    typed = scattered(text(rule), data)
    place = data.draw(st.sampled_from(list(place_of(typed).walk())))
    changed = replaced(typed, place.path, other)
    assert parse(changed) == with_part(parse(typed), place.path, other)
    assert changed.startswith(typed[: place.node.span.start])
    assert changed.endswith(typed[place.node.span.end :])


# --- added and removed ----------------------------------------------------------------------------


def test_one_more_condition_begins_a_line_where_the_others_do() -> None:
    assert added(TYPED, (), parse("x is 1")) == TYPED + "and x is 1\n"
    assert added("a is 1 and b is 1", (), parse("x is 1")) == "a is 1 and b is 1 and x is 1"
    assert added("a is 1 # why", (), parse("x is 1")) == "a is 1 # why\nand x is 1"
    assert added("", (), parse("x is 1")) == "x is 1"
    assert added("# nothing yet", (), parse("x is 1")) == "# nothing yet\nx is 1"
    assert added("at least 1 of (a is 1)", (), parse("x is 1")) == "at least 1 of (a is 1, x is 1)"
    assert added("a is 1 or b is 1", (), parse("x is 1 or y is 1")).endswith(
        "or (x is 1 or y is 1)"
    )


def test_what_is_removed_takes_its_line_and_its_comment_along() -> None:
    lines = TYPED.splitlines(keepends=True)
    assert removed(TYPED, (2,)) == "".join(lines[:3])
    assert removed(TYPED, (1,)) == "".join([*lines[:2], lines[3]])
    assert removed(TYPED, (0,)) == lines[0] + "".join(lines[2:]).removeprefix("and ")
    assert removed("a is 1 and b is 1", (0,)) == "b is 1"
    assert removed("a is 1", ()) == ""
    assert removed("not (a is 1 or b is 1)", (0, 1)) == "not (a is 1)"
    assert removed("not a is 1 and b is 1", (0, 0)) == "b is 1"
    assert removed("at least 2 of (a is 1, b is 1)", (0,)) == "at least 1 of (b is 1)"
    assert removed("any person (a is 1)", (0,)) == "any person (everyone)"


# --- logic ----------------------------------------------------------------------------------------


def test_a_part_is_negated_and_back_in_the_words_it_has_for_it() -> None:
    for plain, opposite in [
        ('plan is "pro"', 'plan is not "pro"'),
        ('did "a" today', 'did not "a" today'),
        ('in list "A"', 'not in list "A"'),
        ("seats > 3", "not seats > 3"),
        ("(a is 1 or b is 1)", "not (a is 1 or b is 1)"),
    ]:
        assert negated(plain, ()) == opposite
        assert negated(opposite, ()) == plain
    assert negated("a is 1 or b is 1", ()) == "not (a is 1 or b is 1)"


def test_groups_are_joined_otherwise() -> None:
    assert joined("a is 1 and b is 1", (), Join.ANY) == "a is 1 or b is 1"
    assert joined("a is 1 or b is 1 and c is 1", (), Join.ALL) == "a is 1 and (b is 1 and c is 1)"
    assert joined("a is 1 and b is 1", (), Join.SOME, 2) == "at least 2 of (a is 1, b is 1)"
    assert joined("at least 2 of (a is 1, b is 1)", (), Join.SOME, 1).startswith("at least 1 of")
    assert joined("at least 2 of (a is 1, b is 1)", (), Join.ANY) == "(a is 1 or b is 1)"
    nested = "a is 1 or b is 1 and c is 1"
    assert joined(nested, (1,), Join.ANY) == "a is 1 or (b is 1 or c is 1)"


def test_neighbours_are_grouped_ungrouped_and_moved() -> None:
    three = "a is 1 and b is 1  # why\nand c is 1"
    assert grouped(three, (1,), Join.ANY) == "a is 1 and (b is 1  # why\nor c is 1)"
    assert ungrouped("a is 1 and (b is 1  # why\nor c is 1)", (1,)) == three
    assert moved(three, (1,), 1) == "a is 1 and c is 1  # why\nand b is 1"
    assert moved(three, (1,), -1) == "b is 1 and a is 1  # why\nand c is 1"
    with pytest.raises(LookupError):
        moved(three, (0,), -1)
    with pytest.raises(LookupError):
        grouped(three, (2,))
    with pytest.raises(LookupError):
        ungrouped(three, ())


@law
@given(ANY_RULE, st.sampled_from(list(Join)), st.data())
def test_every_change_of_logic_is_a_rule_that_keeps_every_other_part(rule, join, data) -> None:
    typed = scattered(text(rule), data)
    whole = place_of(typed)
    place = data.draw(st.sampled_from(list(whole.walk())))
    leaves = sorted(_leaves(typed))
    assert parse(negated(typed, place.path)) != parse(typed)
    if place.join:
        assert sorted(_leaves(joined(typed, place.path, join))) == leaves
    if place.path and (group := whole.at(place.path[:-1])).join:
        if place.path[-1] + 1 < len(group.parts):
            assert sorted(_leaves(grouped(typed, place.path, join))) == leaves
            swapped = moved(typed, place.path, 1)
            assert sorted(_leaves(swapped)) == leaves
            assert parse(moved(swapped, place.path, 1)) == parse(typed)
        if place.join:
            assert sorted(_leaves(ungrouped(typed, place.path))) == leaves
    less = removed(typed, place.path)
    if any(token.kind is not Kind.END for token in tokens(less)):
        assert parse(less) != parse(typed) or place.node == Everyone()


def _leaves(typed: str) -> list[str]:
    return [text(one.node) for one in place_of(typed).walk() if not one.parts]


def scattered(canonical: str, data) -> str:
    """Type a rule as nobody would: other gaps between its words, and comments in them."""
    words = [token for token in tokens(canonical) if token.kind is not Kind.END]
    gaps = data.draw(st.lists(GAPS, min_size=1, max_size=6))
    typed = ""
    for number, word in enumerate(words):
        touches = number and words[number - 1].span.end == word.span.start
        typed += ("" if touches or not number else gaps[number % len(gaps)]) + word.written
    return typed + data.draw(st.sampled_from(["", "\n", " # the end"]))
