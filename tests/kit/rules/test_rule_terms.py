"""Segments renamed inside the text of rule terms: only their names change."""

import pytest

from segmatrix.kit.rules.rule_terms import RuleTerms, renamed

NAMES = ["Large", "It's", 'The "big"', "a # b", "c: d", "x, [y] {z}", "back\\slash", "Große 🙂"]
STYLES = {
    "plain": """
stages:
- name: a # kept
  rule: in segment "Pro" and  seats > 1
""",
    "single": """
stages:
- name: a # kept
  rule: 'in segment "Pro" and  seats > 1'
""",
    "double": r"""
stages:
- name: a # kept
  rule: "in segment \"Pro\" and  seats > 1"
""",
    "block": """
stages:
- name: a # kept
  rule: |
    in segment "Pro" # those who pay
    and plan is "Pro"
""",
    "folded": """
stages:
- name: a # kept
  rule: >
    in segment
    "Pro"

themes: {T: [Pro]}
""",
    "braces": """
stages: [{name: a, rule: in segment "Pro"}] # kept
""",
    "twice": """
stages:
- {name: a, rule: in segment "Pro"} # kept
- name: b
  rule: in segment "Pro"
""",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("style", STYLES)
def test_a_segment_is_renamed_however_the_rule_is_quoted(style: str, name: str) -> None:
    before, after = STYLES[style], renamed(STYLES[style], {"Pro": name})
    assert RuleTerms.parse(before).segments == {"Pro"}
    assert RuleTerms.parse(after).segments == {name}
    assert RuleTerms.parse(after).themes == RuleTerms.parse(before).themes
    assert "# kept" in after
    assert RuleTerms.parse(renamed(after, {name: "Pro"})) == RuleTerms.parse(before)


@pytest.mark.parametrize("style", STYLES)
def test_all_else_stays_as_it_was_typed(style: str) -> None:
    before, after = STYLES[style], STYLES[style]
    for meant in ('segment "Pro"', r"segment \"Pro\"", 'segment\n    "Pro"'):
        after = after.replace(meant, meant.replace("Pro", "Team"))
    assert renamed(before, {"Pro": "Team"}) == after
    assert renamed(before, {"Other": "Team"}) == before


def test_names_change_all_at_once() -> None:
    text = 'stages: [{name: a, rule: in segment "A" or in segment "B"}]'
    swapped = 'stages: [{name: a, rule: in segment "B" or in segment "A"}]'
    assert renamed(text, {"A": "B", "B": "A"}) == swapped
