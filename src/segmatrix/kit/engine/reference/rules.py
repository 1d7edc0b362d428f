"""Rules, asked of somebody."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from statistics import mean, median
from typing import Any

from segmatrix.kit.engine.measures import Measured
from segmatrix.kit.engine.reference.answers import Answer, every, of_range, some, sure
from segmatrix.kit.engine.reference.events import counted, did_for_the_time, matching, more_often
from segmatrix.kit.engine.reference.numbers import condition, value
from segmatrix.kit.engine.reference.rhythms import (
    had_session,
    lifecycle,
    restarted,
    rhythm,
    stopped,
)
from segmatrix.kit.engine.reference.sequences import sequence
from segmatrix.kit.engine.reference.somebody import Somebody
from segmatrix.kit.engine.reference.values import missing
from segmatrix.kit.engine.reference.voices import gave, raised_theme, said, saw
from segmatrix.kit.engine.reference.world import World
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity, Rule
from segmatrix.kit.rules.rulefile import Measure, Over, Rules


@dataclass(frozen=True)
class Reference:
    """A file of rules put to a world."""

    world: World
    rules: Rules
    _past: dict[datetime, "Reference"] = field(default_factory=dict)

    def members(self, name: str) -> list[str]:
        """Return who belongs to a segment, sorted."""
        return self._those(name, lambda answer: answer.holds)

    def unsure(self, name: str) -> list[str]:
        """Return whose membership rests on a missing value, sorted."""
        return self._those(name, lambda answer: answer.kleene is None)

    def measured(self, measure: Measure, name: str) -> Measured:
        """Return the number of a segment."""
        members = set(self.members(name))
        found = [
            value(one, measure.value, self.rules.scores)
            for one in self._everybody()
            if one.ident in members
        ]
        known = [Fraction(one) for one, _ in found if not missing(one)]
        unsure = sum(doubt for _, doubt in found)
        return Measured(_made(known, measure.over), len(known), len(found) - len(known), unsure)

    def _those(self, name: str, chosen: Callable[[Answer], bool]) -> list[str]:
        rule = self.rules.by_name[name]
        return [one.ident for one in self._everybody() if chosen(self.ask(rule, one))]

    def _everybody(self) -> list[Somebody]:
        unit = self.rules.unit
        return [Somebody(self.world, unit, ident) for ident in self.world.universe[unit]]

    def ask(self, rule: Rule, one: Somebody) -> Answer:
        """Return whether a rule holds for somebody."""
        found = self._positive(rule, one)
        return ~found if getattr(rule, "negated", False) else found

    def _positive(self, rule: Rule, one: Somebody) -> Answer:
        """Return whether a rule holds, leaving aside that it is written with a `not` inside."""
        match rule:
            case n.Everyone():
                return sure(True)
            case n.And(parts):
                return every([self.ask(part, one) for part in parts])
            case n.Or(parts):
                return some([self.ask(part, one) for part in parts])
            case n.AtLeastOf(wanted, parts):
                return of_range(lambda number: number >= wanted, [self.ask(p, one) for p in parts])
            case n.Not(part):
                return ~self.ask(part, one)
            case n.Condition(subject, test):
                return condition(one, subject, test, self.rules.scores)
            case n.InSegment(name):
                return self.ask(self.rules.by_name[name], one)
            case n.InList(name):
                return self._among(one, self.rules.lists[name])
            case n.InCluster(name, study):
                return self._among(one, self.rules.clusters[study][name])
            case n.InStage(names):
                return sure(any(self._in_stage(one, name) for name in names))
            case n.EnteredStage():
                return self._entered(one, rule)
            case n.OfPeople():
                return self._of_people(rule, one)
            case n.OfAccount(inner):
                home = one.account()
                return self.ask(inner, home) if home else Answer(False, None)
        return self._happened(rule, one)

    def _happened(self, rule: Rule, one: Somebody) -> Answer:
        match rule:
            case n.Did(pattern, count, window):
                rows = matching(one, pattern, one.calendar.window(window))
                return counted(rows, count, one.calendar)
            case n.FirstDid(pattern, window):
                return did_for_the_time(one, pattern, 0, window)
            case n.LastDid(pattern, window):
                return did_for_the_time(one, pattern, -1, window)
            case n.NthDid(pattern, number, window):
                return did_for_the_time(one, pattern, number - 1, window)
            case n.RaisedTheme(name):
                return raised_theme(one, rule, self.rules.themes[name])
        return _HAPPENED[type(rule)](one, rule)

    def _among(self, one: Somebody, idents: Collection[str]) -> Answer:
        merged = one.unit is Entity.PERSON
        return sure(one.ident in [self.world.canonical(i) if merged else i for i in idents])

    def _in_stage(self, one: Somebody, name: str) -> bool:
        """Return whether a stage's rule holds and that of no later stage."""
        names = [stage.name for stage in self.rules.stages]
        own, *later = self.rules.stages[names.index(name) :]
        return self.ask(own.rule, one).holds and not any(
            self.ask(stage.rule, one).holds for stage in later
        )

    def _entered(self, one: Somebody, rule: n.EnteredStage) -> Answer:
        """Return whether somebody is in a stage and was not when the window began."""
        start = self.world.calendar.window(rule.window).start
        if not self._in_stage(one, rule.name):
            return sure(False)
        if start is None:
            return sure(True)
        then = self._at(min(start, self.world.calendar.as_of))
        if one.ident not in then.world.universe[one.unit]:
            return sure(True)
        return sure(not then._in_stage(Somebody(then.world, one.unit, one.ident), rule.name))

    def _at(self, instant: datetime) -> "Reference":
        if instant not in self._past:
            self._past[instant] = Reference(self.world.at(instant), self.rules)
        return self._past[instant]

    def _of_people(self, rule: n.OfPeople, account: Somebody) -> Answer:
        people = account.people()
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
        answers = [self.ask(rule.rule, one) for one in people]
        return of_range(tests[rule.quantifier], answers)


def _made(known: list[Fraction], over: Over) -> float | None:
    if over is Over.SUM:
        return float(sum(known))
    if not known:
        return None
    return float(mean(known) if over is Over.MEAN else median(known))


_HAPPENED: dict[type[Any], Callable[[Somebody, Any], Answer]] = {
    n.MoreOften: more_often,
    n.Sequence: sequence,
    n.Rhythm: rhythm,
    n.Stopped: stopped,
    n.Restarted: restarted,
    n.Lifecycle: lifecycle,
    n.HadSession: had_session,
    n.Gave: gave,
    n.Said: said,
    n.SawExperiment: saw,
}
