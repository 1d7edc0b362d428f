"""The tables that rules speak of, when there is no data to look at.

What a rule asks of a name tells its type: `seats >= 10` is asked of a number. The tables have the
columns of the standard layout and those that the rules name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.database.populations import Tables
from segmatrix.kit.engine.database.sources import Source, source
from segmatrix.kit.rules.expanding import expanded
from segmatrix.kit.rules.nodes import (
    Amount,
    Compares,
    Condition,
    Entity,
    EventPattern,
    HadSession,
    Has,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    IsInTop,
    IsKnown,
    IsOneOf,
    IsSame,
    LessThanAgo,
    MoreThanAgo,
    Node,
    Property,
    SawExperiment,
    ScoreKind,
    Sequence,
    Statistic,
    StepProperty,
    Test,
    Trait,
    Value,
)
from segmatrix.kit.rules.plain import ExposureRows, FeedbackRows, Latest
from segmatrix.kit.rules.references import scoped
from segmatrix.kit.rules.rulefile import Rules

_COLUMNS: Mapping[Type, dt.DataType] = {
    Type.TEXT: dt.string,
    Type.NUMBER: dt.float64,
    Type.BOOLEAN: dt.boolean,
    Type.DATE: dt.date,
    Type.INSTANT: dt.timestamp,
    Type.LIST: dt.Array(dt.string),
}
_PEOPLE = {"user_id": Type.TEXT, "account_id": Type.TEXT, "created_at": Type.INSTANT}
_ACCOUNTS = {"account_id": Type.TEXT, "created_at": Type.INSTANT}
_SEEN = {"user_id": Type.TEXT, "account_id": Type.TEXT, "timestamp": Type.INSTANT}
_EVENTS = {**_SEEN, "event": Type.TEXT}
_FEEDBACK = {
    **_SEEN,
    "kind": Type.TEXT,
    "score": Type.NUMBER,
    "text": Type.TEXT,
    "theme": Type.TEXT,
}
_EXPOSURES = {
    "user_id": Type.TEXT,
    "timestamp": Type.INSTANT,
    "experiment": Type.TEXT,
    "variant": Type.TEXT,
}
_DATES = (IsBefore, IsAfter, IsInTheLast, IsInTheNext, MoreThanAgo, LessThanAgo)


@dataclass(frozen=True)
class Plain:
    """All that a file of rules says, in the plain forms that databases are asked.

    Attributes:
        unit: whom the segments consist of.
        trees: the rules of segments and stages, and the numbers of measures and scores.
    """

    unit: Entity
    trees: tuple[Any, ...]

    @classmethod
    def of(cls, rules: Rules) -> "Plain":
        """Return rules in plain forms."""
        trees: list[Any] = [one.rule for one in rules.segments]
        trees += [one.rule for one in rules.stages]
        trees += [one.value for one in rules.measures]
        if rules.scores is not None:
            event = EventPattern(rules.scores.event)
            trees.append(Amount(Statistic.SUM, Property(rules.scores.amount), event))
        return cls(rules.unit, tuple(expanded(tree, rules.terms) for tree in trees))

    def nodes(self) -> Iterator[tuple[Node, Entity]]:
        """Yield every node, each with the unit that it speaks of."""
        for tree in self.trees:
            yield from scoped(tree, self.unit)

    def patterns(self) -> Iterator[EventPattern]:
        """Yield everything that is said of rows."""
        return (node for node, _ in self.nodes() if isinstance(node, EventPattern))


def assumed(rules: Rules) -> Catalog:
    """Return the names that rules use, with the types that they ask for."""
    plain = Plain.of(rules)
    kinds = dict(_kinds(plain))

    def typed(owner: Entity | None, names: Iterable[str]) -> dict[str, Type]:
        return {name: kinds.get((owner, name), Type.TEXT) for name in sorted(names)}

    traits: dict[Entity, set[str]] = {unit: set() for unit in Entity}
    for node, of in plain.nodes():
        if isinstance(node, Trait):
            traits[Entity.ACCOUNT if node.of_account else of].add(node.name)
    events = _properties(plain)
    return Catalog(
        people=typed(Entity.PERSON, traits[Entity.PERSON]),
        accounts=typed(Entity.ACCOUNT, traits[Entity.ACCOUNT]),
        events={of.name: typed(None, names) for of, names in events.items()},
        has_feedback=any(isinstance(one, FeedbackRows) for one in plain.patterns()),
        has_exposures=any(isinstance(one, ExposureRows) for one in plain.patterns()),
        feedback=tuple(ScoreKind),
        experiments=_experiments(rules),
    )


def _experiments(rules: Rules) -> dict[str, set[str]]:
    """Return the variants that are asked for, per experiment."""
    found: dict[str, set[str]] = {}
    trees: list[Node] = [one.rule for one in rules.segments]
    trees += [one.rule for one in rules.stages]
    for tree in trees:
        for node in tree.walk():
            if isinstance(node, SawExperiment):
                variants = found.setdefault(node.experiment, set())
                variants.update([node.variant] if node.variant is not None else [])
    return found


def tables_of(rules: Rules) -> Tables:
    """Return tables of the standard layout with the names that rules use, bound to no data."""
    columns = _columns(rules)
    return Tables(**{name: _table(name, columns[name]) for name in columns})


def tables_like(data: CustomerData, rules: Rules) -> Tables:
    """Return tables with the columns that rules need of customer data, bound to no data."""
    wanted = {"feedback": _SEEN, "exposures": _SEEN} | _columns(rules)
    if data.catalog.events:
        wanted.setdefault("events", _EVENTS)
    else:
        wanted.pop("events", None)
    return Tables(
        **{
            name: _unbound(name, _filled(data, table, set(columns)))
            for name, columns in wanted.items()
            if (table := getattr(data, name)) is not None
        }
    )


def _columns(rules: Rules) -> dict[str, dict[str, Type]]:
    """Return the columns of each table that rules need, ids of accounts only if they need them."""
    catalog, plain = assumed(rules), Plain.of(rules)
    columns = {"people": {**_PEOPLE, **catalog.people}}
    if catalog.events or any(isinstance(node, HadSession) for node, _ in plain.nodes()):
        columns["events"] = {**_EVENTS, **catalog.properties}
    if catalog.has_feedback:
        columns["feedback"] = dict(_FEEDBACK)
    if catalog.has_exposures:
        columns["exposures"] = dict(_EXPOSURES)
    if _speak_of_accounts(plain):
        columns["accounts"] = {**_ACCOUNTS, **catalog.accounts}
    else:
        for name, table in columns.items():
            if name == "people" and "account_id" in catalog.people:
                continue
            table.pop("account_id", None)
    return columns


def _speak_of_accounts(plain: Plain) -> bool:
    return plain.unit is Entity.ACCOUNT or any(
        of is Entity.ACCOUNT or (isinstance(node, Trait) and node.of_account)
        for node, of in plain.nodes()
    )


def _properties(plain: Plain) -> dict[Source, set[str]]:
    """Return the properties that are asked of each event."""
    found: dict[Source, set[str]] = {}

    def asked(pattern: EventPattern, names: Iterable[str]) -> None:
        of = source(pattern)
        if of.table == "events":
            found.setdefault(of, set()).update(names)

    for node, _ in plain.nodes():
        match node:
            case EventPattern():
                asked(node, (one.name for one in node.walk() if isinstance(one, Property)))
            case Amount(_, wanted, pattern) | Latest(wanted, pattern):
                asked(pattern, [wanted.name])
            case Sequence(steps):
                for one in node.walk():
                    if isinstance(one, StepProperty):
                        asked(steps[one.step - 1], [one.name])
    return found


def _table(name: str, columns: Mapping[str, Type]) -> Any:
    return _unbound(name, {column: _COLUMNS[kind] for column, kind in columns.items()})


def _unbound(name: str, columns: Mapping[str, dt.DataType]) -> Any:
    # The table may have more columns. This one stands for them: without it Ibis writes `SELECT *`
    # where all columns that it knows of are selected.
    return ibis.table({**columns, "…": dt.string}, name=name).select(*columns)


def _filled(data: CustomerData, table: Any, wanted: set[str]) -> dict[str, dt.DataType]:
    """Return some columns, without ids that loading added to a table that has none."""
    ids = [one for one in ("user_id", "account_id") if one in table.columns]
    known = table.aggregate(**{one: table[one].notnull().any() for one in ids})
    (row,) = data.backend.to_pyarrow(known).to_pylist()
    left_out = {one for one in ids if row[one] is False}
    return {
        one: kind for one, kind in table.schema().items() if one in wanted and one not in left_out
    }


def _kinds(plain: Plain) -> Iterator[tuple[tuple[Entity | None, str], Type]]:
    """Yield the type that is asked of a name; of properties, whatever the event."""
    for node, of in plain.nodes():
        match node:
            case Condition(Trait(name, of_account), test):
                owner = Entity.ACCOUNT if of_account else of
                yield from (((owner, name), kind) for kind in _asked(test))
            case Condition(Property(name), test):
                yield from (((None, name), kind) for kind in _asked(test))
            case Amount(statistic, Property(name)) if statistic is not Statistic.DISTINCT:
                yield (None, name), Type.NUMBER


def _asked(test: Test) -> Iterator[Type]:
    """Yield the type of what a test can be asked of, if the test tells."""
    match test:
        case Compares() | IsInTop():
            yield Type.NUMBER
        case Has():
            yield Type.LIST
        case Is(value) | IsOneOf((value, *_)) | IsBetween(value):
            yield _type(value)
        case IsKnown() | IsSame():
            return
        case _:
            yield Type.INSTANT if isinstance(test, _DATES) else Type.TEXT


def _type(value: Value) -> Type:
    if isinstance(value, bool):
        return Type.BOOLEAN
    if isinstance(value, date):
        return Type.INSTANT
    return Type.TEXT if isinstance(value, str) else Type.NUMBER
