"""What each form of rule says of somebody. Each kind of node has one entry in RULES.

Negations are carried down to the conditions, where English can say them: “never did”, “is not”.
"""

from collections.abc import Callable, Mapping
from typing import Any

from segmatrix.kit.rules import nodes
from segmatrix.kit.rules.explaining import happenings, memberships, voices
from segmatrix.kit.rules.explaining.phrases import Group, Phrase, Said
from segmatrix.kit.rules.explaining.subjects import condition_words
from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    Condition,
    Entity,
    Everyone,
    Node,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    Rule,
)
from segmatrix.kit.rules.printing import number_text


def said(rule: Rule, negated: bool, whom: Entity) -> Said:
    """Return what a rule, or its negation, says of `whom`."""
    return RULES[type(rule)](rule, negated, whom)


def _all_or_any(rule: And | Or, negated: bool, whom: Entity) -> Said:
    is_and = isinstance(rule, And) != negated
    joint = "and" if is_and else "or"
    parts: list[Said] = []
    for part in rule.parts:
        found = said(part, negated, whom)
        # Brackets within the same joint say nothing.
        parts += found.parts if isinstance(found, Group) and found.joint == joint else (found,)
    heading = "all of these are true" if is_and else "at least one of these is true"
    return Group(tuple(parts), joint, heading)


def _some_of(rule: AtLeastOf, negated: bool, whom: Entity) -> Said:
    parts = tuple(said(part, False, whom) for part in rule.parts)
    bound = "fewer than" if negated else "at least"
    are = "is" if rule.number == 1 else "are"
    return Group(parts, "", f"{bound} {rule.number} of these {are} true")


def _everyone(rule: Everyone, negated: bool, whom: Entity) -> Said:
    return Phrase("are nobody" if negated else "are anybody at all")


def _condition(rule: Condition, negated: bool, whom: Entity) -> Said:
    return Phrase(condition_words(rule, negated), theirs=True)


# --- people and their accounts --------------------------------------------------------------------


def _of_people(rule: OfPeople, negated: bool, whom: Entity) -> Said:
    inside = said(rule.rule, False, Entity.PERSON).inline(Entity.PERSON)
    number = rule.number or 0
    match rule.quantifier, negated:
        case (Quantifier.ANY, False) | (Quantifier.NO, True):
            return Phrase(f"have at least one person {inside}")
        case (Quantifier.ANY, True) | (Quantifier.NO, False):
            return Phrase(f"have no person {inside}")
        case Quantifier.EVERY, False:
            return Phrase(f"have only people {inside} (or no people at all)")
        case Quantifier.EVERY, True:
            return Phrase(f"have people other than those {inside}")
        case Quantifier.AT_LEAST, _:
            people = "person" if number == 1 else "people"
            bound = "fewer than" if negated else "at least"
            return Phrase(f"have {bound} {number_text(number)} {people} {inside}")
        case _:
            have = "do not have" if negated else "have"
            share = f"at least {number_text(number)}%"
            return Phrase(f"{have} people of whom {share} are people {inside}")


def _of_account(rule: OfAccount, negated: bool, whom: Entity) -> Said:
    inside = said(rule.rule, False, Entity.ACCOUNT).inline(Entity.ACCOUNT)
    belong = "do not belong" if negated else "belong"
    return Phrase(f"{belong} to an account {inside}")


RULES: Mapping[type[Node], Callable[[Any, bool, Entity], Said]] = {
    Everyone: _everyone,
    And: _all_or_any,
    Or: _all_or_any,
    Not: lambda rule, negated, whom: said(rule.part, not negated, whom),
    AtLeastOf: _some_of,
    Condition: _condition,
    nodes.Did: happenings.did,
    nodes.FirstDid: happenings.turn("first"),
    nodes.LastDid: happenings.turn("latest"),
    nodes.NthDid: happenings.nth,
    nodes.MoreOften: happenings.more_often,
    nodes.Sequence: happenings.sequence,
    nodes.Rhythm: happenings.rhythm,
    nodes.Stopped: happenings.stopped,
    nodes.Restarted: happenings.restarted,
    nodes.Lifecycle: happenings.lifecycle,
    nodes.HadSession: happenings.had_session,
    nodes.Gave: voices.gave,
    nodes.Said: voices.said_words,
    nodes.RaisedTheme: voices.raised,
    nodes.SawExperiment: voices.saw,
    nodes.InSegment: memberships.member("in the segment"),
    nodes.InList: memberships.member("on the list"),
    nodes.InCluster: memberships.in_cluster,
    nodes.InStage: memberships.in_stage,
    nodes.EnteredStage: memberships.entered_stage,
    OfPeople: _of_people,
    OfAccount: _of_account,
}
