"""What segments are defined by once they are one: cases."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.kit.rules.nodes import Or
from segmatrix.kit.rules.parsing import parse
from segmatrix.matrix.errors import UnreadableRule
from segmatrix.matrix.merging import Ruled, joined, leaving, pointed, refuse_circles

BANKS = 'industry is "banking"'
CITIES = 'industry is "public"'


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([], ""),
        (["", ""], ""),
        (["", BANKS], BANKS),
        ([BANKS, CITIES], f"{BANKS}\nor {CITIES}"),
        ([BANKS, BANKS.replace(" is", "  is")], BANKS),
        ([f"{BANKS} # who pays", CITIES], f"{BANKS} # who pays\nor {CITIES}"),
        ([BANKS, f"# towns\n{CITIES}"], f"{BANKS}\nor # towns\n{CITIES}"),
        (
            [f"{BANKS} and seats > 3", f"{CITIES} or plan is unknown"],
            f"{BANKS} and seats > 3\nor {CITIES} or plan is unknown",
        ),
    ],
)
def test_rules_are_joined_as_they_were_typed(rules: list[str], said: str) -> None:
    assert joined(rules) == said


@pytest.mark.parametrize(
    "rule",
    [
        "not (seats > 3 or plan is unknown)",
        'at least 2 of (plan is "pro", seats > 3, plan is unknown)',
        "everyone",
        'in segment "Cities" and (seats > 3 or plan is unknown)',
        'did "login" at least 3 times in the last 30 days',
    ],
)
def test_a_joined_rule_means_either(rule: str) -> None:
    tree = parse(joined([rule, BANKS]))
    assert isinstance(tree, Or)
    assert tree.parts == (parse(rule), parse(BANKS))


def test_rules_that_referred_to_a_merged_segment_refer_to_the_whole() -> None:
    rules = [
        Ruled("1", "Others", 'not in segment "Cities"  # Cities: not\nor in segment "Towns"'),
        Ruled("2", "Schools", CITIES),
        Ruled("3", "Cities", 'in segment "Towns"'),
    ]
    assert pointed(rules, ["Cities", "Towns"], "All", apart=["3"]) == {
        "1": 'not in segment "All"  # Cities: not\nor in segment "All"'
    }


def test_a_whole_that_is_defined_by_its_part_is_refused() -> None:
    rules = {"Banks": f'in segment "Banks"\nor {CITIES}', "Cities": ""}
    with pytest.raises(UnreadableRule) as refusal:
        refuse_circles(rules, ["Banks"])
    assert refusal.value.data["kind"] == "circle"
    refuse_circles(rules, ["Cities"])


@pytest.mark.parametrize(
    ("into", "ids", "field"), [("a", [], "segment_ids"), ("a", ["b", "a"], "into")]
)
def test_nothing_and_itself_are_not_merged(into: str, ids: list[str], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        leaving(into, ids)
    assert refusal.value.field == field


def test_each_goes_once() -> None:
    assert leaving("a", ["c", "b", "c"]) == ["c", "b"]
