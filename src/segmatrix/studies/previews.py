"""What a rule would make of a segment if it were saved: who comes, who goes, what is odd."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from segmatrix.base.ids import new_id
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.bitsets import BitSet
from segmatrix.kit.engine.membership import Result
from segmatrix.kit.engine.proving import Finding as Found
from segmatrix.kit.engine.proving.whys import Whys
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.rules.linting import Finding, lint
from segmatrix.kit.rules.rulefile import Rules
from segmatrix.studies.live_sizes import LiveSize
from segmatrix.studies.naming import Named, Segment
from segmatrix.studies.reading import Reading, reading

MOST_EXAMPLES = 20
MOST_DECIDING = 3


@dataclass(frozen=True, slots=True)
class Moves:
    """How many a segment would win, lose and keep."""

    enters: int
    leaves: int
    stays: int


@dataclass(frozen=True, slots=True)
class Shared:
    """How many a segment would share with another one.

    Attributes:
        size: How large the other one is.
    """

    segment_id: str
    name: str
    shared: int
    size: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would make of its segment.

    Attributes:
        size: How large it would be, or what the data cannot answer.
        moves: Against the rule that is saved, where none is against nobody; None where the saved
            one is the same, or cannot be counted.
        overlaps: With the other segments, the largest first; those with nobody in common last.
        findings: What is odd about the rule.
    """

    size: LiveSize
    moves: Moves | None = None
    overlaps: tuple[Shared, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Somebody who would come or go, with the conditions that decide it.

    Attributes:
        deciding: Each condition as the rule writes it, with what is found of them there.
    """

    id: str
    deciding: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """Some of those who would come and go."""

    enter: tuple[Example, ...] = ()
    leave: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule that is being typed, with what stands around it.

    Attributes:
        segment: The segment with the rule that is typed.
        saved: The rule that it has now, or empty.
        others: The other segments of the matrix.
    """

    segment: Segment
    saved: str
    others: Sequence[Segment]
    unit: str
    timezone: str
    as_of: datetime
    named: Named = field(default_factory=Named)

    def read(self, data: CustomerData) -> "ReadDraft":
        """Hold it against the data."""
        ruled = [each for each in self.others if each.rule.strip()]
        earlier = None
        if self.saved.strip() and self.saved.strip() != self.segment.rule.strip():
            earlier = Segment(new_id(), new_id(), self.saved)
        read = reading(
            [self.segment, *ruled, *([earlier] if earlier else [])],
            data.catalog,
            self.unit,
            self.named,
        )
        countable = earlier if earlier and earlier.id not in read.problems else None
        return ReadDraft(self, read, countable)

    @property
    def is_first(self) -> bool:
        """Whether no rule is saved yet: nobody is in the segment."""
        return not self.saved.strip()


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft held against the data.

    Attributes:
        earlier: The segment by the rule that is saved, where it differs and can be counted; None
            as well for the first rule of a segment.
    """

    draft: Draft
    read: Reading
    earlier: Segment | None

    @property
    def rules(self) -> Rules:
        """Everything that can be counted."""
        return self.read.rules(self.draft.timezone)

    def preview(self, evaluator: Evaluator) -> Preview:
        """Count what the rule would make of its segment."""
        segment = self.draft.segment
        if segment.id in self.read.problems:
            problem = self.read.problems[segment.id]
            return Preview(LiveSize(None, None, 0, {}, None, problem))
        rules = self.rules
        result = evaluator.evaluate(rules, self.draft.as_of)
        found = result[segment.name]
        size = LiveSize(
            size=found.size,
            share=result.share(segment.name),
            unsure=found.unsure,
            missing=dict(sorted(found.missing.items(), key=lambda one: (-one[1], one[0]))),
            universe=result.universe,
        )
        return Preview(
            size=size,
            moves=self._moves(result),
            overlaps=tuple(self._overlaps(result)),
            findings=self._findings(rules, result, evaluator.data),
        )

    def examples(self, evaluator: Evaluator) -> Examples:
        """Return some of those who would come and go, with what decides it."""
        if not self._is_compared or self.draft.segment.id in self.read.problems:
            return Examples()
        rules = self.rules
        result = evaluator.evaluate(rules, self.draft.as_of)
        now, before = self._both(result)
        whys = Whys(evaluator.data, rules, self.draft.as_of)

        def some(who: BitSet) -> tuple[Example, ...]:
            ids = result.population.named(who)[:MOST_EXAMPLES].to_pylist()
            proofs = [whys.why(self.draft.segment.name, ident) for ident in ids]
            return tuple(Example(one.ident, tuple(_deciding(one.finding))) for one in proofs)

        return Examples(some(now & ~before), some(before & ~now))

    @property
    def _is_compared(self) -> bool:
        return self.draft.is_first or self.earlier is not None

    def _both(self, result: Result) -> tuple[BitSet, BitSet]:
        """Return who is in by the rule that is typed, and by that which is saved."""
        now = result[self.draft.segment.name].members
        if self.earlier is None:
            return now, result.population.nobody
        return now, result[self.earlier.name].members

    def _moves(self, result: Result) -> Moves | None:
        if not self._is_compared:
            return None
        now, before = self._both(result)
        return Moves(len(now & ~before), len(before & ~now), len(now & before))

    def _overlaps(self, result: Result) -> list[Shared]:
        own = result[self.draft.segment.name].members
        found = [
            Shared(each.id, each.name, len(own & result[each.name].members), result[each.name].size)
            for each in self.draft.others
            if each.rule.strip() and each.id not in self.read.problems
        ]
        return sorted(found, key=lambda one: -one.shared)

    def _findings(self, rules: Rules, result: Result, data: CustomerData) -> tuple[Finding, ...]:
        without = self.earlier.name if self.earlier else ""
        rules = replace(rules, segments=tuple(s for s in rules.segments if s.name != without))
        result = replace(result, segments=tuple(s for s in result.segments if s.name != without))
        span = None
        if data.earliest is not None and data.latest is not None:
            span = (data.earliest, data.latest)
        found = lint(rules, data.catalog, result, span)
        return tuple(one for one in found if one.segment == self.draft.segment.name)


def _deciding(finding: Found) -> Iterator[tuple[str, tuple[tuple[str, object], ...]]]:
    """Yield the conditions at the ends of a proof that decide it, a few of them."""
    leaves = [one for one in _leaves(finding) if one.decides]
    for leaf in leaves[:MOST_DECIDING]:
        yield leaf.text, tuple((found.name, found.value) for found in leaf.found)


def _leaves(finding: Found) -> Iterator[Found]:
    if not finding.parts:
        yield finding
    for part in finding.parts:
        yield from _leaves(part)
