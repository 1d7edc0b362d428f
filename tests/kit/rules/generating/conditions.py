"""Conditions on traits, properties and numbers, each fitting its type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity, Rule, Subject, Test
from tests.kit.rules.generating.times import Times, ascending

_DATES = (Type.DATE, Type.INSTANT)


@dataclass(frozen=True)
class Conditions(Times):
    """Strategies for conditions and their tests."""

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
            ascending(n.IsBetween, number),
            *([rank] if ranked else []),
        ]

    def date_tests(self, kind: Type) -> list[st.SearchStrategy[Test]]:
        moment, length = self.values(kind), self.durations()
        whole = self.durations(least=1)
        return [
            ascending(n.IsBetween, moment),
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
