"""A rule as one query whose parts have names, to be read from top to bottom.

Who is known, what each did, who fulfils the rule. Unlike an evaluation, which asks for conditions
and leaves logic to arrays, the query says all of it in SQL.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from textwrap import indent
from typing import Any

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.asking import LEAVES, unnegated
from segmatrix.kit.engine.database.bases import bases, word_of
from segmatrix.kit.engine.database.frames import Frame, Question
from segmatrix.kit.engine.database.populations import Tables, accounts, people
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.engine.database.sources import IBIS
from segmatrix.kit.engine.database.spelling import ending, identifier, spelled
from segmatrix.kit.engine.quantifying import enough
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    Entity,
    EventPattern,
    HadSession,
    InCluster,
    InList,
    InSegment,
    Node,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    Trait,
)
from segmatrix.kit.rules.plain import Earlier, Settled
from segmatrix.kit.rules.references import scoped

Column = Any  # an Ibis column; its static type says nothing about the operations it has

# What a frame has no column for: other units, and other instants.
_NESTED = (OfPeople, OfAccount, Earlier)


@dataclass(frozen=True)
class Populations:
    """Who is known, as tables, and the parts of a query that these stand for."""

    tables: Mapping[Entity, ir.Table]
    parts: Mapping[str, str]


@dataclass(frozen=True)
class Query:
    """One query in the making.

    Attributes:
        unit: whom the segments consist of.
        tables: the logical tables, bound to no data.
        setting: when, where and how the question is put.
        segments: the rule of each segment, in plain forms.
        lists: the ids of each list and cluster, by the node that names it.
        sources: whether tables of the standard layout are named for a template to fill in.
        parts: the SQL of each part, by its name.
    """

    unit: Entity
    tables: Tables
    setting: Setting
    segments: Mapping[str, Any]
    lists: Mapping[InList | InCluster, Collection[str]]
    sources: bool = False
    parts: dict[str, str] = field(default_factory=dict)
    _then: str = ""
    _known: dict[Any, Populations] = field(default_factory=dict)

    def fresh(self) -> "Query":
        """Return the same without any parts yet."""
        return replace(self, parts={})

    def written(self, rule: Any) -> str:
        """Return the whole query, which selects the ids of those who fulfil the rule."""
        key = self.unit.key
        units = frozenset(_units(rule, self.unit, self.segments))
        everybody = self.named("judged", self.judged(rule, self.unit, units))
        members = everybody.filter(everybody.holds).select(key).order_by(key)
        return self._joined(spelled(members, self.setting.dialect))

    def judged(self, rule: Any, unit: Entity, units: frozenset[Entity]) -> ir.Table:
        """Return everybody of a unit, people with their account, and whether the rule `holds`."""
        known = self._populations(units)
        question = Question(unit, self.tables, known, self.setting, self.named)
        parts = dict.fromkeys(_parts(rule, self.segments))
        asked = [part for part in parts if not isinstance(part, _NESTED)]
        frame = question.frame(one for part in asked for one in bases(part))
        table = frame.table
        names: dict[Node, str] = {}
        for part in parts:
            if isinstance(part, _NESTED):
                names[part] = f"{_WORDS[type(part)]}_{len(names) + 1}"
                table = self._with_nested(table, part, names[part], unit, units)
        holds = self._holds(rule, replace(frame, table=table), names)
        return table.select(*known[unit].columns, holds=holds)

    def named(self, name: str, table: ir.Table) -> ir.Table:
        """Make a table a part of the query with a name of its own."""
        word = unique = word_of(name)
        number = 1
        while unique in self.parts:
            number += 1
            unique = f"{word}_{number}"
        self.parts[unique] = spelled(table, self.setting.dialect, sources=self.sources)
        return ibis.table(table.schema(), name=unique)

    def _populations(self, units: frozenset[Entity]) -> Mapping[Entity, ir.Table]:
        """Return who is known at the instant of the question, of the units that are spoken of.

        Most segments share them, so that they are worked out once for all queries.
        """
        calendar = self.setting.calendar
        wanted = calendar.as_of, units
        if wanted not in self._known:
            apart = replace(self, parts={})
            found: dict[Entity, ir.Table] = {}
            if Entity.ACCOUNT in units:
                known = accounts(self.tables, calendar)
                found[Entity.ACCOUNT] = apart.named(f"known accounts{self._then}", known)
            if Entity.PERSON in units:
                known = people(self.tables, calendar, with_accounts=len(units) > 1)
                found[Entity.PERSON] = apart.named(f"known people{self._then}", known)
            self._known[wanted] = Populations(found, apart.parts)
        self.parts.update(self._known[wanted].parts)
        return self._known[wanted].tables

    def _with_nested(
        self, table: ir.Table, part: Any, name: str, unit: Entity, units: frozenset[Entity]
    ) -> ir.Table:
        """Add what holds for others, or held earlier, as a column beside everybody."""
        found = self._nested(part, name, unit, units)
        if found is None:
            return table.mutate(**{name: ibis.literal(False)})
        joined = table.left_join(found, found.columns[0])
        return joined.select(*table.columns, *found.columns[1:])

    def _nested(
        self, part: Any, name: str, unit: Entity, units: frozenset[Entity]
    ) -> ir.Table | None:
        """Return a table of who holds, or how many; None where nobody can."""
        match part:
            case Earlier(rule, window):
                start = self.setting.calendar.window(window).start
                if start is None:
                    return None
                # Before a time that has not begun everything is as it is now.
                then = self.at(min(start, self.setting.calendar.as_of)).judged(rule, unit, units)
                held = self.named(f"{unit.plural} earlier", then)
                return held.select(unit.key, **{name: held.holds})
            case OfAccount(rule):
                inner = self.named("accounts judged", self.judged(rule, unit.other, units))
                return inner.select("account_id", **{name: inner.holds})
        rule = Not(part.rule) if part.quantifier is Quantifier.EVERY else part.rule
        inner = self.named("people judged", self.judged(rule, unit.other, units))
        columns = {name: inner.count(where=inner.holds), f"{name}_of": inner.count()}
        return inner.group_by("account_id").aggregate(**columns)

    def at(self, instant: Any) -> "Query":
        """Return the same query at another instant; its parts become parts of this one."""
        calendar: Calendar = replace(self.setting.calendar, as_of=instant)
        setting = replace(self.setting, calendar=calendar)
        return replace(self, setting=setting, _then=f" at {word_of(instant.isoformat())}")

    def _holds(self, rule: Any, frame: Frame, names: Mapping[Node, str]) -> Column:
        """Return whether the rule holds, one value per row of the frame."""

        def ask(part: Any) -> Verdict[Column]:
            match part:
                case InSegment(name):
                    return IBIS.answer(self.segments[name], ask)
                case InList() | InCluster():
                    key = frame.table[frame.table.columns[0]]
                    return Verdict.known(key.isin(sorted(self.lists[part])))
                case Settled(inner):
                    return Verdict.known(IBIS.answer(inner, ask).holds)
                case OfAccount() | Earlier():
                    return Verdict.known(frame.table[names[part]].fill_null(False))
                case OfPeople(quantifier):
                    number, everyone = (
                        frame.table[column].fill_null(0)
                        for column in (names[part], f"{names[part]}_of")
                    )
                    found = Verdict.known(enough(part, number, everyone))
                    return ~found if quantifier in (Quantifier.NO, Quantifier.EVERY) else found
            return frame.verdict(part)

        return IBIS.answer(rule, ask).holds

    def _joined(self, last: str) -> str:
        """Return all parts and the last statement as one."""
        dialect = self.setting.dialect
        named = ",\n".join(
            f"{identifier(name, dialect)} AS (\n{indent(sql, '  ')}\n)"
            for name, sql in self.parts.items()
        )
        return f"WITH {named}\n{last}{ending(dialect)}"


_WORDS: Mapping[type[Any], str] = {
    OfPeople: "fulfilling",
    OfAccount: "account_fulfils",
    Earlier: "earlier",
}


def _parts(rule: Any, segments: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what no logic divides, unnegated, in a rule and in the segments that it refers to."""
    match rule:
        case InSegment(name):
            yield from _parts(segments[name], segments)
        case And(parts) | Or(parts) | AtLeastOf(_, parts):
            for part in parts:
                yield from _parts(part, segments)
        case Not(part) | Settled(part):
            yield from _parts(part, segments)
        case _ if isinstance(rule, _NESTED):
            yield rule
        case _ if isinstance(rule, LEAVES):
            yield unnegated(rule)


def _units(rule: Any, unit: Entity, segments: Mapping[str, Any]) -> Iterator[Entity]:
    """Yield the units whose populations a rule needs; an account's rows need its people."""
    for node, of in scoped(rule, unit):
        yield of
        if isinstance(node, InSegment):
            yield from _units(segments[node.name], unit, segments)
        if isinstance(node, Trait) and node.of_account:
            yield of.other
        if of is Entity.ACCOUNT and isinstance(node, EventPattern | HadSession):
            yield of.other
