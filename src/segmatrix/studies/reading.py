"""The rules and measures of a matrix, read and held against what the data has.

One rule that the data cannot answer does not take the others down: it, and whatever refers to it,
gets the words of what is wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from django.utils.translation import gettext as _

from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.rules.checking import Known, circle_problems, number_problems, problems
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Entity, InSegment, Rule
from segmatrix.kit.rules.parsing import parse, parse_number
from segmatrix.kit.rules.references import references, segments_of
from segmatrix.kit.rules.rulefile import Measure, Over, Rules, SegmentRule


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment to count: its id, and its name as rules refer to it."""

    id: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """A number to compute for every segment; `over` is sum, mean or median."""

    id: str
    measure: str
    over: str


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list of ids that rules may name.

    Attributes:
        id: Which list it is.
        mark: Tells what it holds from what it held before.
    """

    id: str
    name: str
    mark: str
    ids: tuple[str, ...]


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


def known(
    catalog: Catalog, unit: str, segments: Iterable[Segment], lists: Iterable[str] = ()
) -> Known:
    """Return what rules of a matrix may name; `lists` are names."""
    names = [segment.name for segment in segments]
    return Known(catalog, Entity(unit), segments=names, lists=list(lists))


def list_key(name: str) -> str:
    """Return how the mark of a list is kept among those of rules, by its name."""
    return f"list:{name}"


def digest(*texts: str) -> str:
    """Return a short mark by which texts are told apart."""
    return sha256("\n".join(texts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reading:
    """The rules of a matrix, read and held against data.

    Attributes:
        segments: Those that have a rule.
        trees: The rules that can be read, by the segment's name.
        problems: What is wrong, by segment id.
        lists: What rules may name by `in list`.
    """

    segments: list[Segment]
    unit: str
    trees: dict[str, Rule]
    problems: dict[str, Problem]
    lists: tuple[NamedList, ...] = field(default=(), repr=False)

    def rules(self, timezone: str, measures: Iterable[Measure] = ()) -> Rules:
        """Return the rules without problems, ready to be evaluated together."""
        return Rules(
            unit=Entity(self.unit),
            timezone=timezone,
            segments=tuple(
                SegmentRule(each.name, each.rule, self.trees[each.name])
                for each in self.segments
                if each.id not in self.problems
            ),
            lists={each.name: each.ids for each in self.lists},
            measures=tuple(measures),
        )

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
                needed = segments_of(self.trees[each.name])
                ways += [by_name[name] for name in sorted(needed) if name in by_name]
        return list(found.values())

    def rests_on(self, segment: Segment) -> dict[str, str]:
        """Return a mark of each rule that a segment's numbers rest on, by segment id.

        The lists that these rules name stand among them, by `list_key`.
        """
        needed = self.needed_by(segment)
        named = {
            name
            for each in needed
            if each.name in self.trees
            for name in references(self.trees[each.name], self.unit).lists
        }
        marks = {list_key(each.name): each.mark for each in self.lists if each.name in named}
        return {each.id: digest(each.rule) for each in needed} | marks


def reading(
    ruled: list[Segment], catalog: Catalog, unit: str, lists: Iterable[NamedList] = ()
) -> Reading:
    """Read the rules of segments and hold them against what the data has."""
    lists = tuple(lists)
    names = known(catalog, unit, ruled, [each.name for each in lists])
    trees: dict[str, Rule] = {}
    wrong: dict[str, Problem] = {}
    for segment in ruled:
        try:
            trees[segment.name] = parse(segment.rule)
        except RuleError as error:
            wrong[segment.id] = Problem.of(error, segment.rule)
            continue
        for error in problems(trees[segment.name], names)[:1]:
            wrong[segment.id] = Problem.of(error, segment.rule)
    circles = circle_problems(trees)
    for segment in ruled:
        for error in circles.get(segment.name, ())[:1]:
            wrong.setdefault(segment.id, Problem.of(error, segment.rule))
    _spread(ruled, trees, wrong)
    return Reading(ruled, unit, trees, wrong, lists)


def _spread(ruled: list[Segment], trees: dict[str, Rule], wrong: dict[str, Problem]) -> None:
    """Note what refers to a segment that has a problem, until nothing more does."""
    names = {segment.id: segment.name for segment in ruled}
    while True:
        broken = {names[ident] for ident in wrong}
        found = {
            segment.id: problem
            for segment in ruled
            if segment.id not in wrong
            and (problem := _rests_on_broken(segment, trees[segment.name], broken))
        }
        if not found:
            return
        wrong |= found


def _rests_on_broken(segment: Segment, tree: Rule, broken: set[str]) -> Problem | None:
    for node in tree.walk():
        if isinstance(node, InSegment) and node.name in broken:
            error = RuleError(
                _("The rule of “%(name)s” has no number yet.") % {"name": node.name},
                code="reference",
                span=node.span,
                hint=_("Mend that rule first."),
            )
            return Problem.of(error, segment.rule)
    return None


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
