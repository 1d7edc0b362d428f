"""What a rule names, and which segments need which."""

from itertools import pairwise

from segmatrix.kit.rules.expanding import Terms, expanded
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.references import (
    circles,
    far_off,
    in_order,
    needed_by_each,
    references,
    segment,
    stage,
)


def test_a_rule_names_segments_lists_traits_and_events() -> None:
    found = references(
        parse(
            'plan is "pro" and account.industry is "x" and in segment "A" and not in list "L"'
            ' and did "order" where (sku is "X" or qty > 2) and sum of amount for "order" > 3'
            ' and number of "login" > 2'
        )
    )
    assert found.people == {"plan"}
    assert found.accounts == {"industry"}
    assert found.segments == {"A"}
    assert found.lists == {"L"}
    assert found.events == {"order": {"sku", "qty", "amount"}, "login": set()}


def test_a_rule_names_stages_themes_clusters_experiments_and_scores() -> None:
    found = references(
        parse(
            'stage is one of ("a", "b") and entered stage "c" this week and raised theme "T"'
            ' and in cluster "C1" of "S" and in cluster "C2" of "S" and saw experiment "E"'
            ' and saw variant "B" of "E" and nps > 3 and gave ces and average csat > 2'
            " and recency score > 3"
        )
    )
    assert found.stages == {"a", "b", "c"}
    assert found.themes == {"T"}
    assert found.clusters == {"S": {"C1", "C2"}}
    assert found.experiments == {"E": {"B"}}
    assert found.feedback == {"nps", "csat", "ces"}
    assert found.listens
    assert found.scores == {"recency"}
    assert not references(parse("nps > 3")).listens


def test_a_property_of_an_earlier_step_belongs_to_the_event_of_that_step() -> None:
    found = references(parse('did "view" then "buy" where sku = step1.item'))
    assert found.events == {"view": {"item"}, "buy": {"sku"}}


def test_the_lifetime_value_is_a_column_of_the_unit() -> None:
    assert references(parse("lifetime value > 3")).people == {"lifetime_value"}
    assert references(parse("lifetime value > 3"), "account").accounts == {"lifetime_value"}


def test_rows_without_a_name_are_no_events() -> None:
    plain = expanded(parse('said "x" and saw experiment "e"'), Terms())
    assert references(plain).events == {}


def test_inside_a_quantifier_names_are_those_of_the_other_unit() -> None:
    found = references(parse("account (mrr > 3 and any person (seats > 2))"), "person")
    assert (found.people, found.accounts) == ({"seats"}, {"mrr"})
    found = references(parse("mrr > 3 and any person (account.industry is known)"), "account")
    assert (found.people, found.accounts) == (set(), {"mrr", "industry"})


def test_each_circle_is_found_once_and_begins_with_the_first_segment() -> None:
    rules = {
        name: parse(text)
        for name, text in {
            "A": "everyone",
            "B": 'in segment "C"',
            "C": 'in segment "B" and in segment "A"',
            "D": 'in segment "E"',
            "E": 'not in segment "D"',
        }.items()
    }
    found = [[one.name for one in path] for path in circles(needed_by_each(rules))]
    assert found == [["B", "C", "B"], ["D", "E", "D"]]


def test_a_circle_may_lead_through_stages() -> None:
    rules = {"A": parse('stage is "late"'), "B": parse('in segment "A"')}
    stages = {"early": parse("everyone"), "late": parse('in segment "B" or entered stage "no"')}
    (path,) = circles(needed_by_each(rules, stages))
    assert path == (segment("A"), stage("late"), segment("B"), segment("A"))


def test_a_stage_needs_the_later_ones_and_no_earlier_ones() -> None:
    stages = {"early": parse('not stage is "late"'), "late": parse('did "order"')}
    assert circles(needed_by_each({}, stages)) == []
    stages = {"early": parse("everyone"), "late": parse('stage is "early"')}
    (path,) = circles(needed_by_each({}, stages))
    assert path == (stage("late"), stage("late"))


def test_segments_are_put_in_order_through_stages() -> None:
    rules = {"A": parse('stage is "only"'), "B": parse("everyone")}
    assert in_order(rules, {"only": parse('in segment "B"')}) == ("B", "A")


def test_a_long_chain_of_segments_is_put_in_order() -> None:
    names = [f"S{number}" for number in range(3000)]
    rules = {name: parse(f'in segment "{after}"') for name, after in pairwise(names)}
    rules[names[-1]] = parse("everyone")
    assert circles(needed_by_each(rules)) == []
    assert in_order(rules) == tuple(reversed(names))


def test_only_the_first_that_rests_on_too_many_in_a_row_is_told() -> None:
    names = [f"S{number}" for number in range(6)]
    rules = {name: parse(f'in segment "{before}"') for before, name in pairwise(names)}
    rules |= {"S0": parse("everyone"), "A": parse('in segment "B"'), "B": parse('in segment "A"')}

    assert far_off(needed_by_each(rules), 3) == [segment("S4")]
    assert far_off(needed_by_each(rules), 5) == []
