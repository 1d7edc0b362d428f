"""A file of rules in plain forms, ready to be put to any engine."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from segmatrix.kit.engine.asking import Asking, Engine, Leaf, T
from segmatrix.kit.engine.measures import Numbers, measured
from segmatrix.kit.engine.membership import Result, SegmentResult, Universe
from segmatrix.kit.engine.planning import Plan, plans
from segmatrix.kit.rules.expanding import expanded
from segmatrix.kit.rules.nodes import Entity, InCluster, InList, Rule, Subject
from segmatrix.kit.rules.rulefile import Over, Rules


@dataclass(frozen=True)
class Questions:
    """Rules that were checked, in plain forms.

    Attributes:
        unit: whom the segments consist of.
        segments: the rule of each, by name, in the order of the file.
        lists: the ids of each list and cluster, by the node that names it.
        measures: per measure, the number that is taken of each member and how they become one.
        leaves: every condition that no logic divides, once, with the unit that it speaks of.
    """

    unit: Entity
    segments: Mapping[str, Rule]
    lists: Mapping[InList | InCluster, Collection[str]]
    measures: Mapping[str, tuple[Subject, Over]]
    leaves: Collection[tuple[Entity, Leaf]]

    @classmethod
    def of(cls, rules: Rules, known: Mapping[str, Plan] | None = None) -> "Questions":
        """Return the questions that rules ask.

        Args:
            rules: the rules, checked.
            known: plans of some of the segments, by name, if there are any.
        """
        planned = plans(rules, known)
        segments = {name: plan.rule for name, plan in planned.items()}
        lists: dict[InList | InCluster, Collection[str]] = {
            InList(name): ids for name, ids in rules.lists.items()
        }
        lists |= {
            InCluster(name, study): ids
            for study, clusters in rules.clusters.items()
            for name, ids in clusters.items()
        }
        terms = rules.terms
        measures = {one.name: (expanded(one.value, terms), one.over) for one in rules.measures}
        asked = [leaf for plan in planned.values() for leaf in plan.leaves]
        return cls(rules.unit, segments, lists, measures, asked)

    @property
    def numbers(self) -> Collection[tuple[Entity, Subject]]:
        """Every number that a measure takes, once, with the unit that it is taken of."""
        return dict.fromkeys((self.unit, subject) for subject, _ in self.measures.values())

    def put(self, engine: Engine[T]) -> Result:
        """Return what an engine answers."""
        asking = Asking(engine, self.unit, self.segments, self.lists)
        universe = engine.universe(self.unit)
        numbers = {
            name: engine.numbers(self.unit, subject) for name, (subject, _) in self.measures.items()
        }
        found = tuple(self._segment(name, asking, universe, numbers) for name in self.segments)
        return Result(engine.calendar.as_of, self.unit, universe, found)

    def _segment(
        self, name: str, asking: Asking[T], universe: Universe, numbers: Mapping[str, Numbers]
    ) -> SegmentResult:
        engine, verdict = asking.engine, asking.segment(name)
        members = engine.bits(self.unit, verdict.holds) & universe.known
        open_, missing = universe.nobody, {}
        if not verdict.sure:
            open_ = engine.bits(self.unit, verdict.unsure) & universe.known
        if len(open_):
            missing = {
                lacking: number
                for lacking, where in asking.lacking(name).items()
                if (number := len(engine.bits(self.unit, where) & open_))
            }
        inside = members.bools(len(universe.ids)) if numbers else None
        measures = {
            measure: measured(numbers[measure], inside, over)
            for measure, (_, over) in self.measures.items()
            if inside is not None
        }
        return SegmentResult(name, members, open_, missing, measures)
