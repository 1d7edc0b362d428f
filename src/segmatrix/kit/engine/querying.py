"""A segment as one query, to read and to run elsewhere, over tables of the standard layout.

The tables are taken to be clean: repeats dropped, merged ids made one. The query names its parts,
so that it can be read from top to bottom: who is known, what each did, who fulfils the rule.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from textwrap import indent
from typing import Any

import ibis
import ibis.expr.types as ir
import sqlglot

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.assuming import assumed, tables_like, tables_of
from segmatrix.kit.engine.frames import Frame, Leaf, Question, basis, unnegated
from segmatrix.kit.engine.populations import KEY, Tables, accounts, people
from segmatrix.kit.engine.quantifying import enough
from segmatrix.kit.engine.quantities import IBIS
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.checking import check_rules
from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    Condition,
    Did,
    Entity,
    EventPattern,
    FirstDid,
    InList,
    InSegment,
    LastDid,
    Moment,
    Node,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    Rule,
    Trait,
)
from segmatrix.kit.rules.references import scoped
from segmatrix.kit.rules.rulefile import Rules

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 -- naive is UTC here

Column = Any  # an Ibis column; its static type says nothing about the operations it has


def queries(
    rules: Rules, as_of: Moment, *, data: CustomerData | None = None, dialect: str = "duckdb"
) -> dict[str, str]:
    """Return SQL that selects each segment's members, with their `user_id` or `account_id`.

    Args:
        rules: the segments.
        as_of: the instant; it and all windows stand in the queries as literals in UTC.
        data: what the tables look like; without data, the standard layout is assumed, with the
            columns that the rules name.
        dialect: the SQL dialect, by the name that sqlglot has for it.

    Raises:
        RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
    """
    catalog = assumed(rules) if data is None else data.catalog
    check_rules(rules, catalog)
    tables = tables_of(rules) if data is None else tables_like(data, rules)
    calendar = Calendar.at(as_of, rules.timezone)
    lists = {
        name: set(idents) if data is None else data.canonical(idents, rules.unit)
        for name, idents in rules.lists.items()
    }
    since = data.earliest if data is not None and data.earliest is not None else _EPOCH
    trees = rules.by_name
    return {
        name: _Query(rules.unit, tables, calendar, trees, lists, since, dialect).written(rule)
        for name, rule in trees.items()
    }


@dataclass(frozen=True)
class _Query:
    """One query in the making."""

    unit: Entity
    tables: Tables
    calendar: Calendar
    segments: Mapping[str, Rule]
    lists: Mapping[str, Collection[str]]
    since: datetime
    dialect: str
    parts: dict[str, str] = field(default_factory=dict)

    def written(self, rule: Rule) -> str:
        """Return the whole query."""
        units = set(_units(rule, self.unit, self.segments))
        populations: dict[Entity, ir.Table] = {}
        if Entity.ACCOUNT in units:
            known = accounts(self.tables, self.calendar)
            populations[Entity.ACCOUNT] = self.named("known accounts", known)
        if Entity.PERSON in units:
            known = people(self.tables, self.calendar, with_accounts=len(units) > 1)
            populations[Entity.PERSON] = self.named("known people", known)
        key = KEY[self.unit]
        everybody = self.named("judged", self.judged(rule, self.unit, populations))
        members = everybody.filter(everybody.holds).select(key).order_by(key)
        return self.joined(ibis.to_sql(members, dialect=self.dialect))

    def judged(self, rule: Rule, unit: Entity, populations: Mapping[Entity, ir.Table]) -> ir.Table:
        """Return everybody of a unit, people with their account, and whether the rule `holds`."""
        question = Question.of(
            unit,
            populations[unit],
            self.tables,
            self.calendar,
            known_people=populations.get(Entity.PERSON),
            since=self.since,
            doubts=False,
            named=self.named,
        )
        parts = dict.fromkeys(_parts(rule, self.segments))
        frame = question.frame(
            basis(part) for part in parts if not isinstance(part, OfPeople | OfAccount)
        )
        table = frame.table
        names: dict[Node, str] = {}
        for part in parts:
            if isinstance(part, OfPeople | OfAccount):
                names[part] = f"fulfilling_{len(names) + 1}"
                table = self.with_nested(table, part, names[part], unit.other, populations)
        holds = self.holds(rule, replace(frame, table=table), names)
        return table.select(*populations[unit].columns, holds=holds)

    def with_nested(
        self,
        table: ir.Table,
        part: OfPeople | OfAccount,
        name: str,
        unit: Entity,
        populations: Mapping[Entity, ir.Table],
    ) -> ir.Table:
        """Add how many people of an account fulfil a rule, or whether a person's account does."""
        every = isinstance(part, OfPeople) and part.quantifier is Quantifier.EVERY
        rule = Not(part.rule) if every else part.rule
        inner = self.named(f"judged {unit.plural}", self.judged(rule, unit, populations))
        if isinstance(part, OfAccount):
            found = inner.select("account_id", **{name: inner.holds})
        else:
            columns = {name: inner.count(where=inner.holds), f"{name}_of": inner.count()}
            found = inner.group_by("account_id").aggregate(**columns)
        joined = table.left_join(found, "account_id")
        return joined.select(*table.columns, *found.columns[1:])

    def holds(self, rule: Rule, frame: Frame, names: Mapping[Node, str]) -> Column:
        """Return whether the rule holds, one value per row of the frame."""

        def ask(part: Rule) -> Verdict[Column]:
            match part:
                case InSegment(name):
                    return IBIS.answer(self.segments[name], ask)
                case InList(name):
                    key = frame.table[frame.table.columns[0]]
                    return Verdict.known(key.isin(sorted(self.lists[name])))
                case OfAccount():
                    return Verdict.known(frame.table[names[part]].fill_null(False))
                case OfPeople(quantifier):
                    number, everyone = (
                        frame.table[column].fill_null(0)
                        for column in (names[part], f"{names[part]}_of")
                    )
                    found = Verdict.known(enough(part, number, everyone))
                    return ~found if quantifier in (Quantifier.NO, Quantifier.EVERY) else found
                case Condition() | Did() | FirstDid() | LastDid():
                    return frame.verdict(part)
            raise TypeError(f"{part} is for logic to answer")

        return IBIS.answer(rule, ask).holds

    def named(self, name: str, table: ir.Table) -> ir.Table:
        """Make a table a part of the query with a name of its own."""
        unique, number = name, 1
        while unique in self.parts:
            number += 1
            unique = f"{name} {number}"
        self.parts[unique] = ibis.to_sql(table, dialect=self.dialect)
        return ibis.table(table.schema(), name=unique)

    def joined(self, last: str) -> str:
        """Return all parts and the last statement as one."""
        named = ",\n".join(
            f"{sqlglot.exp.to_identifier(name, quoted=True).sql(self.dialect)} AS (\n"
            f"{indent(sql, '  ')}\n)"
            for name, sql in self.parts.items()
        )
        return f"WITH {named}\n{last}"


def _parts(rule: Rule, segments: Mapping[str, Rule]) -> Iterator[Leaf | OfPeople | OfAccount]:
    """Yield what no logic divides, unnegated, in a rule and in the segments that it refers to."""
    match rule:
        case Condition() | Did() | FirstDid() | LastDid():
            yield unnegated(rule)
        case OfPeople() | OfAccount():
            yield rule
        case InSegment(name):
            yield from _parts(segments[name], segments)
        case And(parts) | Or(parts) | AtLeastOf(_, parts):
            for part in parts:
                yield from _parts(part, segments)
        case Not(part):
            yield from _parts(part, segments)


def _units(rule: Rule, unit: Entity, segments: Mapping[str, Rule]) -> Iterator[Entity]:
    """Yield the units whose populations a rule needs; an account's events need its people."""
    for node, of in scoped(rule, unit):
        yield of
        if isinstance(node, InSegment):
            yield from _units(segments[node.name], unit, segments)
        if isinstance(node, Trait) and node.of_account:
            yield of.other
        if of is Entity.ACCOUNT and isinstance(node, EventPattern):
            yield of.other
