"""Strategies that draw every form of rule over a vocabulary, so that each fits its data."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity, Rule, Subject
from tests.kit.rules.generating.happenings import Happenings
from tests.kit.rules.generating.vocabulary import ODD_NAMES, Vocabulary

__all__ = ["ODD_NAMES", "Vocabulary", "numbers", "rules"]


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
class _Drawing(Happenings):
    """Strategies for whole rules, each made once however many others it is a part of."""

    made: dict[tuple[Entity, int], st.SearchStrategy[Rule]] = field(default_factory=dict)

    def rules(self, unit: Entity, depth: int) -> st.SearchStrategy[Rule]:
        if (unit, depth) not in self.made:
            self.made[unit, depth] = self.nested(unit, depth) if depth else self.leaves(unit)
        return self.made[unit, depth]

    def nested(self, unit: Entity, depth: int) -> st.SearchStrategy[Rule]:
        leaves, inner = self.rules(unit, 0), self.rules(unit, depth - 1)
        return st.one_of(leaves, self.joined(inner), self.led_elsewhere(unit, depth - 1))

    def leaves(self, unit: Entity) -> st.SearchStrategy[Rule]:
        numbers = [self.amounts(), *self.scores(unit)]
        return st.one_of(
            self.trait_conditions(unit),
            self.of_kind(st.one_of(numbers), Type.NUMBER, ranked=True),
            st.just(n.Everyone()),
            *self.happenings(),
            *self.voices(),
            *(self.memberships() if unit is self.home else []),
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
