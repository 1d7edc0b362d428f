"""Segments beside each other: empty ones, those of everybody, equal ones, parts of others."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, TypeAlias

from segmatrix.kit.engine.membership import Result
from segmatrix.kit.rules.fingerprints import fingerprint, normal
from segmatrix.kit.rules.linting.findings import Finding, Oddity, found
from segmatrix.kit.rules.linting.implying import implies
from segmatrix.kit.rules.nodes import Everyone, InSegment
from segmatrix.kit.rules.references import segments_of
from segmatrix.kit.rules.rulefile import Rules, SegmentRule


def sizes(segment: SegmentRule, result: Result) -> Iterator[Finding]:
    """Yield that nobody, or everybody, is in a segment on this data."""
    own = result[segment.name]
    if not result.universe:
        return
    if own.size == 0:
        open_ = f", and {own.unsure} cannot be told" if own.unsure else ""
        reason = f"Nobody is in it on this data{open_}."
        mend = "Loosen a condition, or look whether the data says what you expect."
        yield found(Oddity.NOBODY, segment, segment.rule.span, reason, mend)
    elif own.size == result.universe and not isinstance(segment.rule, Everyone):
        reason = f"All {result.universe} {result.unit.plural} are in it on this data."
        mend = "Tighten a condition, or write “everyone” if that is meant."
        yield found(Oddity.EVERYBODY, segment, segment.rule.span, reason, mend)


def beside_each_other(
    rules: Rules, result: Result | None, leaving: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield which segments are equal to another, or lie within one without saying so.

    What follows from another finding, or from what a segment says of others, is not said again.

    Args:
        leaving: names of segments that are odd by themselves and are not compared.
    """
    common = None if result is None else _Common.of(result)
    beside = [_Beside.of(one) for one in rules.segments if one.name not in leaving]
    within = {
        (one.name, other.name)
        for one, other in permutations(beside, 2)
        if (common is None or common.is_within(one, other)) and one.is_part_of(other)
    }
    distinct: list[_Beside] = []
    for one in beside:
        same = next((other for other in distinct if one.is_same(other, within)), None)
        if same is None:
            distinct.append(one)
        else:
            yield _found(Oddity.SAME, one, f"Its rule means the same as that of “{same.name}”.")
    yield from _compared(list(permutations(distinct, 2)), within, common)


@dataclass(frozen=True, slots=True)
class _Beside:
    """A segment, and what its rule comes down to."""

    segment: SegmentRule
    normal: Any
    print: str
    names: frozenset[str]

    @classmethod
    def of(cls, segment: SegmentRule) -> "_Beside":
        rule = segment.rule
        return cls(segment, normal(rule), fingerprint(rule), segments_of(rule))

    @property
    def name(self) -> str:
        return self.segment.name

    def is_same(self, other: "_Beside", within: Collection[tuple[str, str]]) -> bool:
        """Whether both rules mean the same: as they are written, or each lies in the other."""
        there, back = (self.name, other.name), (other.name, self.name)
        return self.print == other.print or (there in within and back in within)

    def is_part_of(self, other: "_Beside") -> bool:
        """Whether it lies in another whatever the data, without a word of one about the other."""
        return not self.is_told_of(other) and implies(self.normal, other.normal)

    def is_told_of(self, other: "_Beside") -> bool:
        """Whether one of two segments names the other."""
        return other.name in self.names or self.name in other.names

    def says_it_is_in(self, other: "_Beside") -> bool:
        """Whether its rule asks for members of another."""
        return other.name in self.names and implies(self.normal, normal(InSegment(other.name)))


# A segment, and one that it may be a part of.
_Pair: TypeAlias = tuple[_Beside, _Beside]


@dataclass(frozen=True, slots=True)
class _Common:
    """How many members every two segments share."""

    universe: int
    seats: dict[str, int]
    shared: list[list[int]]

    @classmethod
    def of(cls, result: Result) -> "_Common":
        seats = {segment.name: seat for seat, segment in enumerate(result.segments)}
        return cls(result.universe, seats, result.overlap())

    def size(self, one: _Beside) -> int:
        return self.shared[self.seats[one.name]][self.seats[one.name]]

    def is_within(self, one: _Beside, other: _Beside) -> bool:
        """Whether all members of a segment are members of another."""
        return self.shared[self.seats[one.name]][self.seats[other.name]] == self.size(one)

    def is_telling(self, one: _Beside, other: _Beside) -> bool:
        """Whether it says something that one lies in the other: none is empty or everybody."""
        return bool(self.size(one)) and self.size(other) < self.universe


def _compared(
    pairs: Sequence[_Pair], within: Collection[tuple[str, str]], common: _Common | None
) -> Iterator[Finding]:
    """Yield which segments lie within others, by rule or by members, and which have the same."""
    told = [(one, other) for one, other in pairs if one.says_it_is_in(other)]
    by_rule = [(one, other) for one, other in pairs if (one.name, other.name) in within]
    for one, other in _not_following(by_rule, told):
        reason = f"Whatever the data, everybody in it is in “{other.name}” too."
        yield _found(Oddity.WITHIN, one, reason)
    if common is None:
        return
    by_members = [
        (one, other)
        for one, other in pairs
        if common.is_within(one, other)
        and common.is_telling(one, other)
        and not one.is_told_of(other)
        and (one.name, other.name) not in within
    ]
    yield from _compared_by_members(by_members, [*told, *by_rule], common)


def _compared_by_members(
    pairs: Sequence[_Pair], known: Sequence[_Pair], common: _Common
) -> Iterator[Finding]:
    twins: dict[str, _Pair] = {}
    for one, other in pairs:
        equal = common.is_within(other, one) and common.seats[other.name] < common.seats[one.name]
        if equal and one.name not in twins:
            twins[one.name] = one, other
            reason = f"On this data it has the same members as “{other.name}”."
            yield _found(Oddity.SAME, one, reason)
    within = [
        (one, other)
        for one, other in pairs
        if not common.is_within(other, one) and not {one.name, other.name} & twins.keys()
    ]
    both_ways = [*twins.values(), *((other, one) for one, other in twins.values())]
    for one, other in _not_following(within, [*known, *both_ways]):
        reason = f"On this data everybody in it is in “{other.name}” too."
        yield _found(Oddity.WITHIN, one, reason)


def _not_following(pairs: Sequence[_Pair], known: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield pairs that do not follow from two others: who is in one is in a third, and so on."""
    inside = {(one.name, other.name) for one, other in (*pairs, *known)}
    between = {name for pair in inside for name in pair}
    for one, other in pairs:
        if not any((one.name, mid) in inside and (mid, other.name) in inside for mid in between):
            yield one, other


def _found(oddity: Oddity, one: _Beside, reason: str) -> Finding:
    mend = (
        "Keep one of them, or tell them apart."
        if oddity is Oddity.SAME
        else "If it is to be a part of that one, say so: in segment “…” and …"
    )
    return found(oddity, one.segment, one.segment.rule.span, reason, mend)
