"""The rules and measures of a matrix, read and held against what the data has.

One rule that the data cannot answer does not take the others down: it, and whatever refers to it,
gets the words of what is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from django.utils.translation import gettext as _

from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.rules.checking import Known, definition_circles, number_problems, problems
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.naming.events import scores_problems
from segmatrix.kit.rules.nodes import EnteredStage, Entity, InSegment, InStage, RfmScore, Rule
from segmatrix.kit.rules.parsing import parse, parse_number
from segmatrix.kit.rules.references import references, segment, segments_of, stage
from segmatrix.kit.rules.rule_terms import RuleTerms
from segmatrix.kit.rules.rulefile import Measure, Over, Rules, SegmentRule
from segmatrix.studies.naming import (
    RULE_TERMS_KEY,
    Dimension,
    Named,
    Segment,
    digest,
    known,
    list_key,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a rule or measure has no number.

    Attributes:
        start: Where in its text, as characters from 0, up to `end`.
        line: The same place as people count it, from 1, with `column`.
    """

    message: str
    hint: str = ""
    suggestion: str = ""
    start: int = 0
    end: int = 0
    line: int = 1
    column: int = 1

    @classmethod
    def of(cls, error: RuleError, text: str) -> Self:
        """Return a rule's error as it is kept."""
        line, column = error.located(text)
        return cls(
            message=error.message,
            hint=error.hint,
            suggestion=error.suggestion,
            start=error.span.start,
            end=error.span.end,
            line=line,
            column=column,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """The rules of a matrix, read and held against data.

    Attributes:
        segments: Those that have a rule.
        trees: The rules that can be read, by the segment's name.
        problems: What is wrong, by segment id.
        named: What they may name.
        amiss: What is wrong with the rule terms: with stages and scores.
    """

    segments: list[Segment]
    unit: str
    trees: dict[str, Rule]
    problems: dict[str, Problem]
    named: Named = field(default_factory=Named, repr=False)
    amiss: "Amiss" = field(default_factory=lambda: Amiss())

    def rules(self, timezone: str, measures: Iterable[Measure] = ()) -> Rules:
        """Return the rules without problems, ready to be evaluated together."""
        terms = self.sound.rule_terms
        return Rules(
            unit=Entity(self.unit),
            timezone=timezone,
            segments=tuple(
                SegmentRule(each.name, each.rule, self.trees[each.name])
                for each in self.segments
                if each.id not in self.problems
            ),
            lists={each.name: each.ids for each in self.named.lists},
            measures=tuple(measures),
            stages=terms.stages,
            themes=terms.themes,
            clusters=terms.clusters,
            scores=terms.scores,
        )

    @property
    def sound(self) -> Named:
        """What may be named and answered: `named` without what is amiss."""
        here, amiss = self.named.rule_terms, self.amiss
        stages = () if amiss.stages else here.stages
        scores = None if amiss.scores else here.scores
        return replace(self.named, rule_terms=replace(here, stages=stages, scores=scores))

    def id_of(self, name: str) -> str:
        """Return the id of the segment of that name."""
        return next(each.id for each in self.segments if each.name == name)

    def needed_by(self, segment: Segment) -> list[Segment]:
        """Return a segment and those its rule refers to, directly or through others."""
        by_name = {each.name: each for each in self.segments}
        found: dict[str, Segment] = {}
        ways = [segment]
        while ways:
            each = ways.pop()
            if each.id in found:
                continue
            found[each.id] = each
            if each.name in self.trees:
                needed = _refers_to(self.trees[each.name], self.named.rule_terms)
                ways += [by_name[name] for name in sorted(needed) if name in by_name]
        return list(found.values())

    def rests_on(self, segment: Segment) -> dict[str, str]:
        """Return a mark of each rule that a segment's numbers rest on, by segment id.

        The lists that these rules name stand among them, by `list_key`, and so do the rule terms
        if they name any of them.
        """
        needed = self.needed_by(segment)
        used = [
            references(self.trees[each.name], self.unit)
            for each in needed
            if each.name in self.trees
        ]
        used += [references(one, self.unit) for one in self.named.rule_terms.journey.values()]
        named = {name for each in used for name in each.lists}
        marks = {list_key(each.name): each.mark for each in self.named.lists if each.name in named}
        if any(each.stages or each.themes or each.clusters or each.scores for each in used):
            marks[RULE_TERMS_KEY] = self.named.mark
        return {each.id: digest(each.rule) for each in needed} | marks


@dataclass(frozen=True)
class Amiss:
    """What the data cannot answer of the rule terms.

    Attributes:
        stages: What is wrong with the rules of stages, as errors with their places.
        scores: What is wrong with what buyers are ranked by.
    """

    stages: tuple[RuleError, ...] = ()
    scores: tuple[RuleError, ...] = ()


def reading(
    ruled: list[Segment], catalog: Catalog, unit: str, named: Named | None = None
) -> Reading:
    """Read the rules of segments and hold them against what the data has."""
    named = named or Named()
    names = known(catalog, unit, ruled, named)
    trees: dict[str, Rule] = {}
    wrong: dict[str, Problem] = {}
    for each in ruled:
        try:
            trees[each.name] = parse(each.rule)
        except RuleError as error:
            wrong[each.id] = Problem.of(error, each.rule)
            continue
        for error in problems(trees[each.name], names)[:1]:
            wrong[each.id] = Problem.of(error, each.rule)
    journey = named.rule_terms.journey
    circles = definition_circles(trees, journey)
    for each in ruled:
        for error in circles.get(segment(each.name), ())[:1]:
            wrong.setdefault(each.id, Problem.of(error, each.rule))
    amiss = _amiss(named.rule_terms, names, [circles.get(stage(name), ()) for name in journey])
    amiss = _spread(ruled, trees, wrong, amiss, named.rule_terms)
    return Reading(ruled, unit, trees, wrong, named, amiss)


def _amiss(terms: RuleTerms, names: Known, circles: Iterable[tuple[RuleError, ...]]) -> Amiss:
    stages = tuple(
        each.placed(error)
        for each, circle in zip(terms.stages, circles, strict=True)
        for error in (*problems(each.rule, names), *circle)
    )
    scores = terms.scores
    return Amiss(
        stages, tuple(scores_problems(scores.event, scores.amount, names)) if scores else ()
    )


def _refers_to(rule: Rule, terms: RuleTerms) -> frozenset[str]:
    """Return the names of the segments that a rule refers to, through stages as well."""
    found = segments_of(rule)
    if any(isinstance(node, InStage | EnteredStage) for node in rule.walk()):
        found = found.union(*map(segments_of, terms.journey.values()))
    return found


def _spread(
    ruled: list[Segment],
    trees: dict[str, Rule],
    wrong: dict[str, Problem],
    amiss: Amiss,
    terms: RuleTerms,
) -> Amiss:
    """Note what refers to something that has a problem, until nothing more does."""
    names = {each.id: each.name for each in ruled}
    while True:
        broken = {names[ident] for ident in wrong}
        if not amiss.stages:
            amiss = replace(amiss, stages=tuple(_broken_stages(terms, broken)))
        found = {
            each.id: problem
            for each in ruled
            if each.id not in wrong
            and (problem := _rests_on_broken(each, trees[each.name], broken, amiss))
        }
        if not found:
            return amiss
        wrong |= found


def _broken_stages(terms: RuleTerms, broken: set[str]) -> Iterator[RuleError]:
    for each in terms.stages:
        for node in each.rule.walk():
            if isinstance(node, InSegment) and node.name in broken:
                yield each.placed(_no_number_yet(node))


def _rests_on_broken(each: Segment, tree: Rule, broken: set[str], amiss: Amiss) -> Problem | None:
    for node in tree.walk():
        if isinstance(node, InSegment) and node.name in broken:
            return Problem.of(_no_number_yet(node), each.rule)
        stages = isinstance(node, InStage | EnteredStage) and amiss.stages
        if stages or (isinstance(node, RfmScore) and amiss.scores):
            error = RuleError(
                _("The data cannot answer how the stages are defined.")
                if stages
                else _("The data cannot answer how the scores are defined."),
                code="reference",
                span=node.span,
                hint=_("Mend it on the page “Words for rules”."),
            )
            return Problem.of(error, each.rule)
    return None


def _no_number_yet(node: InSegment) -> RuleError:
    return RuleError(
        _("The rule of “%(name)s” has no number yet.") % {"name": node.name},
        code="reference",
        span=node.span,
        hint=_("Mend that rule first."),
    )


def readable_measures(
    dimensions: Iterable[Dimension], names: Known
) -> tuple[dict[str, Measure], dict[str, Problem]]:
    """Return the measures that can be computed and the words for those that cannot, by id."""
    good: dict[str, Measure] = {}
    wrong: dict[str, Problem] = {}
    for dimension in dimensions:
        text = dimension.measure
        if not text.strip():
            continue
        try:
            value = parse_number(text)
            errors = number_problems(value, names)
        except RuleError as error:
            errors = (error,)
        if errors:
            wrong[dimension.id] = Problem.of(errors[0], text)
        else:
            good[dimension.id] = Measure(dimension.id, text, value, Over(dimension.over))
    return good, wrong
