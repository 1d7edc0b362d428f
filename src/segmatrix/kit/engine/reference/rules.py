"""Rules, asked of somebody."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from fractions import Fraction
from typing import Any

from segmatrix.kit.engine.reference.values import (
    Answer,
    amount,
    count_test,
    missing,
    of_range,
    of_span,
    sure,
    tested,
)
from segmatrix.kit.engine.reference.world import Row, World
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity, Rule


@dataclass(frozen=True)
class Reference:
    """Segments put to a world."""

    world: World
    unit: Entity
    segments: Mapping[str, Rule]
    lists: Mapping[str, Collection[str]] = field(default_factory=dict)

    def members(self, name: str) -> list[str]:
        """Return who belongs to a segment, sorted."""
        return self._those(name, lambda answer: answer.holds)

    def unsure(self, name: str) -> list[str]:
        """Return whose membership rests on a missing value, sorted."""
        return self._those(name, lambda answer: answer.kleene is None)

    def _those(self, name: str, chosen: Callable[[Answer], bool]) -> list[str]:
        rule, everybody = self.segments[name], self.world.universe[self.unit]
        return [one for one in everybody if chosen(self.ask(rule, self.unit, one))]

    def ask(self, rule: Rule, unit: Entity, ident: str) -> Answer:
        """Return whether a rule holds for somebody."""
        match rule:
            case n.Everyone():
                return sure(True)
            case n.And(parts):
                answers = [self.ask(part, unit, ident) for part in parts]
                return of_range(lambda number: number == len(parts), answers)
            case n.Or(parts):
                answers = [self.ask(part, unit, ident) for part in parts]
                return of_range(lambda number: number > 0, answers)
            case n.AtLeastOf(wanted, parts):
                answers = [self.ask(part, unit, ident) for part in parts]
                return of_range(lambda number: number >= wanted, answers)
            case n.Not(part):
                return ~self.ask(part, unit, ident)
            case n.InSegment(name):
                found = self.ask(self.segments[name], unit, ident)
            case n.InList(name):
                merged = unit is Entity.PERSON
                listed = {self.world.canonical(one) if merged else one for one in self.lists[name]}
                found = sure(ident in listed)
            case n.OfPeople():
                return self._of_people(rule, ident)
            case n.OfAccount(inner):
                account = self.world.account_of[ident]
                return self.ask(inner, Entity.ACCOUNT, account) if account else Answer(False, None)
            case n.Did(pattern, count, window):
                found = self._counted(unit, ident, pattern, window, count)
            case n.FirstDid(pattern, window) | n.LastDid(pattern, window):
                return self._turn(unit, ident, pattern, window, isinstance(rule, n.LastDid))
            case n.Condition(subject, test):
                found = self._condition(unit, ident, subject, test)
        return ~found if rule.negated else found

    def _of_people(self, rule: n.OfPeople, account: str) -> Answer:
        people = [one for one, home in self.world.account_of.items() if home == account]
        answers = [self.ask(rule.rule, Entity.PERSON, one) for one in people]
        wanted = rule.number or 0
        tests: dict[n.Quantifier, Callable[[int], bool]] = {
            n.Quantifier.ANY: lambda number: number > 0,
            n.Quantifier.NO: lambda number: number == 0,
            n.Quantifier.EVERY: lambda number: number == len(people),
            n.Quantifier.AT_LEAST: lambda number: number >= wanted,
            n.Quantifier.AT_LEAST_PERCENT: lambda number: (
                len(people) > 0 and Fraction(100 * number, len(people)) >= Fraction(str(wanted))
            ),
        }
        return of_range(tests[rule.quantifier], answers)

    # --- events -----------------------------------------------------------------------------

    def _matching(
        self, unit: Entity, ident: str, pattern: n.EventPattern, window: n.Window
    ) -> list[tuple[Row, Answer]]:
        span = self.world.calendar.window(window)
        return [
            (event, sure(True) if pattern.where is None else self._where(pattern.where, event))
            for event in self.world.events_of(unit, ident)
            if event["event"] == pattern.name and event["timestamp"] in span
        ]

    def _where(self, rule: Rule, event: Row) -> Answer:
        match rule:
            case n.And(parts):
                answers = [self._where(part, event) for part in parts]
                return of_range(lambda number: number == len(parts), answers)
            case n.Or(parts):
                answers = [self._where(part, event) for part in parts]
                return of_range(lambda number: number > 0, answers)
            case n.Not(part):
                return ~self._where(part, event)
            case n.Condition(n.Property(name), test, negated):
                found = tested(event.get(name), test, self.world.calendar)
                return ~found if negated else found
        raise TypeError(rule)

    def _counted(
        self,
        unit: Entity,
        ident: str,
        pattern: n.EventPattern,
        window: n.Window,
        count: n.Count | None,
    ) -> Answer:
        matching = self._matching(unit, ident, pattern, window)
        distinct = count.distinct if count else None
        held = {
            self._day(event, distinct, place)
            for place, (event, a) in enumerate(matching)
            if a.holds
        }
        sure = {
            self._day(event, distinct, place)
            for place, (event, a) in enumerate(matching)
            if a.kleene
        }
        maybe = {
            self._day(event, distinct, place)
            for place, (event, a) in enumerate(matching)
            if a.kleene is not False
        }
        return of_span(count_test(count), len(held), len(sure), len(maybe))

    def _day(self, event: Row, distinct: n.Unit | None, place: int) -> Any:
        local = event["timestamp"].replace(tzinfo=UTC).astimezone(self.world.calendar.zone)
        match distinct:
            case n.Unit.DAY:
                return local.date()
            case n.Unit.WEEK:
                return local.isocalendar()[:2]
            case n.Unit.MONTH:
                return local.year, local.month
        return place

    def _turn(
        self, unit: Entity, ident: str, pattern: n.EventPattern, window: n.Window, last: bool
    ) -> Answer:
        matching = self._matching(unit, ident, pattern, n.Ever())
        times = sorted(event["timestamp"] for event, answer in matching if answer.holds)
        return sure(bool(times) and times[-1 if last else 0] in self.world.calendar.window(window))

    # --- conditions -------------------------------------------------------------------------

    def _condition(self, unit: Entity, ident: str, subject: n.Subject, test: n.Test) -> Answer:
        if isinstance(test, n.IsInTop):
            return self._ranked(unit, ident, subject, test)
        if isinstance(subject, n.NumberOf) and not isinstance(test, n.IsKnown):
            answers = [a for _, a in self._matching(unit, ident, subject.event, subject.window)]
            return of_range(lambda number: tested(number, test, self.world.calendar).holds, answers)
        value, doubt = self._value(unit, ident, subject)
        found = tested(value, test, self.world.calendar)
        if isinstance(subject, n.Trait) or isinstance(test, n.IsKnown):
            return found
        return Answer(found.holds, None if doubt else found.holds)

    def _value(self, unit: Entity, ident: str, subject: n.Subject) -> tuple[Any, bool]:
        """Return a value, None if missing, and whether it rests on something missing."""
        match subject:
            case n.Trait(name, of_account):
                owner = self.world.account_of[ident] if of_account else ident
                unit = Entity.ACCOUNT if of_account else unit
                value = self.world.traits[unit].get(owner or "", {}).get(name)
                return value, value is None
            case n.NumberOf(pattern, window):
                answers = [answer for _, answer in self._matching(unit, ident, pattern, window)]
                return sum(a.holds for a in answers), any(a.kleene is None for a in answers)
            case n.Amount(statistic, prop, pattern, window):
                matching = self._matching(unit, ident, pattern, window)
                values = [event.get(prop.name) for event, answer in matching if answer.holds]
                doubt = any(
                    answer.kleene is None
                    or (answer.kleene is True and missing(event.get(prop.name)))
                    for event, answer in matching
                )
                return amount(statistic, [one for one in values if not missing(one)]), doubt
        raise TypeError(subject)

    def _ranked(self, unit: Entity, ident: str, subject: n.Subject, test: n.IsInTop) -> Answer:
        value, doubt = self._value(unit, ident, subject)
        if value is None:
            return Answer(False, None if doubt else False)
        everybody = (self._value(unit, one, subject)[0] for one in self.world.universe[unit])
        known = [one for one in everybody if one is not None]
        beyond = sum(one <= value if test.bottom else one >= value for one in known)
        inside = Fraction(100 * beyond) <= Fraction(str(test.percent)) * len(known)
        return Answer(inside, None if doubt else inside)
