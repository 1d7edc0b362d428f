"""What each rule of a file asks, found out once for as long as what it rests on stays the same."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.engine.asking import Leaf, leaves
from segmatrix.kit.rules.checking import check_rules, known_by
from segmatrix.kit.rules.definitions import SegmentRule
from segmatrix.kit.rules.expanding import Terms, expanded
from segmatrix.kit.rules.nodes import Entity, Rule
from segmatrix.kit.rules.references import Definition, needs
from segmatrix.kit.rules.rulefile import Rules


@dataclass(frozen=True)
class Plan:
    """A segment's rule, ready to be asked.

    Attributes:
        segment: the segment.
        rule: its rule in plain forms.
        leaves: its conditions that no logic divides, each with the unit that it speaks of.
        needs: the segments and stages that it rests on.
    """

    segment: SegmentRule
    rule: Rule
    leaves: Collection[tuple[Entity, Leaf]]
    needs: frozenset[Definition]

    @classmethod
    def of(cls, segment: SegmentRule, unit: Entity, terms: Terms) -> "Plan":
        """Return the plan of a segment in a file of a unit and with what the file defines."""
        rule: Rule = expanded(segment.rule, terms)
        return cls(segment, rule, tuple(leaves(rule, unit)), needs(segment.rule, terms.stages))


def plans(rules: Rules, known: Mapping[str, Plan] | None = None) -> dict[str, Plan]:
    """Return the plan of each segment of a file by its name, in the order of the file.

    Args:
        rules: the file.
        known: plans of some of these very segments.
    """
    unit, terms, known = rules.unit, rules.terms, known or {}
    return {one.name: known.get(one.name) or Plan.of(one, unit, terms) for one in rules.segments}


class Plans:
    """Plans of rules that were checked; those of the last file serve the next one."""

    def __init__(self) -> None:
        self._rests_on: Any = None
        self._plans: dict[str, Plan] = {}

    def of(self, rules: Rules, catalog: Catalog) -> Mapping[str, Plan]:
        """Return the plan of each segment of a file by its name, in the order of the file.

        Raises:
            RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
        """
        rests_on = known_by(rules, catalog), rules.stages, rules.themes, rules.scores
        known = self._known(rules) if rests_on == self._rests_on else {}
        check_rules(rules, catalog, passed={name: plan.needs for name, plan in known.items()})
        self._rests_on, self._plans = rests_on, plans(rules, known)
        return self._plans

    def _known(self, rules: Rules) -> dict[str, Plan]:
        """Return the plans of the segments that stand as they did."""
        return {
            one.name: plan
            for one in rules.segments
            # To Python 1 is true: without its text a rule may pass for another.
            if one.text and (plan := self._plans.get(one.name)) and plan.segment == one
        }
