"""A row for everybody, with the columns that conditions rest on, and the verdicts read from it.

The same frames serve an evaluation, one for the traits and one for each source of rows, and the SQL
of a whole rule, in one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.windows import Interval
from segmatrix.kit.engine.asking import Leaf
from segmatrix.kit.engine.counting import Stretch, counted, judged, passing
from segmatrix.kit.engine.database.amounts import Newest, Sum
from segmatrix.kit.engine.database.bases import Basis, Counted, Rank, Standing, bases, names
from segmatrix.kit.engine.database.columns import all_of, during, number
from segmatrix.kit.engine.database.populations import Tables, happened
from segmatrix.kit.engine.database.quantities import Nth, Times, Turn
from segmatrix.kit.engine.database.sequences import Chain
from segmatrix.kit.engine.database.sessions import Visits
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.engine.database.sources import Rows, Source, source
from segmatrix.kit.engine.database.testing import passes, verdict
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import (
    Condition,
    Did,
    Entity,
    FirstDid,
    HadSession,
    IsInTop,
    IsKnown,
    LastDid,
    MoreOften,
    NthDid,
    NumberOf,
    Subject,
    Trait,
)
from segmatrix.kit.rules.nodes import Sequence as Steps

Column = Any  # an Ibis column; its static type says nothing about the operations it has
Naming: TypeAlias = Callable[[str, ir.Table], ir.Table]

_FIFTHS = range(1, 5)


def _as_it_is(name: str, table: ir.Table) -> ir.Table:
    return table


@dataclass(frozen=True)
class Question:
    """What all frames of one unit share.

    Attributes:
        unit: whom the frames have rows for.
        tables: the logical tables.
        known: who is known of each unit that is spoken of, people with their accounts.
        setting: when, where and how the question is put.
        named: gives a part of a frame a name, for queries that are written out.
    """

    unit: Entity
    tables: Tables
    known: Mapping[Entity, ir.Table]
    setting: Setting
    named: Naming = _as_it_is
    _happened: dict[str, ir.Table] = field(default_factory=dict)

    def frame(self, wanted: Iterable[Basis]) -> "Frame":
        """Return a frame with the columns that some conditions rest on."""
        found = names(wanted, self.unit)
        # A table of its own, whatever it is joined of: Ibis would go on with the joins in it.
        table = self.known[self.unit].view()
        for name, part in self._parts(found):
            key, *columns = part.columns
            joined = table.left_join(self.named(name, part), key)
            table = joined.select(*table.columns, *columns)
        frame = Frame(table, found, self.setting)
        for one, name in found.items():
            if isinstance(one, Rank):
                frame = replace(frame, table=frame.ranked(one, name))
        return frame

    def _parts(self, found: Mapping[Basis, str]) -> Iterator[tuple[str, ir.Table]]:
        """Yield tables of columns, each with the key that it is joined by in front."""
        for of_account in (False, True):
            traits = {
                name: trait
                for trait, name in found.items()
                if isinstance(trait, Trait) and trait.of_account is of_account
            }
            if traits:
                unit = Entity.ACCOUNT if of_account else self.unit
                yield f"traits of {unit.plural}", self._traits(unit, traits)
        for one, name in found.items():
            if isinstance(one, Standing):
                yield f"standing of {one.trait.name}", self._standing(one, name)
        by_source: dict[Source, dict[Counted, str]] = {}
        for one, name in found.items():
            if isinstance(one, Times | Turn | Nth | Sum | Newest):
                by_source.setdefault(source(one.event), {})[one] = name
        for of, quantities in by_source.items():
            yield f"{of} by {self.unit}", self._aggregated(of, quantities)
        key = self.unit.key
        for one, name in found.items():
            if isinstance(one, Chain):
                yield from one.parts(name, key, self._rows, self.setting, self.named)
            elif isinstance(one, Visits):
                rows = self._past(Interval(None, self.setting.calendar.as_of), "events")
                yield f"sessions by {self.unit}", one.part(name, key, rows, self.setting)

    def _traits(self, unit: Entity, traits: Mapping[str, Trait]) -> ir.Table:
        table = self.tables.of(unit)
        assert table is not None, "a trait is refused where there is no table of them"
        return table.select(unit.key, **{name: table[one.name] for name, one in traits.items()})

    def _standing(self, standing: Standing, name: str) -> ir.Table:
        """Return which accounts stand in the top or bottom; missing where the trait is."""
        traits = self._traits(Entity.ACCOUNT, {"value": standing.trait})
        accounts = self.known[Entity.ACCOUNT].view().left_join(traits, "account_id")
        among = accounts.select("account_id", "value")
        stands = passes(among.value, Type.NUMBER, standing.test, self.setting)
        return among.select("account_id", **{name: ibis.cases((among.value.notnull(), stands))})

    def _aggregated(self, of: Source, quantities: Mapping[Counted, str]) -> ir.Table:
        span = _hull([one.span(self.setting.calendar) for one in quantities])
        rows = Rows(self._rows(of, span), self.unit.key, span, self.setting)
        prepared: dict[str, Column] = {}
        for one, name in quantities.items():
            prepared |= one.prepared(name, rows)
        if prepared:
            rows = replace(rows, table=rows.table.mutate(**prepared))
        columns: dict[str, Column] = {}
        for one, name in quantities.items():
            columns |= one.columns(name, rows)
        return rows.table.group_by(rows.key).aggregate(**columns)

    def _rows(self, of: Source, span: Interval) -> ir.Table:
        """Return the rows of a source inside a span, each as often as it counts for somebody."""
        found = self._past(span, of.table)
        return found.filter(found.event == of.name) if of.table == "events" else found

    def _past(self, span: Interval, name: str) -> ir.Table:
        if name not in self._happened:
            rows = happened(self.tables.rows(name), self.unit, self.known.get(Entity.PERSON))
            of_accounts = self.unit is Entity.ACCOUNT
            self._happened[name] = self.named(f"{name} of accounts", rows) if of_accounts else rows
        found = self._happened[name]
        bounds = during(found.timestamp, span)
        return found.filter(*bounds) if bounds else found


@dataclass(frozen=True)
class Frame:
    """A table with a row for everybody, and how its columns are called."""

    table: ir.Table
    names: Mapping[Basis, str]
    setting: Setting

    def verdict(self, leaf: Leaf) -> Verdict[Column]:
        """Return the verdict on a condition, one value per row; the condition is not negated."""
        basis = bases(leaf)[-1]
        match leaf:
            case Did(_, count):
                return self._judged(basis, counted(count) if count else (Stretch(1),))
            case FirstDid() | LastDid():
                instant = self.table[self.names[basis]]
                window = self.setting.calendar.window(leaf.window)
                return Verdict.known(all_of(during(instant, window)).fill_null(False))
            case NthDid(_, nth) if isinstance(basis, Nth):
                return Verdict.known(basis.reached(self.names[basis], nth, self.table))
            case MoreOften():
                return self._more_often(leaf)
            case Steps() if isinstance(basis, Chain):
                return basis.verdict(self.names[basis], self.table)
            case HadSession():
                return Verdict.known(self.table[self.names[basis]].fill_null(False))
            case Condition() if isinstance(basis, Standing):
                stands = self.table[self.names[basis]]
                return Verdict.doubted(stands.fill_null(False), stands.isnull())
            case Condition(NumberOf(), test) if not isinstance(test, IsInTop | IsKnown):
                return self._judged(basis, passing(test))
            case Condition(subject, test):
                value, doubt = self.value(subject)
                return verdict(value, Type.of(value.type()), test, self.setting, doubt)
        raise TypeError(f"{leaf} is for logic to answer")

    def value(self, subject: Any) -> tuple[Column, Column]:
        """Return the value of a trait or a number, and whether it is in doubt."""
        basis = bases(subject)[-1]
        name = self.names[basis]
        match basis:
            case Sum():
                return basis.values(name, self.table)
            case Times():
                held, low, high = basis.values(name, self.table)
                return held, low < high
            case Rank(fifth):
                return self.table[name], self.value(fifth.of)[1]
            case Turn():
                return self.table[name], ibis.literal(False)
        return self.table[name], self.table[name].isnull()

    def number(self, subject: Subject) -> tuple[Column, Column]:
        """Return a number as a float, and whether it is in doubt."""
        value, doubt = self.value(subject)
        return number(value).cast("float64"), doubt

    def ranked(self, rank: Rank, name: str) -> ir.Table:
        """Add the fifth in which a number stands, missing for those who do not count."""
        fifth = rank.fifth
        did = self.value(NumberOf(fifth.event, fifth.window))[0] > 0
        below = ibis.rank().over(
            order_by=ibis.cases((did, self.value(fifth.of)[0])).asc(nulls_first=False)
        )
        everyone = did.ifelse(1, 0).sum().over(ibis.window())
        table = self.table.mutate(
            **{f"{name}_counts": did, f"{name}_below": below, f"{name}_of": everyone}
        )
        below, everyone = table[f"{name}_below"], table[f"{name}_of"]
        # In whole numbers: how many of the four bounds between the fifths it reaches.
        reached = [(below * 5 >= everyone * bound).ifelse(1, 0) for bound in _FIFTHS]
        value = ibis.cases((table[f"{name}_counts"], sum(reached, start=ibis.literal(1))))
        return table.mutate(**{name: value})

    def _judged(self, basis: Basis, stretches: tuple[Stretch, ...]) -> Verdict[Column]:
        assert isinstance(basis, Times)
        found = judged(stretches, *basis.values(self.names[basis], self.table))
        return found or Verdict.known(ibis.literal(bool(stretches)))

    def _more_often(self, leaf: MoreOften) -> Verdict[Column]:
        """Return whether something happened at all, and more often than something else."""
        one, other = (
            Times(pattern, leaf.window).values(self.names[Times(pattern, leaf.window)], self.table)
            for pattern in (leaf.event, leaf.than)
        )

        def more(times: Column, than: Column) -> Column:
            if leaf.factor is None:
                return (times >= 1) & (times > than)
            share = Fraction(str(leaf.factor))
            return (times >= 1) & (times * share.denominator >= than * share.numerator)

        (held, low, high), (than, least, most) = one, other
        return Verdict(more(held, than), more(low, most), more(high, least))


def _hull(spans: Sequence[Interval]) -> Interval:
    """Return the smallest span that holds some spans."""
    return Interval(
        _outermost([one.start for one in spans], min), _outermost([one.end for one in spans], max)
    )


def _outermost(
    ends: Sequence[datetime | None], farther: Callable[[list[datetime]], datetime]
) -> datetime | None:
    """Return the end beyond which no other lies; none, if which it is may change."""
    known = [one for one in ends if one is not None]
    if len(known) < len(ends):
        return None
    if all(one == known[0] for one in known):
        return known[0]
    return farther(known) if all(type(one) is datetime for one in known) else None
