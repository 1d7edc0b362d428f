"""What a rule names, and which segments need which."""

from itertools import pairwise

from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.references import circles, in_order, references


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
    assert circles(rules) == [("B", "C", "B"), ("D", "E", "D")]


def test_a_long_chain_of_segments_is_put_in_order() -> None:
    names = [f"S{number}" for number in range(3000)]
    rules = {name: parse(f'in segment "{after}"') for name, after in pairwise(names)}
    rules[names[-1]] = parse("everyone")
    assert circles(rules) == []
    assert in_order(rules) == tuple(reversed(names))
