"""Events with their `where`, and numbers."""

from dataclasses import dataclass
from functools import cached_property

from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity, Subject
from segmatrix.kit.rules.plain import LIFETIME_VALUE
from tests.kit.rules.generating.conditions import Conditions


@dataclass(frozen=True)
class Events(Conditions):
    """Strategies for events by name and by what they carry, and for numbers over them."""

    @cached_property
    def events(self) -> st.SearchStrategy[n.EventPattern]:
        return st.one_of(map(self.event, self.words.events))

    def event(self, name: str, earlier: tuple[str, ...] = ()) -> st.SearchStrategy[n.EventPattern]:
        """Events of one name; as steps, they may compare with the events `earlier`."""
        if (name, earlier) not in self.drawn:
            self.drawn[name, earlier] = self.event_after(name, earlier)
        return self.drawn[name, earlier]

    def event_after(self, name: str, earlier: tuple[str, ...]) -> st.SearchStrategy[n.EventPattern]:
        subjects = [(n.Property(one), kind) for one, kind in self.words.events[name].items()]
        conditions = self.conditions(subjects, ranked=False)
        where = st.recursive(
            st.one_of([conditions, *self.common_with_steps(name, earlier)]),
            lambda inner: st.one_of(
                st.builds(n.And, st.tuples(inner, inner)),
                st.builds(n.Or, st.tuples(inner, inner)),
                st.builds(n.Not, inner),
            ),
            max_leaves=3,
        )
        return st.builds(n.EventPattern, st.just(name), st.none() | where)

    def common_with_steps(
        self, name: str, earlier: tuple[str, ...]
    ) -> list[st.SearchStrategy[n.Condition]]:
        """Conditions that a step shares a property of one type with an earlier one."""
        pairs = [
            (n.Property(own), n.IsSame(n.StepProperty(step, other)))
            for step, event in enumerate(earlier, start=1)
            for own, kind in self.words.events[name].items()
            for other, of in self.words.events[event].items()
            if kind is of and kind is not Type.LIST
        ]
        if not pairs:
            return []
        return [
            st.builds(
                lambda pair, negated: n.Condition(*pair, negated),
                st.sampled_from(pairs),
                st.booleans(),
            )
        ]

    # --- numbers ---

    def numbers(self, unit: Entity) -> st.SearchStrategy[Subject]:
        own = [n.Trait(name) for name, kind in self.traits(unit).items() if kind is Type.NUMBER]
        return st.one_of([st.sampled_from(own), self.amounts(), *self.scores(unit)])

    def scores(self, unit: Entity) -> list[st.SearchStrategy[Subject]]:
        found: list[st.SearchStrategy[Subject]] = []
        if self.words.feedback:
            kinds = st.sampled_from(list(n.ScoreKind))
            found.append(st.builds(n.LatestScore, kinds))
            found.append(st.builds(n.AverageScore, kinds, self.windows()))
        if self.words.scores and unit is self.home:
            found.append(st.builds(n.RfmScore, st.sampled_from(list(n.Rfm))))
        if unit is self.home and LIFETIME_VALUE in self.traits(unit):
            found.append(st.just(n.LifetimeValue()))
        return found

    def amounts(self) -> st.SearchStrategy[Subject]:
        return st.one_of(
            st.builds(n.NumberOf, self.events, self.windows()),
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
