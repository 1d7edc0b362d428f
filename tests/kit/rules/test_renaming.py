"""Renaming inside people's own text: only the name's characters change."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules.nodes import (
    Amount,
    EnteredStage,
    Entity,
    EventPattern,
    InCluster,
    InList,
    InSegment,
    InStage,
    Node,
    Property,
    RaisedTheme,
    Rule,
    SawExperiment,
    Sequence,
    StepProperty,
    Trait,
)
from segmatrix.kit.rules.parsing import parse, parse_number
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.references import unit_below
from segmatrix.kit.rules.renaming import Bearer, renamed
from tests.kit.rules.generating import rules

TYPED = """# who pays
Plan = "x" AND  plan IS "plan" or ( `plan`is known and account . plan = 3 )
   AND did "plan" where plan = 2"""


def test_everything_but_the_name_stays_as_it_was_typed() -> None:
    assert renamed(TYPED, Bearer.TRAIT, "plan", "tariff", of="person") == TYPED.replace(
        'plan IS "plan"', 'tariff IS "plan"'
    ).replace("`plan`is", "`tariff`is")


def test_a_trait_of_accounts_is_another() -> None:
    assert renamed(TYPED, Bearer.TRAIT, "plan", "tariff", of="account") == TYPED.replace(
        "account . plan", "account . tariff"
    )
    inside = "mrr > 3 and any person (mrr > 3)"
    assert renamed(inside, Bearer.TRAIT, "mrr", "arr", of="account", unit="account") == (
        "arr > 3 and any person (mrr > 3)"
    )


@pytest.mark.parametrize(
    ("bearer", "of", "rule", "becomes"),
    [
        (Bearer.EVENT, "", 'first did "old" and did "old" then "a"', "new new"),
        (Bearer.SEGMENT, "", 'in  segment "old" and not in segment "old"', "new new"),
        (Bearer.LIST, "", 'in list "old" and in segment "old"', "new old"),
        (Bearer.STAGE, "", 'stage is one of ("a", "old") or entered stage "old"', "new new"),
        (Bearer.THEME, "", 'raised theme "old" and said "old"', "new old"),
        (Bearer.STUDY, "", 'in cluster "old" of "old"', "old new"),
        (Bearer.CLUSTER, "S", 'in cluster "old" of "S" or in cluster "old" of "T"', "new old"),
        (
            Bearer.EXPERIMENT,
            "",
            'saw variant "old" of "old" or saw experiment "old"',
            "old new new",
        ),
        (Bearer.VARIANT, "E", 'saw variant "old" of "E" or saw variant "old" of "F"', "new old"),
    ],
)
def test_names_in_quotes(bearer: Bearer, of: str, rule: str, becomes: str) -> None:
    first, *rest = rule.split('"old"')
    named = {"old": '"old"', "new": '"the ""new"" one"'}
    expected = first + "".join(
        named[word] + piece for word, piece in zip(becomes.split(), rest, strict=True)
    )
    assert renamed(rule, bearer, "old", 'the "new" one', of=of) == expected


def test_a_property_belongs_to_its_event() -> None:
    rule = (
        'sum of amount for "order" where (amount > 3 and x="amount") > 4'
        ' and did "refund" where amount > 1'
    )
    assert renamed(rule, Bearer.PROPERTY, "amount", "net amount", of="order") == (
        'sum of `net amount` for "order" where (`net amount` > 3 and x="amount") > 4'
        ' and did "refund" where amount > 1'
    )


def test_a_property_of_an_earlier_step_belongs_to_that_step() -> None:
    rule = 'did "view" then "buy" where sku = step1.sku'
    assert renamed(rule, Bearer.PROPERTY, "sku", "item", of="view") == (
        'did "view" then "buy" where sku = step1.item'
    )
    assert renamed(rule, Bearer.PROPERTY, "sku", "item", of="buy") == (
        'did "view" then "buy" where item = step1.sku'
    )


def test_a_name_that_would_be_misread_gets_back_quotes() -> None:
    assert renamed("a = 1", Bearer.TRAIT, "a", "first", of="person") == "`first` = 1"
    assert renamed("account.a = 1", Bearer.TRAIT, "a", "first", of="account") == "account.first = 1"


def test_a_name_without_characters_is_none() -> None:
    with pytest.raises(ValueError, match="one character"):
        renamed("a = 1", Bearer.TRAIT, "a", "", of="person")


def test_a_number_that_stands_alone() -> None:
    number = 'sum of amount for "order"'
    assert renamed(number, Bearer.EVENT, "order", "buy", read=parse_number) == (
        'sum of amount for "buy"'
    )


# --- the law --------------------------------------------------------------------------------------

NEW = st.sampled_from(["fresh", "first", "not", "times", 'a "b"', "c`d", "größer als", "Did"])


DRAWN = st.one_of(*(st.tuples(st.just(unit), rules(unit=unit, depth=1)) for unit in Entity))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(DRAWN, NEW, st.integers(0, 99))
def test_what_is_renamed_parses_to_the_tree_with_the_name_replaced(drawn, new, which) -> None:
    unit, rule = drawn
    names = sorted(set(_names(rule, unit)))
    if not names:
        return
    name = names[which % len(names)]
    typed = text(rule)
    if _spaces_are_free(rule):
        typed = typed.replace(" ", "  ").replace("(", "( # so\n")
    bearer, old, of = name
    again = parse(renamed(typed, bearer, old, new, of=of, unit=unit))
    assert again == _replaced(rule, unit, name, new, {})


def _spaces_are_free(rule: Rule) -> bool:
    """Whether no text or name of a rule holds a blank or a bracket of its own."""
    written = [value for node in rule.walk() for value in _texts_of(node)]
    return not any(mark in text for text in written for mark in " (\n")


def _texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts_of(one)
    elif isinstance(value, Node):
        for part in fields(value):
            inner = getattr(value, part.name)
            if not isinstance(inner, Node):
                yield from _texts_of(inner)


def _names(rule: Node, unit: Entity) -> Iterator[tuple[Bearer, str, str]]:
    found: dict[tuple[Bearer, str, str], None] = {}
    _replaced(rule, unit, None, "", found)
    yield from found


def _replaced(node: Any, unit: Entity, name: Any, new: str, found: Any, events: Any = ()) -> Any:
    """Return a tree with a name replaced, noting in `found` every name that there is."""

    def called(bearer: Bearer, was: str, of: str = "") -> str:
        found[bearer, was, of] = None
        return new if (bearer, was, of) == name else was

    match node:
        case Trait(was, of_account):
            node = replace(
                node, name=called(Bearer.TRAIT, was, Entity.ACCOUNT if of_account else unit)
            )
        case Property(was):
            node = replace(node, name=called(Bearer.PROPERTY, was, events[-1]))
        case StepProperty(step, was):
            node = replace(node, name=called(Bearer.PROPERTY, was, events[step - 1]))
        case InSegment(was):
            node = replace(node, name=called(Bearer.SEGMENT, was))
        case InList(was):
            node = replace(node, name=called(Bearer.LIST, was))
        case EnteredStage(was):
            node = replace(node, name=called(Bearer.STAGE, was))
        case RaisedTheme(was):
            node = replace(node, name=called(Bearer.THEME, was))
        case InStage(names):
            node = replace(node, names=tuple(called(Bearer.STAGE, one) for one in names))
        case InCluster(was, study):
            node = replace(
                node,
                name=called(Bearer.CLUSTER, was, study),
                study=called(Bearer.STUDY, study),
            )
        case SawExperiment(was, variant):
            node = replace(
                node,
                experiment=called(Bearer.EXPERIMENT, was),
                variant=variant if variant is None else called(Bearer.VARIANT, variant, was),
            )
        case Sequence(steps):
            events = (*events, *(step.name for step in steps))
        case EventPattern(was):
            events = (*events, was)
        case Amount(event=event):
            events = (*events, event.name)
    below = unit_below(node, unit)
    parts = {}
    for part in fields(node):
        value = getattr(node, part.name)
        if isinstance(value, Node):
            parts[part.name] = _replaced(value, below, name, new, found, events)
        elif isinstance(value, tuple) and value and isinstance(value[0], Node):
            parts[part.name] = tuple(
                _replaced(one, below, name, new, found, events) for one in value
            )
    if isinstance(node, EventPattern):
        parts["name"] = called(Bearer.EVENT, node.name)
    return replace(node, **parts)
