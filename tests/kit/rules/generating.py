"""Strategies that draw every form of rule over a vocabulary, so that each fits its data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.checking import Known
from segmatrix.kit.rules.nodes import Entity, Rule, Subject, Test, Unit, Window
from segmatrix.kit.rules.parsing.values import DURATIONS

_DATES = (Type.DATE, Type.INSTANT)


@dataclass(frozen=True)
class Vocabulary:
    """What rules are drawn from: names with their types, and values to compare with."""

    people: Mapping[str, Type]
    accounts: Mapping[str, Type]
    events: Mapping[str, Mapping[str, Type]]
    segments: Sequence[str] = ()
    lists: Sequence[str] = ()
    texts: Sequence[str] = ("", "pro", "Pro", 'a "b"', "x\ny", "ü#`(")
    patterns: Sequence[str] = ("^p", "a.*b$", "[0-9]+", '"')
    numbers: Sequence[int | float] = (0, 1, 2, -3, 1.5, 10, 1e15, 0.000001)
    dates: Sequence[date] = (date(2026, 1, 31), date(2026, 5, 1), date(2026, 6, 15))
    instants: Sequence[datetime] = (
        datetime(2026, 5, 1, 8, tzinfo=UTC),
        datetime(2026, 6, 1, 23, 59, 59, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
    )
    longest: int = 40
    percents: Sequence[int | float] = field(default=(1, 10, 12.5, 50, 100))

    @property
    def catalog(self) -> Catalog:
        """The catalog of data in which all of it is known."""
        return Catalog(people=self.people, accounts=self.accounts, events=self.events)

    def known(self, unit: Entity) -> Known:
        """What a rule of `unit` may name."""
        return Known(self.catalog, unit, self.segments, self.lists)


_TYPES = {
    "plan": Type.TEXT,
    "seats": Type.NUMBER,
    "vip": Type.BOOLEAN,
    "signed_up": Type.DATE,
    "seen": Type.INSTANT,
    "tags": Type.LIST,
}
ODD_NAMES = Vocabulary(
    people={**_TYPES, "first name": Type.TEXT, "stage": Type.TEXT, "Did": Type.NUMBER},
    accounts={**_TYPES, "not": Type.TEXT, "a`b": Type.NUMBER, "größe": Type.NUMBER},
    events={"order": {**_TYPES, "not": Type.TEXT, "for": Type.NUMBER}, 'a "b"': {"n": Type.NUMBER}},
    segments=("Power users", 'The "best"'),
    lists=("Beta testers",),
)


def rules(
    vocabulary: Vocabulary = ODD_NAMES, unit: Entity = Entity.PERSON, *, depth: int = 3
) -> st.SearchStrategy[Rule]:
    """Rules of `unit` that nest `depth` deep at most."""
    return _Drawing(vocabulary, unit).rules(unit, depth)


def numbers(
    vocabulary: Vocabulary = ODD_NAMES, unit: Entity = Entity.PERSON
) -> st.SearchStrategy[Subject]:
    """Numbers that stand alone, as in a measure."""
    return _Drawing(vocabulary, unit).numbers(unit)


@dataclass(frozen=True)
class _Drawing:
    """Strategies for the nodes of rules whose segments and lists are of unit `home`."""

    words: Vocabulary
    home: Entity

    def rules(self, unit: Entity, depth: int) -> st.SearchStrategy[Rule]:
        leaves = self.leaves(unit)
        if depth == 0:
            return leaves
        inner = self.rules(unit, depth - 1)
        return st.one_of(leaves, self.joined(inner), self.led_elsewhere(unit, depth - 1))

    def leaves(self, unit: Entity) -> st.SearchStrategy[Rule]:
        memberships = []
        if unit is self.home and self.words.segments:
            memberships.append(
                st.builds(n.InSegment, st.sampled_from(self.words.segments), st.booleans())
            )
        if unit is self.home and self.words.lists:
            memberships.append(
                st.builds(n.InList, st.sampled_from(self.words.lists), st.booleans())
            )
        return st.one_of(
            self.trait_conditions(unit),
            self.of_kind(self.amounts(), Type.NUMBER, ranked=True),
            st.builds(n.Did, self.events(), st.none() | counts(), self.windows(), st.booleans()),
            st.builds(n.FirstDid, self.events(), self.windows()),
            st.builds(n.LastDid, self.events(), self.windows()),
            st.just(n.Everyone()),
            *memberships,
        )

    def joined(self, inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.one_of(
            st.builds(n.And, several),
            st.builds(n.Or, several),
            st.builds(n.Not, inner),
            st.builds(
                lambda number, parts: n.AtLeastOf(min(number, len(parts)), parts),
                st.integers(1, 3),
                several,
            ),
        )

    def led_elsewhere(self, unit: Entity, depth: int) -> st.SearchStrategy[Rule]:
        inner = self.rules(unit.other, depth)
        if unit is Entity.PERSON:
            return st.builds(n.OfAccount, inner)
        plain = st.sampled_from([n.Quantifier.ANY, n.Quantifier.EVERY, n.Quantifier.NO])
        return st.one_of(
            st.builds(n.OfPeople, plain, inner),
            st.builds(n.OfPeople, st.just(n.Quantifier.AT_LEAST), inner, st.integers(1, 4)),
            st.builds(
                n.OfPeople,
                st.just(n.Quantifier.AT_LEAST_PERCENT),
                inner,
                st.sampled_from(self.words.percents),
            ),
        )

    # --- conditions ---

    def trait_conditions(self, unit: Entity) -> st.SearchStrategy[Rule]:
        subjects = [(n.Trait(name), kind) for name, kind in self.traits(unit).items()]
        if unit is Entity.PERSON:
            subjects += [(n.Trait(name, True), kind) for name, kind in self.words.accounts.items()]
        return self.conditions(subjects, ranked=True)

    def traits(self, unit: Entity) -> Mapping[str, Type]:
        return self.words.people if unit is Entity.PERSON else self.words.accounts

    def conditions(
        self, subjects: Sequence[tuple[Subject, Type]], *, ranked: bool
    ) -> st.SearchStrategy[Rule]:
        """Conditions on any of some subjects, each with its type."""
        kinds = {kind: [one for one, of in subjects if of is kind] for _, kind in subjects}
        return st.one_of(
            [self.of_kind(st.sampled_from(ones), kind, ranked) for kind, ones in kinds.items()]
        )

    def of_kind(
        self, subject: st.SearchStrategy[Subject], kind: Type, ranked: bool
    ) -> st.SearchStrategy[Rule]:
        """Conditions on subjects of one type, negated where the language has a form for it."""
        negatable = [st.just(n.IsKnown())]
        plain: list[st.SearchStrategy[Test]] = []
        if kind is Type.LIST:
            negatable.append(st.builds(n.Has, self.several(Type.TEXT)))
            plain.append(st.builds(n.Has, self.several(Type.TEXT), st.just(True)))
        else:
            case = st.booleans() if kind is Type.TEXT else st.just(False)
            negatable.append(st.builds(n.Is, self.values(kind), case))
            negatable.append(st.builds(n.IsOneOf, self.several(kind), case))
        if kind is Type.TEXT:
            negatable += self.text_tests()
        if kind is Type.NUMBER:
            plain += self.number_tests(ranked)
        if kind in _DATES:
            plain += self.date_tests(kind)
        negated = st.builds(n.Condition, subject, st.one_of(negatable), st.booleans())
        return st.one_of(
            negated, *([st.builds(n.Condition, subject, st.one_of(plain))] * bool(plain))
        )

    def text_tests(self) -> list[st.SearchStrategy[Test]]:
        plain = [test for test in n.TextTest if test is not n.TextTest.MATCHES]
        return [
            st.builds(n.HasText, st.sampled_from(plain), self.values(Type.TEXT), st.booleans()),
            st.builds(
                n.HasText,
                st.just(n.TextTest.MATCHES),
                st.sampled_from(self.words.patterns),
                st.booleans(),
            ),
        ]

    def number_tests(self, ranked: bool) -> list[st.SearchStrategy[Test]]:
        number = self.values(Type.NUMBER)
        rank = st.builds(n.IsInTop, st.sampled_from(self.words.percents), st.booleans())
        return [
            st.builds(n.Compares, st.sampled_from(list(n.Order)), number),
            _ascending(n.IsBetween, number),
            *([rank] if ranked else []),
        ]

    def date_tests(self, kind: Type) -> list[st.SearchStrategy[Test]]:
        moment, length = self.values(kind), self.durations()
        whole = self.durations(least=1)
        return [
            _ascending(n.IsBetween, moment),
            st.builds(n.IsBefore, moment),
            st.builds(n.IsAfter, moment),
            st.builds(n.IsInTheLast, whole),
            st.builds(n.IsInTheNext, whole),
            st.builds(n.MoreThanAgo, length),
            st.builds(n.LessThanAgo, length),
        ]

    def several(self, kind: Type) -> st.SearchStrategy[tuple[n.Value, ...]]:
        return st.lists(self.values(kind), min_size=1, max_size=3).map(tuple)

    def values(self, kind: Type) -> st.SearchStrategy[n.Value]:
        pools: Mapping[Type, Sequence[n.Value]] = {
            Type.TEXT: self.words.texts,
            Type.NUMBER: self.words.numbers,
            Type.BOOLEAN: (True, False),
            Type.DATE: self.words.dates,
            Type.INSTANT: self.words.instants,
        }
        return st.sampled_from(pools[kind])

    # --- events ---

    def events(self) -> st.SearchStrategy[n.EventPattern]:
        return st.one_of(map(self.event, self.words.events))

    def event(self, name: str) -> st.SearchStrategy[n.EventPattern]:
        subjects = [(n.Property(one), kind) for one, kind in self.words.events[name].items()]
        one = self.conditions(subjects, ranked=False)
        where = st.recursive(
            one,
            lambda inner: st.one_of(
                st.builds(n.And, st.tuples(inner, inner)),
                st.builds(n.Or, st.tuples(inner, inner)),
                st.builds(n.Not, inner),
            ),
            max_leaves=3,
        )
        return st.builds(n.EventPattern, st.just(name), st.none() | where)

    def numbers(self, unit: Entity) -> st.SearchStrategy[Subject]:
        own = [n.Trait(name) for name, kind in self.traits(unit).items() if kind is Type.NUMBER]
        return st.sampled_from(own) | self.amounts()

    def amounts(self) -> st.SearchStrategy[Subject]:
        return st.one_of(
            st.builds(n.NumberOf, self.events(), self.windows()),
            *map(self.amounts_of, self.words.events),
        )

    def amounts_of(self, event: str) -> st.SearchStrategy[Subject]:
        has = self.words.events[event]
        numbers = [n.Property(name) for name, kind in has.items() if kind is Type.NUMBER]
        statistics = [one for one in n.Statistic if one is not n.Statistic.DISTINCT]
        rest = self.event(event), self.windows()
        return st.one_of(
            st.builds(n.Amount, st.sampled_from(statistics), st.sampled_from(numbers), *rest),
            st.builds(
                n.Amount,
                st.just(n.Statistic.DISTINCT),
                st.sampled_from([n.Property(name) for name in has]),
                *rest,
            ),
        )

    # --- time ---

    def durations(
        self, *, least: int = 0, units: Sequence[Unit] = DURATIONS
    ) -> st.SearchStrategy[n.Duration]:
        return st.builds(n.Duration, st.integers(least, self.words.longest), st.sampled_from(units))

    def windows(self) -> st.SearchStrategy[Window]:
        moments = st.sampled_from([*self.words.dates, *self.words.instants])
        full = [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]
        calendar = st.sampled_from([Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR])
        ages = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)
        return st.one_of(
            st.just(n.Ever()),
            st.builds(n.InTheLast, self.durations(least=1)),
            st.builds(n.InTheLast, self.durations(least=1, units=full), st.just(True)),
            _ascending(n.BetweenMoments, st.sampled_from(self.words.dates)),
            _ascending(n.BetweenMoments, st.sampled_from(self.words.instants)),
            st.builds(n.Since, moments),
            st.builds(n.Before, moments),
            st.just(n.CalendarUnit("this", Unit.DAY)),
            st.builds(n.CalendarUnit, st.sampled_from(["this", "last"]), calendar),
            st.builds(
                lambda age, unit: n.BetweenAges(age[1], age[0], unit),
                ages,
                st.sampled_from(DURATIONS),
            ),
            st.builds(n.MoreThanAgo, self.durations()),
            st.builds(n.LessThanAgo, self.durations()),
        )


def counts() -> st.SearchStrategy[n.Count]:
    """How often something was done, of times or of distinct days, weeks and months."""
    tests = st.sampled_from([one for one in n.CountTest if one is not n.CountTest.BETWEEN])
    distinct = st.none() | st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH])
    ranges = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted)
    return st.one_of(
        st.builds(n.Count, tests, st.integers(0, 4), st.none(), distinct),
        st.builds(
            lambda ends, of: n.Count(n.CountTest.BETWEEN, ends[0], ends[1], of), ranges, distinct
        ),
    )


def _ascending(node: type, values: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(values, values).map(sorted).map(lambda ends: node(*ends))
