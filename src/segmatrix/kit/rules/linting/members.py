"""Segments beside each other: empty ones, those of everybody, equal ones, parts of others."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from segmatrix.kit.engine.membership import Result
from segmatrix.kit.rules.fingerprints import fingerprint, normal
from segmatrix.kit.rules.linting.findings import Finding, Oddity, found
from segmatrix.kit.rules.linting.implying import implies
from segmatrix.kit.rules.nodes import Everyone
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

    Args:
        leaving: names of segments that are odd by themselves and are not compared.
    """
    beside = [_Beside.of(one) for one in rules.segments if one.name not in leaving]
    common = None if result is None else _Common.of(result)
    for at, one in enumerate(beside):
        for before, other in enumerate(beside):
            if at != before:
                yield from _compared(one, other, first=at < before, common=common)


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

    def size(self, name: str) -> int:
        return self.shared[self.seats[name]][self.seats[name]]

    def is_within(self, name: str, other: str) -> bool:
        """Whether all members of a segment are members of another."""
        return self.shared[self.seats[name]][self.seats[other]] == self.size(name)

    def is_telling(self, name: str, other: str) -> bool:
        """Whether it says something that one lies in the other: none is empty or everybody."""
        return bool(self.size(name)) and self.size(other) < self.universe


def _compared(
    one: _Beside, other: _Beside, *, first: bool, common: _Common | None
) -> Iterator[Finding]:
    """Yield that one segment is equal to another, or lies within it, by rule or by members."""
    if one.print == other.print:
        if not first:
            yield _found(Oddity.SAME, one, f"Its rule means the same as that of “{other.name}”.")
    elif other.name in one.names or one.name in other.names:
        return
    elif common is None or common.is_within(one.name, other.name):
        if implies(one.normal, other.normal):
            reason = f"Whatever the data, everybody in it is in “{other.name}” too."
            yield _found(Oddity.WITHIN, one, reason)
        elif common is not None and common.is_telling(one.name, other.name):
            yield from _compared_by_members(one, other, first, common)


def _compared_by_members(
    one: _Beside, other: _Beside, first: bool, common: _Common
) -> Iterator[Finding]:
    if not common.is_within(other.name, one.name):
        yield _found(Oddity.WITHIN, one, f"On this data everybody in it is in “{other.name}” too.")
    elif not first:
        yield _found(Oddity.SAME, one, f"On this data it has the same members as “{other.name}”.")


def _found(oddity: Oddity, one: _Beside, reason: str) -> Finding:
    mend = (
        "Keep one of them, or tell them apart."
        if oddity is Oddity.SAME
        else "If it is to be a part of that one, say so: in segment “…” and …"
    )
    return found(oddity, one.segment, one.segment.rule.span, reason, mend)
