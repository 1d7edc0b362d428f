"""Why somebody is in a segment: the answer is that of evaluating, and the parts bear it out."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.engine.proving import Finding, Kind, why
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Entity
from tests.kit.engine.cases import Case, case
from tests.kit.engine.generating import AS_OF, bases
from tests.kit.engine.proving.proven import assert_proven
from tests.kit.engine.rule_files import rule_files


@pytest.mark.parametrize("unit", list(Entity))
@settings(
    deadline=None,
    derandomize=True,
    max_examples=2,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_any_rules_on_any_data_are_proven_as_they_are_evaluated(
    unit: Entity, data: st.DataObject
) -> None:
    base, rules = data.draw(bases()), data.draw(rule_files(unit, 4))

    assert_proven(base.data, rules, AS_OF)


# --- in words -------------------------------------------------------------------------------------


def told(rule: str, *, ident: str = "u1", unit: str = "person", **more: Any) -> Finding:
    """Return what comes of a rule for somebody of a small company."""
    one = company(rule, unit=unit, **more)
    return why(one.data, one.rules, "S", ident, one.as_of).finding


def company(rule: str, **more: Any) -> Case:
    return case(
        {
            "people": [
                {"user_id": "u1", "account_id": "A", "plan": "pro", "seats": 3},
                {"user_id": "u2", "account_id": "A"},
            ],
            "accounts": [{"account_id": "A", "tier": "gold"}, {"account_id": "B"}],
            "events": [
                ["u1", "view", "-5d", {"sku": "a"}],
                ["u1", "view", "-4d", {"sku": "b"}],
                ["u1", "order", "-3d", {"sku": "b", "amount": 5}],
                ["u1", "order", "-1d", {"sku": "c"}],
                ["u2", "login", "-2h"],
                ["u2", "login", "-100m"],
            ],
            "segments": {"S": rule, "Pro": 'plan is "pro"'},
            **more,
        }
    )


def found(finding: Finding) -> dict[str, Any]:
    return {one.name: one.value for one in finding.found}


def rows(finding: Finding) -> list[tuple[str, timedelta, dict[str, Any]]]:
    """Return the events shown, with their age."""
    assert finding.evidence is not None
    as_of = company("everyone").as_of
    return [(row.event, as_of - row.at, dict(row.properties)) for row in finding.evidence.rows]


DAY = timedelta(days=1)


def test_a_trait_is_told_and_no_event() -> None:
    finding = told('plan is not "free"')

    assert found(finding) == {"plan": "pro"}
    assert finding.evidence is None


def test_what_is_missing_is_named() -> None:
    finding = told('sum of amount for "order" > 10')

    assert (finding.holds, finding.unsure, finding.lacking) == (False, True, ("amount",))
    assert found(finding) == {'sum of amount for "order"': 5}
    assert rows(finding) == [("order", DAY, {"amount": None}), ("order", 3 * DAY, {"amount": 5})]


def test_only_events_that_fulfil_the_where_prove_it() -> None:
    finding = told('did "view" where sku is "b"')

    assert found(finding) == {"times": 1}
    assert rows(finding) == [("view", 4 * DAY, {"sku": "b"})]


def test_the_steps_of_a_sequence_prove_it() -> None:
    finding = told('did "view" then "order" where sku = step1.sku')

    assert rows(finding) == [("order", 3 * DAY, {"sku": "b"}), ("view", 4 * DAY, {"sku": "b"})]


def test_of_a_sequence_that_did_not_happen_all_that_might_have_been_steps_is_shown() -> None:
    finding = told('did "order" then "view"')

    assert not finding.holds
    assert [row[0] for row in rows(finding)] == ["order", "order", "view", "view"]


def test_the_first_and_the_nth_are_told_by_their_instant() -> None:
    as_of = company("everyone").as_of

    assert found(told('first did "view" in the last 30 days')) == {"first": as_of - 5 * DAY}
    assert found(told('did "view" for the 2nd time')) == {"then": as_of - 4 * DAY}
    assert found(told('did "view" for the 3rd time')) == {"then": None}


def test_the_longest_session_is_shown() -> None:
    finding = told("had a session longer than 10 minutes", ident="u2")

    assert found(finding) == {"minutes": 20}
    assert [row[0] for row in rows(finding)] == ["login", "login"]


def test_two_counts_are_told() -> None:
    assert found(told('did "view" more often than "order"')) == {'"view"': 2, '"order"': 2}


def test_coming_back_and_staying_away_tell_of_the_latest() -> None:
    finding = told('stopped "view" for 4 days after doing it in the 30 days before')

    assert found(finding) == {"latest": company("everyone").as_of - 4 * DAY}


def test_a_rhythm_tells_of_the_periods() -> None:
    finding = told('did "order" at least 1 time per day in at least 2 of the last 4 days')

    assert found(finding) == {"periods": 2}


def test_a_segment_is_taken_apart_under_its_name() -> None:
    finding = told('not in segment "Pro"')

    assert (finding.kind, finding.name, finding.holds) == (Kind.SEGMENT, "Pro", False)
    assert [(part.text, part.holds, part.decides) for part in finding.parts] == [
        ('plan is "pro"', True, True)
    ]


def test_the_people_who_decide_are_named() -> None:
    rule = 'any person (did "login")'
    finding = told(rule, ident="A", unit="account", segments={"S": rule})

    assert found(finding) == {"people": 2, "of them": 1}
    assert [(part.name, part.holds, part.decides) for part in finding.parts] == [("u2", True, True)]


def test_the_account_is_named() -> None:
    finding = told('account (tier is "gold")')

    assert (finding.kind, finding.name) == (Kind.ACCOUNT, "A")
    assert [found(part) for part in finding.parts] == [{"tier": "gold"}]
    assert found(told('account.tier is "gold"')) == {"account.tier": "gold"}


def test_the_stage_is_named() -> None:
    names = {"awareness": "everyone", "purchase": 'did "order"'}
    stages = [{"name": name, "rule": rule} for name, rule in names.items()]

    finding = told('entered stage "purchase" in the last 2 days', stages=stages)

    assert found(finding) == {"stage": "purchase", "stage before": "purchase"}
    assert [(part.name, part.holds) for part in finding.parts] == [("purchase", True)]


def test_who_is_not_there_is_refused() -> None:
    one = company("everyone", merges=[["u9", "u1"]])

    assert why(one.data, one.rules, "S", "u9", one.as_of).ident == "u1"
    with pytest.raises(DataError, match="no person “u3”"):
        why(one.data, one.rules, "S", "u3", one.as_of)
    with pytest.raises(RuleError, match="“Pr” is not a segment"):
        why(one.data, one.rules, "Pr", "u1", one.as_of)


def test_who_is_not_known_yet_is_refused() -> None:
    one = case({"rule": 'did "login"', "events": [["u1", "login", "-1d"]]})

    with pytest.raises(DataError, match="not known yet"):
        why(one.data, one.rules, "S", "u1", one.as_of - 2 * DAY)


def test_data_that_lie_in_a_database_are_asked_there() -> None:
    one = company('plan is "pro" and did "view" then "order" where sku = step1.sku')
    elsewhere = replace(one.data, clustered=None)

    found = why(elsewhere, one.rules, "S", "u1", one.as_of)
    assert found == why(one.data, one.rules, "S", "u1", one.as_of)
