"""Rules are put together without a file, as a program does."""

import pytest

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Duration, Entity, InTheLast, Unit
from segmatrix.kit.rules.rulefile import Rules, Scores
from segmatrix.kit.rules.written import rule


def test_rules_are_put_together_in_a_program() -> None:
    paying = rule('plan is "pro"') | rule('plan is "team"')
    rules = Rules.of(
        {"Paying": paying, "Idle": paying & ~rule('did "login" today')},
        unit="account",
        lists={"Beta": ["a1"]},
    )
    assert rules.segments[1].text == ('(plan is "pro" or plan is "team") and not did "login" today')
    assert rules.unit is Entity.ACCOUNT
    assert rules.lists == {"Beta": ("a1",)}


def test_what_richer_rules_rest_on_is_given_in_a_program() -> None:
    buying = Scores("order", "paid", InTheLast(Duration(1, Unit.YEAR)))
    rules = Rules.of(
        {"Buyers": 'stage is "purchase"'},
        stages={"awareness": "everyone", "purchase": rule('did "order"')},
        themes={"Billing": ["refund"]},
        clusters={"Usage study": {"C1": ["u1"]}},
        scores=buying,
    )
    assert [stage.text for stage in rules.stages] == ["everyone", 'did "order"']
    assert rules.themes == {"Billing": ("refund",)}
    assert rules.clusters == {"Usage study": {"C1": ("u1",)}}
    assert rules.scores == buying
    with pytest.raises(RuleError) as refused:
        Rules.of({}, stages={"awareness": "plan is pro"})
    assert str(refused.value).startswith("stage “awareness”, line 1, column 9: ")


def test_combined_rules_stay_flat_and_point_into_their_own_text() -> None:
    three = rule("a = 1") & rule("b = 2") & rule("c = 3")
    assert str(three) == "a is 1 and b is 2 and c is 3"
    last = three.tree.parts[-1]
    assert three.text[last.span.start : last.span.end] == "c is 3"


def test_wrong_rules_in_a_program_name_their_segments() -> None:
    with pytest.raises(RuleError) as refused:
        Rules.of({"A": "everyone", "B": "plan\n is pro", "C": ""}, timezone="Europe/Berln")
    zone, b, c = refused.value.errors
    assert "“Europe/Berlin”" in zone.hint
    assert str(b).startswith("segment “B”, line 2, column 5: ")
    assert c.place.segment == "C"
