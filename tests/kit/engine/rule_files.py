"""Files of rules out of a hat: every form, over the words of generated customer bases."""

from dataclasses import replace

from hypothesis import strategies as st

from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity, Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.references import segments_of
from segmatrix.kit.rules.rulefile import Measure, Over, Rules, Scores, SegmentRule, StageRule
from tests.kit.engine import forms
from tests.kit.engine.generating import FEW_TRAITS, THEMES, VOCABULARY, ZONES
from tests.kit.rules.generating import numbers, rules

LISTED = {Entity.PERSON: ("u1", "u5", "u9"), Entity.ACCOUNT: ("A", "u5", "Z")}
# A stage that asks for segments which ask for it would be a circle.
OF_STAGES = replace(VOCABULARY, segments=(), stages=())
# Where there are few traits to ask for, what happened is asked for more often.
OF_HAPPENINGS = replace(VOCABULARY, people=FEW_TRAITS, accounts=FEW_TRAITS)
RULES = {unit: rules(VOCABULARY, unit, depth=2) for unit in Entity}
FORMS = [parse(form) for form in forms.FORMS]
HAPPENINGS = {unit: rules(OF_HAPPENINGS, unit, depth=1) for unit in Entity}
STAGES = {unit: rules(OF_STAGES, unit, depth=1) for unit in Entity}
NUMBERS = {unit: numbers(VOCABULARY, unit) for unit in Entity}


def _several(values: st.SearchStrategy, size: int) -> st.SearchStrategy:
    return st.lists(values, min_size=size, max_size=size)


@st.composite
def rule_files(draw: st.DrawFn, unit: Entity, size: int) -> Rules:
    """Files of four times so many rules over the words of generated customer bases."""
    listed = LISTED[unit]
    stages = draw(_several(STAGES[unit], 2))
    drawn = draw(_several(RULES[unit], size)) + draw(_several(HAPPENINGS[unit], size))
    drawn += draw(st.lists(st.sampled_from(FORMS), min_size=2 * size, max_size=2 * size))
    measured = draw(_several(NUMBERS[unit], len(Over)))
    since = draw(st.sampled_from([n.EVER, n.InTheLast(n.Duration(8, n.Unit.DAY))]))
    named = {"All": n.Everyone(), **ordered(drawn)}
    return Rules(
        unit=unit,
        timezone=draw(st.sampled_from(ZONES)),
        segments=tuple(SegmentRule(name, text(rule), rule) for name, rule in named.items()),
        lists={"Listed": listed},
        measures=tuple(
            Measure(text(value), text(value), value, over)
            for value, over in zip(measured, Over, strict=True)
        ),
        stages=tuple(
            StageRule(name, text(rule), rule)
            for name, rule in zip(VOCABULARY.stages, [n.Everyone(), *stages], strict=True)
        ),
        themes=THEMES,
        clusters={"Study": {"C1": listed[:2], "C2": listed[1:]}},
        scores=Scores("order", "seats", since),
    )


def ordered(drawn: list[Rule]) -> dict[str, Rule]:
    """Name rules so that none refers to itself or to a later one."""
    names = ["First", "Second", *(f"S{place}" for place in range(len(drawn)))]
    found: dict[str, Rule] = {}
    for rule in sorted(drawn, key=lambda one: len(segments_of(one))):
        if segments_of(rule) <= found.keys():
            found[names[len(found)]] = rule
    return found
