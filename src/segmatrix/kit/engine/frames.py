"""A row for everybody, with the columns that conditions rest on, and the verdicts read from it.

The same frames serve an evaluation, one for the traits and one for each event, and the SQL of a
whole rule, in one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.columns import all_of, during, number
from segmatrix.kit.engine.counting import Stretch, counted, judged, passing
from segmatrix.kit.engine.populations import KEY, Tables, events
from segmatrix.kit.engine.quantities import Quantity, Rows, Sum, Times, Turn
from segmatrix.kit.engine.testing import verdict
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import (
    Amount,
    Condition,
    Did,
    Entity,
    FirstDid,
    IsInTop,
    IsKnown,
    LastDid,
    Node,
    NumberOf,
    OfAccount,
    OfPeople,
    Property,
    Subject,
    Trait,
)

Column = Any  # an Ibis column; its static type says nothing about the operations it has

# What a leaf of a rule rests on, and what a frame has columns for.
Basis: TypeAlias = Quantity | Trait
# A condition that no logic divides further.
Leaf: TypeAlias = Condition | Did | FirstDid | LastDid


Naming: TypeAlias = Callable[[str, ir.Table], ir.Table]


def _as_it_is(name: str, table: ir.Table) -> ir.Table:
    return table


@dataclass(frozen=True)
class Question:
    """What all frames of one unit share.

    Attributes:
        unit: whom the frames have rows for.
        population: those who are known: the unit's key, and a person's `account_id`.
        tables: the logical tables.
        events: the events, each as often as it counts for somebody.
        calendar: the civil time of the question.
        since: the first instant of the data.
        doubts: whether to keep account of missing values.
        named: gives a part of a frame a name, for queries that are written out.
    """

    unit: Entity
    population: ir.Table
    tables: Tables
    events: ir.Table | None
    calendar: Calendar
    since: datetime
    doubts: bool = True
    named: Naming = _as_it_is

    @classmethod
    def of(
        cls,
        unit: Entity,
        population: ir.Table,
        tables: Tables,
        calendar: Calendar,
        *,
        known_people: ir.Table | None,
        since: datetime,
        doubts: bool = True,
        named: Naming = _as_it_is,
    ) -> "Question":
        """Return the question put to a unit; about an account's events only with its people."""
        if tables.events is None or (unit is Entity.ACCOUNT and known_people is None):
            happened = None
        else:
            happened = events(tables, unit, known_people)
        if happened is not None and unit is Entity.ACCOUNT:
            happened = named("events of accounts", happened)
        return cls(unit, population, tables, happened, calendar, since, doubts, named)

    def frame(self, bases: Iterable[Basis]) -> "Frame":
        """Return a frame with the columns that some conditions rest on."""
        names = _names(bases, self.unit)
        table = self.population
        for name, part in self._parts(names):
            key, *columns = part.columns
            joined = table.left_join(self.named(name, part), key)
            table = joined.select(*table.columns, *columns)
        return Frame(table, names, self.calendar)

    def _parts(self, names: Mapping[Basis, str]) -> Iterator[tuple[str, ir.Table]]:
        """Yield tables of columns, each with the key that it is joined by in front."""
        for of_account in (False, True):
            traits = {
                name: trait
                for trait, name in names.items()
                if isinstance(trait, Trait) and trait.of_account is of_account
            }
            if traits:
                unit = Entity.ACCOUNT if of_account else self.unit
                yield f"traits of {unit.plural}", self._traits(unit, traits)
        for event in dict.fromkeys(_event(basis) for basis in names):
            if event is not None:
                about = {one: name for one, name in names.items() if _event(one) == event}
                yield f"{event} by {self.unit}", self._aggregated(event, about)

    def _traits(self, unit: Entity, traits: Mapping[str, Trait]) -> ir.Table:
        table = self.tables.of(unit)
        assert table is not None, "a trait is refused where there is no table of them"
        return table.select(KEY[unit], **{name: table[one.name] for name, one in traits.items()})

    def _aggregated(self, event: str, bases: Mapping[Basis, str]) -> ir.Table:
        quantities = {one: name for one, name in bases.items() if not isinstance(one, Trait)}
        span = _hull([one.span(self.calendar) for one in quantities])
        assert self.events is not None, "a rule about events is refused where there are none"
        found = self.events.filter(self.events.event == event, *during(self.events.timestamp, span))
        rows = Rows(found, KEY[self.unit], self.calendar, span, self.since, self.doubts)
        prepared: dict[str, Column] = {}
        for one, name in quantities.items():
            prepared |= one.prepared(name, rows)
        if prepared:
            rows = replace(rows, table=found.mutate(**prepared))
        columns: dict[str, Column] = {}
        for one, name in quantities.items():
            columns |= one.columns(name, rows)
        return rows.table.group_by(rows.key).aggregate(**columns)


@dataclass(frozen=True)
class Frame:
    """A table with a row for everybody, and how its columns are called."""

    table: ir.Table
    names: Mapping[Basis, str]
    calendar: Calendar

    def verdict(self, leaf: Leaf) -> Verdict[Column]:
        """Return the verdict on a condition, one value per row; the condition is not negated."""
        match leaf:
            case Did(_, count):
                return self._judged(leaf, counted(count) if count else (Stretch(1),))
            case FirstDid() | LastDid():
                at = self.table[self.names[basis(leaf)]]
                inside = all_of(during(at, self.calendar.window(leaf.window)))
                return Verdict.known(inside.fill_null(False))
            case Condition(NumberOf(), test) if not isinstance(test, IsInTop | IsKnown):
                return self._judged(leaf, passing(test))
        value, doubt = self.value(leaf.subject)
        return verdict(value, Type.of(value.type()), leaf.test, self.calendar, doubt)

    def value(self, subject: Subject) -> tuple[Column, Column]:
        """Return the value of a trait or an amount, and whether it is in doubt."""
        of = basis(subject)
        name = self.names[of]
        match of:
            case Sum():
                return of.values(name, self.table)
            case Times():
                held, low, high = of.values(name, self.table)
                return held, low < high
        return self.table[name], self.table[name].isnull()

    def number(self, subject: Subject) -> tuple[Column, Column]:
        """Return a number as a float, and whether it is in doubt."""
        value, doubt = self.value(subject)
        return number(value).cast("float64"), doubt

    def _judged(self, leaf: Leaf, stretches: tuple[Stretch, ...]) -> Verdict[Column]:
        of = basis(leaf)
        assert isinstance(of, Times)
        found = judged(stretches, *of.values(self.names[of], self.table))
        return found or Verdict.known(ibis.literal(bool(stretches)))


def basis(node: Leaf | Subject) -> Basis:
    """Return what a condition, or a number that stands alone, rests on."""
    match node:
        case Did(event, count, window):
            return Times(event, window, count.distinct if count else None)
        case FirstDid(event):
            return Turn(event)
        case LastDid(event):
            return Turn(event, last=True)
        case Condition(subject):
            return basis(subject)
        case NumberOf(event, window):
            return Times(event, window)
        case Amount():
            return Sum(node)
        case Trait():
            return node
    raise TypeError(f"{node} stands inside `where` only")


def leaves(rule: Node, unit: Entity) -> Iterator[tuple[Entity, Leaf]]:
    """Yield the conditions of a rule that no logic divides, unnegated, each with its unit."""
    match rule:
        case Condition() | Did() | FirstDid() | LastDid():
            yield unit, unnegated(rule)
        case OfPeople(rule=inner) | OfAccount(inner):
            yield from leaves(inner, unit.other)
        case _:
            for part in rule.children():
                yield from leaves(part, unit)


def unnegated(leaf: Leaf) -> Leaf:
    """Return the positive form of a condition."""
    return replace(leaf, negated=False) if isinstance(leaf, Condition | Did) else leaf


def rests_on(leaf: Leaf) -> set[str]:
    """Return the traits and properties that a condition rests on, as they are written."""
    return {
        f"account.{node.name}" if isinstance(node, Trait) and node.of_account else node.name
        for node in leaf.walk()
        if isinstance(node, Trait | Property)
    }


def source(leaf: Leaf | Subject) -> str | None:
    """Return the event that a condition is about; None for traits."""
    return _event(basis(leaf))


def _event(of: Basis) -> str | None:
    return None if isinstance(of, Trait) else of.event.name


def _names(bases: Iterable[Basis], unit: Entity) -> dict[Basis, str]:
    """Name the columns; those of traits end in words that no other column's name ends in."""
    names: dict[Basis, str] = {}
    for of in bases:
        if isinstance(of, Trait):
            names[of] = f"{of.name} of {Entity.ACCOUNT if of.of_account else unit}"
        elif of not in names:
            names[of] = f"{of.word}_{len(names) + 1}"
    return names


def _hull(spans: Sequence[Interval]) -> Interval:
    """Return the smallest span that holds some spans."""
    starts = [one.start for one in spans]
    ends = [one.end for one in spans]
    return Interval(
        None if None in starts else min(one for one in starts if one),
        None if None in ends else max(one for one in ends if one),
    )
