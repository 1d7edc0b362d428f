"""What each form of rule says of somebody. Each kind of node has one entry in RULES.

Negations are carried down to the conditions, where English can say them: “never did”, “is not”.
"""

from collections.abc import Callable, Mapping
from typing import Any

from segmatrix.kit.rules.explaining.phrases import Group, Phrase, Said, window_words
from segmatrix.kit.rules.explaining.subjects import condition_words, event_words
from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    Condition,
    Count,
    CountTest,
    Did,
    Entity,
    Ever,
    Everyone,
    FirstDid,
    InList,
    InSegment,
    LastDid,
    Node,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    Rule,
)
from segmatrix.kit.rules.printing import counted, number_text


def said(rule: Rule, negated: bool, whom: Entity) -> Said:
    """Return what a rule, or its negation, says of `whom`."""
    return RULES[type(rule)](rule, negated, whom)


def _all_or_any(rule: And | Or, negated: bool, whom: Entity) -> Said:
    parts = tuple(said(part, negated, whom) for part in rule.parts)
    if isinstance(rule, And) != negated:
        return Group(parts, "and", "all of these are true")
    return Group(parts, "or", "at least one of these is true")


def _some_of(rule: AtLeastOf, negated: bool, whom: Entity) -> Said:
    parts = tuple(said(part, False, whom) for part in rule.parts)
    bound = "fewer than" if negated else "at least"
    are = "is" if rule.number == 1 else "are"
    return Group(parts, "", f"{bound} {rule.number} of these {are} true")


def _everyone(rule: Everyone, negated: bool, whom: Entity) -> Said:
    return Phrase("are nobody" if negated else "are anybody at all")


def _condition(rule: Condition, negated: bool, whom: Entity) -> Said:
    return Phrase(condition_words(rule, negated), theirs=True)


def _membership(place: str) -> Callable[[Any, bool, Entity], Said]:
    def say(rule: InSegment | InList, negated: bool, whom: Entity) -> Said:
        out = rule.negated != negated
        return Phrase(f"are {'not ' if out else ''}{place} “{rule.name}”")

    return say


# --- what they did --------------------------------------------------------------------------------


def _did(rule: Did, negated: bool, whom: Entity) -> Said:
    negative = rule.negated != negated
    count = rule.count
    if count is not None and _means_never(count):
        negative, count = not negative, None
    how_often = "" if count is None else f" {_count_words(count)}"
    when = window_words(rule.window)
    event = event_words(rule.event)
    if not negative:
        some_time = " at least once" if not how_often and not when else ""
        return Phrase(f"did {event}{how_often}{some_time}{when}{_never_too(count)}")
    if not how_often and isinstance(rule.window, Ever):
        return Phrase(f"never did {event}")
    return Phrase(f"did not do {event}{how_often}{when}")


def _means_never(count: Count) -> bool:
    bounds_above = (CountTest.AT_MOST, CountTest.EXACTLY)
    if count.test is CountTest.FEWER_THAN:
        return count.number == 1
    return count.test in bounds_above and count.number == 0


def _count_words(count: Count) -> str:
    high = count.high if count.high is not None else count.number
    on = "on " if count.distinct else ""
    times = _times(high, count)
    if count.test is CountTest.BETWEEN:
        return f"{on}between {count.number} and {times}"
    return f"{on}{count.test} {times}"


def _times(number: int, count: Count) -> str:
    if count.distinct is not None:
        return counted(number, f"different {count.distinct}" if number != 1 else count.distinct)
    return "once" if number == 1 else counted(number, "time")


def _never_too(count: Count | None) -> str:
    """Say of a count that is bounded from above alone that none at all fulfils it."""
    above = (CountTest.AT_MOST, CountTest.FEWER_THAN)
    return " (or never)" if count and count.test in above and count.number else ""


def _turn(which: str) -> Callable[[Any, bool, Entity], Said]:
    def say(rule: FirstDid | LastDid, negated: bool, whom: Entity) -> Said:
        when = window_words(rule.window) or " at any time"
        was = "was not" if negated else "was"
        none = " (or there was none)" if negated else ""
        return Phrase(f"{which} {event_words(rule.event)} {was}{when}{none}", theirs=True)

    return say


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
    Did: _did,
    FirstDid: _turn("first"),
    LastDid: _turn("latest"),
    InSegment: _membership("in the segment"),
    InList: _membership("on the list"),
    OfPeople: _of_people,
    OfAccount: _of_account,
}
