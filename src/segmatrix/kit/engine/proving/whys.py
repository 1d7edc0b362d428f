"""A segment's rule taken apart for one person or account."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.asking import rests_on
from segmatrix.kit.engine.proving.bases import Base
from segmatrix.kit.engine.proving.findings import Finding, Found, Kind, Proof, Value
from segmatrix.kit.engine.proving.histories import History
from segmatrix.kit.engine.proving.leaves import Leaves
from segmatrix.kit.rules.checking import check_rules
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.expanding import expanded
from segmatrix.kit.rules.nodes import (
    NOWHERE,
    And,
    AtLeastOf,
    Condition,
    Did,
    EnteredStage,
    Entity,
    InSegment,
    InStage,
    Lifecycle,
    LifetimeValue,
    Moment,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    Restarted,
    Rhythm,
    Rule,
    Stopped,
    Subject,
    Trait,
)
from segmatrix.kit.rules.plain import LIFETIME_VALUE, Earlier, Settled
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.rulefile import Rules

MOST = 20


def why(
    data: CustomerData,
    rules: Rules,
    segment: str,
    ident: str,
    as_of: Moment,
    *,
    most: int = MOST,
) -> Proof:
    """Return why somebody is in a segment at an instant, or why not.

    Args:
        data: the customer data.
        rules: the segments; what they name is checked against the data first.
        segment: the name of one of them.
        ident: the id of a person or an account, as the rules' unit says; one that was merged away
            stands for the one that stays.
        as_of: the instant, as for `evaluate`.
        most: how many events, and how many people of an account, are shown of each condition.

    Raises:
        RuleError: if there is no such segment, or a rule asks for what there is not.
        DataError: if nobody with this id is known at the instant.
    """
    return Whys(data, rules, as_of, most=most).why(segment, ident)


class Whys:
    """Rules put to a customer base at one instant, to be asked about many people."""

    def __init__(
        self, data: CustomerData, rules: Rules, as_of: Moment, *, most: int = MOST
    ) -> None:
        """Take rules and data as `why` does; raise what it raises about rules."""
        check_rules(rules, data.catalog)
        self._base = Base(data, rules, Calendar.at(as_of, rules.timezone), most)

    def why(self, segment: str, ident: str) -> Proof:
        """Return why somebody is in a segment, or why not; see `why`."""
        base, rules = self._base, self._base.rules
        if segment not in rules.by_name:
            raise RuleError.unknown("a segment", segment, rules.by_name, span=NOWHERE)
        (canonical,) = base.data.canonical([ident], rules.unit)
        base.require(rules.unit, canonical)
        somebody = _Somebody(base, rules.unit, canonical)
        finding = somebody.finding(rules.by_name[segment], True)
        return Proof(segment, rules.unit, canonical, base.calendar.as_of, finding)


@dataclass(frozen=True)
class _Somebody:
    """A person or an account, of whom a rule is taken apart.

    Attributes:
        base: the customer base.
        unit: whether it is a person or an account.
        ident: the id.
    """

    base: Base
    unit: Entity
    ident: str

    # --- rules ----------------------------------------------------------------------------------

    def finding(self, rule: Rule, decides: bool) -> Finding:
        """Return what comes of a part of a rule.

        Args:
            rule: the part, as people wrote it.
            decides: whether the answer to the whole rests on this part.
        """
        verdict = self.base.verdict(rule, self.unit)
        here = Finding(
            Kind.CONDITION,
            text(rule),
            self._is(verdict.holds),
            not verdict.sure and self._is(verdict.unsure),
            decides,
        )
        match rule:
            case And(parts):
                return replace(here, kind=Kind.ALL, parts=self._parts(parts, here, all_=True))
            case Or(parts):
                return replace(here, kind=Kind.ANY, parts=self._parts(parts, here, all_=False))
            case AtLeastOf(_, parts):
                deciding = tuple(self._deciding(part, decides, held=here.holds) for part in parts)
                return replace(here, kind=Kind.SOME, parts=deciding)
            case Not(part):
                return replace(here, kind=Kind.NOT, parts=(self.finding(part, decides),))
            case InSegment(name):
                inside = self.finding(self.base.rules.by_name[name], decides)
                return replace(here, kind=Kind.SEGMENT, name=name, parts=(inside,))
            case InStage(names):
                return self._staged(here, names, ())
            case EnteredStage(name):
                return self._staged(here, (name,), self._before(rule))
            case OfPeople():
                return self._of_people(here, rule)
            case OfAccount(inner):
                return self._of_account(here, inner)
        return self._leaf(here, rule)

    def _is(self, truth: Any) -> bool:
        return self.base.is_true(self.unit, truth, self.ident)

    def _parts(self, parts: Sequence[Rule], whole: Finding, *, all_: bool) -> tuple[Finding, ...]:
        """Return the parts; all decide a true `and`, the false ones a false one; `or` mirrored."""
        if whole.holds is all_:
            return tuple(self.finding(part, whole.decides) for part in parts)
        return tuple(self._deciding(part, whole.decides, held=whole.holds) for part in parts)

    def _deciding(self, part: Rule, decides: bool, *, held: bool) -> Finding:
        """Return a part that decides if it came out as the whole did."""
        held_too = self._is(self.base.verdict(part, self.unit).holds) is held
        return self.finding(part, decides and held_too)

    # --- stages ---------------------------------------------------------------------------------

    def _staged(self, here: Finding, names: Sequence[str], before: tuple[Found, ...]) -> Finding:
        """Return a finding about stages, with the rule of the stage that somebody is in."""
        rules = {stage.name: stage.rule for stage in self.base.rules.stages}
        now = self._stage()
        shown = dict.fromkeys([*names, *([now] if now else [])])
        parts = tuple(
            replace(
                self.finding(rules[name], here.decides and name == (now or name)),
                kind=Kind.STAGE,
                name=name,
            )
            for name in shown
        )
        return replace(here, found=(Found("stage", now), *before), parts=parts)

    def _stage(self) -> str | None:
        """Return the last stage whose rule holds."""
        held = [
            stage.name
            for stage in self.base.rules.stages
            if self._is(self.base.verdict(stage.rule, self.unit).holds)
        ]
        return held[-1] if held else None

    def _before(self, rule: EnteredStage) -> tuple[Found, ...]:
        """Return the stage in which somebody was when a window began."""
        for stage in self.base.rules.stages:
            inside: Any = Settled(expanded(InStage((stage.name,)), self.base.rules.terms))
            earlier: Any = Earlier(inside, rule.window)
            if self._is(self.base.asking.verdict(earlier, self.unit).holds):
                return (Found("stage before", stage.name),)
        return (Found("stage before", None),)

    # --- people and accounts --------------------------------------------------------------------

    def _of_people(self, here: Finding, rule: OfPeople) -> Finding:
        verdict = self.base.verdict(rule.rule, Entity.PERSON)
        fulfilling = set(self.base.true_of(Entity.PERSON, verdict.holds)) & set(self.people)
        # Those who fulfil it decide that enough do, and those who do not that too few do.
        telling = here.holds is not (rule.quantifier is Quantifier.NO)
        shown = [one for one in self.people if (one in fulfilling) is telling]
        parts = tuple(
            replace(
                _Somebody(self.base, Entity.PERSON, one).finding(rule.rule, here.decides),
                kind=Kind.PERSON,
                name=one,
            )
            for one in shown[: self.base.most]
        )
        found = Found("people", len(self.people)), Found("of them", len(fulfilling))
        return replace(here, kind=Kind.PEOPLE, found=found, parts=parts)

    def _of_account(self, here: Finding, inner: Rule) -> Finding:
        home = self.home
        if home is None:
            return replace(
                here, kind=Kind.ACCOUNT, found=(Found("account", None),), lacking=("account",)
            )
        part = _Somebody(self.base, Entity.ACCOUNT, home).finding(inner, here.decides)
        return replace(here, kind=Kind.ACCOUNT, name=home, parts=(part,))

    @cached_property
    def people(self) -> list[str]:
        """The ids of an account's people."""
        engine = self.base.asking.engine
        there = engine.among(Entity.ACCOUNT, [self.ident])
        return self.base.true_of(Entity.PERSON, engine.of_their_account(there))

    @cached_property
    def home(self) -> str | None:
        """The id of a person's account."""
        engine = self.base.asking.engine
        for account in self.history.accounts_named():
            there = engine.of_their_account(engine.among(Entity.ACCOUNT, [account]))
            if self._is(there):
                return account
        return None

    # --- leaves ---------------------------------------------------------------------------------

    @cached_property
    def history(self) -> History:
        """What happened that counts."""
        people = self.people if self.unit is Entity.ACCOUNT else ()
        return History(self.base.data, self.base.calendar, self.unit, self.ident, tuple(people))

    def _leaf(self, here: Finding, rule: Any) -> Finding:
        plain = expanded(rule, self.base.rules.terms)
        leaves = Leaves(self.history, self.base.most)
        lacking = tuple(sorted(rests_on(plain))) if here.unsure else ()
        return replace(
            here,
            found=tuple(self._found(rule, plain, leaves)),
            lacking=lacking,
            evidence=leaves.evidence(plain),
        )

    def _found(self, rule: Any, plain: Any, leaves: Leaves) -> Sequence[Found]:
        match rule:
            case Condition(subject):
                return [Found(text(subject), self._value(subject))]
            case Stopped() | Restarted() | Lifecycle():
                return [leaves.latest(rule)]
            case Rhythm():
                periods = {part for part in plain.walk() if isinstance(part, Did)}
                held = [self._is(self.base.verdict(one, self.unit).holds) for one in periods]
                return [Found("periods", sum(held))]
        return list(leaves.found(plain))

    def _value(self, subject: Subject) -> Value:
        match subject:
            case Trait(name, of_account=True):
                home = self.home
                if home is None:
                    return None
                return _Somebody(self.base, Entity.ACCOUNT, home).history.trait(name)
            case Trait(name):
                return self.history.trait(name)
            case LifetimeValue():
                return self.history.trait(LIFETIME_VALUE)
        number = expanded(subject, self.base.rules.terms)
        values = self.base.asking.engine.numbers(self.unit, number).values
        value = float(values[self.base.place(self.unit, self.ident)])
        if np.isnan(value):
            return None
        return int(value) if value.is_integer() else value
