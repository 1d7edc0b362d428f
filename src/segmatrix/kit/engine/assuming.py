"""The tables that rules speak of, when there is no data to look at.

What a rule asks of a name tells its type: `seats >= 10` is asked of a number. The tables have the
columns of the standard layout and those that the rules name.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.populations import Tables
from segmatrix.kit.rules.nodes import (
    Amount,
    Compares,
    Condition,
    Entity,
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
    LessThanAgo,
    MoreThanAgo,
    Node,
    Property,
    Statistic,
    Test,
    Trait,
    Value,
)
from segmatrix.kit.rules.references import references, scoped
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
_EVENTS = {
    "user_id": Type.TEXT,
    "account_id": Type.TEXT,
    "event": Type.TEXT,
    "timestamp": Type.INSTANT,
}
_SEEN = {"user_id": Type.TEXT, "account_id": Type.TEXT, "timestamp": Type.INSTANT}
_DATES = (IsBefore, IsAfter, IsInTheLast, IsInTheNext, MoreThanAgo, LessThanAgo)


def assumed(rules: Rules) -> Catalog:
    """Return the names that rules use, with the types that they ask for."""
    trees: list[Node] = [segment.rule for segment in rules.segments]
    trees += [measure.value for measure in rules.measures]
    named = [references(tree, rules.unit) for tree in trees]  # type: ignore[arg-type]
    kinds = dict(_kinds(trees, rules.unit))

    def typed(owner: Entity | None, names: Iterable[str]) -> dict[str, Type]:
        return {name: kinds.get((owner, name), Type.TEXT) for name in sorted(names)}

    events: dict[str, set[str]] = {}
    for found in named:
        for event, properties in found.events.items():
            events.setdefault(event, set()).update(properties)
    people = {name for found in named for name in found.people}
    accounts = {name for found in named for name in found.accounts}
    return Catalog(
        people=typed(Entity.PERSON, people),
        accounts=typed(Entity.ACCOUNT, accounts),
        events={event: typed(None, names) for event, names in events.items()},
    )


def tables_of(rules: Rules) -> Tables:
    """Return tables of the standard layout with the names that rules use, bound to no data."""
    columns = _columns(rules)
    return Tables(**{name: _table(name, columns[name]) for name in columns})


def tables_like(data: CustomerData, rules: Rules) -> Tables:
    """Return tables with the columns that rules need of customer data, bound to no data."""
    wanted = {**_columns(rules), "feedback": _SEEN, "exposures": _SEEN}
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
    catalog = assumed(rules)
    columns = {"people": {**_PEOPLE, **catalog.people}}
    if catalog.events:
        columns["events"] = {**_EVENTS, **catalog.properties}
    if _speak_of_accounts(rules):
        columns["accounts"] = {**_ACCOUNTS, **catalog.accounts}
    else:
        for name, table in columns.items():
            if name == "events" or "account_id" not in catalog.people:
                del table["account_id"]
    return columns


def _speak_of_accounts(rules: Rules) -> bool:
    return any(
        of is Entity.ACCOUNT or (isinstance(node, Trait) and node.of_account)
        for segment in rules.segments
        for node, of in scoped(segment.rule, rules.unit)
    )


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
    left_out = {one for one in ids if not row[one]}
    return {
        one: kind for one, kind in table.schema().items() if one in wanted and one not in left_out
    }


def _kinds(trees: Iterable[Node], unit: Entity) -> Iterator[tuple[tuple[Entity | None, str], Type]]:
    """Yield the type that is asked of a name; of properties, whatever the event."""
    for tree in trees:
        for node, of in scoped(tree, unit):
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
        case IsKnown():
            return
        case _:
            yield Type.INSTANT if isinstance(test, _DATES) else Type.TEXT


def _type(value: Value) -> Type:
    if isinstance(value, bool):
        return Type.BOOLEAN
    if isinstance(value, date):
        return Type.INSTANT
    return Type.TEXT if isinstance(value, str) else Type.NUMBER
