"""What a pattern speaks of among what happened: what passes its `where`."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from segmatrix.kit.data.clustered import Column, Series
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.happenings import Happenings, Numbers32, Places
from segmatrix.kit.engine.vector.testing import Bits, everywhere, verdict
from segmatrix.kit.rules.nodes import (
    Condition,
    Has,
    IsInTheLast,
    IsInTheNext,
    IsKnown,
    LessThanAgo,
    MoreThanAgo,
    Node,
    Property,
    Rule,
)

# Rules that are forgotten are looked through again when they come again.
_MOST = 50_000
_RELATIVE = (IsInTheLast, IsInTheNext, LessThanAgo, MoreThanAgo)


@dataclass(frozen=True, eq=False)
class Chosen:
    """Some of what happened, in order of time.

    Attributes:
        key: what the same choice is known by.
        happenings: all of it.
        places: the place of each among all; None where it is all of them.
    """

    key: Hashable
    happenings: Happenings
    places: Places | None = None

    def __len__(self) -> int:
        return len(self.happenings) if self.places is None else len(self.places)

    @cached_property
    def owners(self) -> Series[Numbers32]:
        """The number of whom each counts for."""
        owners = self.happenings.owners
        return owners if self.places is None else Series(owners[self.places])

    @property
    def most_each(self) -> int:
        """What nobody occurs more often than."""
        return self.happenings.most_each

    @property
    def nbytes(self) -> int:
        """How many bytes it takes beside those of all that happened."""
        return 0 if self.places is None else self.places.nbytes + 4 * len(self.places)

    def between(self, start: int, stop: int) -> slice:
        """Return those that lie between two places among all."""
        if self.places is None:
            return slice(start, stop)
        first, last = self.places.searchsorted((start, stop))
        return slice(int(first), int(last))

    def among_all(self, which: slice) -> slice | Places:
        """Return the places among all of some of the chosen."""
        return which if self.places is None else self.places[which]

    def times(self, which: slice) -> Places:
        """Return when some of the chosen happened."""
        return self.happenings.times[self.among_all(which)]

    def column(self, name: str, which: slice) -> Column | None:
        """Return a property of some of the chosen; None if none carries it."""
        return self.happenings.rows.column(name, self.happenings.behind(self.among_all(which)))


@dataclass(frozen=True, eq=False)
class Choice:
    """What a pattern's `where` says of what happened between two places.

    Attributes:
        key: what a choice of the same is known by, whatever places it was asked of.
        start: the first place it was asked of.
        stop: the place after the last.
        holds: those for which it holds.
        certain: those for which it does whatever is missing; the same object where nothing is.
        possible: those for which it may.
    """

    key: Hashable
    start: int
    stop: int
    holds: Chosen
    certain: Chosen
    possible: Chosen

    @property
    def sure(self) -> bool:
        """Whether nothing that is missing matters."""
        return self.certain is self.possible

    @property
    def nbytes(self) -> int:
        """How many bytes it takes."""
        readings = {id(one): one for one in (self.holds, self.certain, self.possible)}
        return sum(one.nbytes for one in readings.values())

    def covers(self, start: int, stop: int) -> bool:
        """Return whether it tells about all between two places."""
        return start >= stop or (self.start <= start and stop <= self.stop)


def everything(happenings: Happenings, key: Hashable) -> Choice:
    """Return the choice of a pattern without `where`."""
    chosen = Chosen(key, happenings)
    return Choice(key, 0, len(happenings), chosen, chosen, chosen)


def choice(
    happenings: Happenings, where: Rule, calendar: Calendar, key: Hashable, start: int, stop: int
) -> Choice:
    """Ask a `where` of what happened between two places."""
    found = asked(happenings, where, calendar, slice(start, stop))

    def chosen(reading: str, truth: Bits) -> Chosen:
        return Chosen((key, reading), happenings, np.flatnonzero(truth) + start)

    holds = chosen("holds", found.holds)
    if found.sure:
        return Choice(key, start, stop, holds, holds, holds)
    certain, possible = chosen("certain", found.certain), chosen("possible", found.possible)
    return Choice(key, start, stop, holds, certain, possible)


def asked(happenings: Happenings, where: Rule, calendar: Calendar, which: slice) -> Verdict[Bits]:
    """Return the verdict of a `where` on some of what happened, one for each."""
    size = len(range(len(happenings))[which])
    behind = happenings.behind(which)

    def ask(rule: Rule) -> Verdict[Bits]:
        assert isinstance(rule, Condition)
        assert isinstance(rule.subject, Property), "`where` asks for properties"
        column = happenings.rows.column(rule.subject.name, behind)
        if column is None:
            nowhere = np.zeros(size, np.bool_)
            known = isinstance(rule.test, IsKnown)
            return Verdict.known(nowhere) if known else Verdict.doubted(nowhere, ~nowhere)
        return verdict(column, rule.test, calendar)

    return everywhere(size).answer(where, ask)


class Depending:
    """What the meaning of tests rests on beside what they say; each rule is looked through once."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[Node, bool, Hashable]] = {}

    def of(self, rule: Node | None, calendar: Calendar) -> Hashable:
        """Return what a rule rests on at an instant."""
        if rule is None:
            return None
        # The very same rule is asked at one instant after the other.
        seen = self._seen.get(id(rule))
        if seen is None:
            if len(self._seen) >= _MOST:
                self._seen.clear()
            relative = any(isinstance(one, _RELATIVE) for one in rule.walk())
            seen = self._seen[id(rule)] = rule, relative, kinds(rule)
        _, relative, elements = seen
        return calendar.zone, calendar.as_of if relative else None, elements


def kinds(rule: Node) -> Hashable:
    """Return what tells rules apart that Python takes for equal.

    Numbers and truth values are equal to each other; as elements of lists they are other texts.
    """
    return tuple(tuple(map(type, one.values)) for one in rule.walk() if isinstance(one, Has))
