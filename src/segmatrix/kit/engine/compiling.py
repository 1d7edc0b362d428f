"""Rules into verdicts on everybody: few queries for all rules together, then logic on arrays.

Each condition is asked once, however many rules contain it; all conditions about one event are read
in one query, and all traits in another. What comes back are arrays of booleans over everybody known
at `as of`, in the order of their ids; logic, quantifiers and references work on these.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.frames import Leaf, Question, basis, leaves, rests_on, source, unnegated
from segmatrix.kit.engine.measures import Numbers
from segmatrix.kit.engine.populations import KEY, Tables, accounts, people
from segmatrix.kit.engine.quantifying import any_at_home, of_account, of_home, of_people
from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.rules.fingerprints import fingerprint
from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    Condition,
    Did,
    Entity,
    FirstDid,
    InList,
    InSegment,
    LastDid,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Rule,
    Subject,
)
from segmatrix.kit.rules.references import scoped

Bits: TypeAlias = npt.NDArray[np.bool_]

_PLACE = "place"
_populations = count()


@dataclass(frozen=True)
class Known:
    """Everybody of one unit who is known at `as of`, in the order of their ids.

    Attributes:
        ids: their ids.
        homes: of people, the place of each one's account among the accounts, or -1.
        table: the same as a table of the back end, with each one's place.
    """

    ids: pa.Array
    homes: npt.NDArray[np.int64]
    table: Any

    def among(self, idents: Iterable[str]) -> Bits:
        """Return who is one of some ids."""
        return _bits(pc.is_in(self.ids, value_set=pa.array(list(idents), pa.string())))


@dataclass(frozen=True)
class Answers:
    """What came out.

    Attributes:
        ids: everybody known at `as of`, sorted.
        verdicts: on each rule, in the order of `ids`.
        missing: per rule, where conditions in it lack each trait or property.
        numbers: the value of each number, in the order of `ids`.
    """

    ids: pa.Array
    verdicts: Mapping[str, Verdict[Bits]]
    missing: Mapping[str, Mapping[str, Bits]]
    numbers: Mapping[str, Numbers]


def answer(
    data: CustomerData,
    calendar: Calendar,
    unit: Entity,
    rules: Mapping[str, Rule],
    *,
    lists: Mapping[str, Collection[str]] | None = None,
    numbers: Mapping[str, Subject] | None = None,
) -> Answers:
    """Return the verdict on each rule, and everybody's value of each number.

    Args:
        data: the tables.
        calendar: the instant and the zone.
        unit: whom the rules divide.
        rules: by name, each after those that it refers to; checked before.
        lists: the ids of each list that rules refer to.
        numbers: amounts, counts or traits by name.
    """
    numbers = numbers or {}
    units = {of for tree in [*rules.values(), *numbers.values()] for of in _units(tree, unit)}
    with _everybody(data, calendar, units | {unit}) as known:
        asking = _Asking(data, calendar, unit, known, lists or {})
        asking.fetch(leaf for rule in rules.values() for leaf in leaves(rule, unit))
        for name, rule in rules.items():
            asking.segments[name] = asking.verdict(rule, unit)
            asking.missing[name] = asking.lacking(rule, unit)
        found = {name: asking.numbers(number) for name, number in numbers.items()}
    return Answers(known[unit].ids, asking.segments, asking.missing, found)


@dataclass(frozen=True)
class _Asking:
    """Rules put to customer data, and what is known of the answer so far."""

    data: CustomerData
    calendar: Calendar
    unit: Entity
    known: Mapping[Entity, Known]
    lists: Mapping[str, Collection[str]]
    conditions: dict[tuple[Entity, str], Verdict[Bits]] = field(default_factory=dict)
    segments: dict[str, Verdict[Bits]] = field(default_factory=dict)
    missing: dict[str, dict[str, Bits]] = field(default_factory=dict)

    def fetch(self, wanted: Iterable[tuple[Entity, Leaf]]) -> None:
        """Ask for conditions: those of one unit that are about one event in one query."""
        groups: dict[tuple[Entity, str | None], dict[str, Leaf]] = defaultdict(dict)
        for unit, leaf in wanted:
            groups[unit, source(leaf)].setdefault(fingerprint(leaf), leaf)
        for (unit, _), group in groups.items():
            frame = self._question(unit).frame(map(basis, group.values()))
            found = map(frame.verdict, group.values())
            columns = [(one.holds, one.certain, one.possible) for one in found]
            parts = [_bits(part) for part in self._columns(unit, frame.table, columns)]
            for place, print_ in enumerate(group):
                self.conditions[unit, print_] = Verdict(*parts[3 * place : 3 * place + 3])

    def verdict(self, rule: Rule, unit: Entity) -> Verdict[Bits]:
        """Return the verdict on a rule that speaks of a unit."""
        known = self.known[unit]
        logic = Logic(np.ones(len(known.ids), np.bool_), _ones)

        def ask(part: Rule) -> Verdict[Bits]:
            match part:
                case InSegment(name):
                    return self.segments[name]
                case InList(name):
                    return Verdict.known(known.among(self.data.canonical(self.lists[name], unit)))
                case OfPeople(rule=inner):
                    homes = self.known[Entity.PERSON].homes
                    verdict = self.verdict(inner, Entity.PERSON)
                    return of_people(part, verdict, homes, len(known.ids))
                case OfAccount(inner):
                    return of_account(self.verdict(inner, Entity.ACCOUNT), known.homes)
                case Condition() | Did() | FirstDid() | LastDid():
                    return self.conditions[unit, fingerprint(part)]
            raise TypeError(f"{part} is for logic to answer")

        return logic.answer(rule, ask)

    def lacking(self, rule: Rule, unit: Entity) -> dict[str, Bits]:
        """Return, by the name of a trait or property, where conditions are open for lack of it."""
        match rule:
            case And(parts) | Or(parts) | AtLeastOf(_, parts):
                return _united(self.lacking(part, unit) for part in parts)
            case Not(part):
                return self.lacking(part, unit)
            case InSegment(name):
                return self.missing[name]
            case OfPeople(rule=inner):
                homes, number = self.known[Entity.PERSON].homes, len(self.known[unit].ids)
                found = self.lacking(inner, Entity.PERSON)
                return {name: any_at_home(where, homes, number) for name, where in found.items()}
            case OfAccount(inner):
                homes = self.known[unit].homes
                found = self.lacking(inner, Entity.ACCOUNT)
                at_home = {name: of_home(where, homes, False) for name, where in found.items()}
                return {**at_home, "account": homes < 0}
            case Condition() | Did() | FirstDid() | LastDid():
                open_ = self.conditions[unit, fingerprint(unnegated(rule))].unsure
                return dict.fromkeys(rests_on(rule), open_)
        return {}

    def numbers(self, number: Subject) -> Numbers:
        """Return everybody's value of a number."""
        frame = self._question(self.unit).frame([basis(number)])
        values, doubts = self._columns(self.unit, frame.table, [frame.number(number)])
        return Numbers(values.to_numpy(zero_copy_only=False).astype(np.float64), _bits(doubts))

    def _question(self, unit: Entity) -> Question:
        data, persons = self.data, self.known.get(Entity.PERSON)
        return Question.of(
            unit,
            self.known[unit].table,
            _tables(data),
            self.calendar,
            known_people=persons.table if persons else None,
            since=data.earliest or self.calendar.as_of,
        )

    def _columns(self, unit: Entity, table: Any, groups: Iterable[Iterable[Any]]) -> list[pa.Array]:
        """Return columns of a frame as arrays in the order of everybody's ids."""
        columns = [column for group in groups for column in group]
        named = {str(place): column for place, column in enumerate(columns)}
        asked = table.select(_PLACE, **named).order_by(_PLACE)
        found = self.data.backend.to_pyarrow(asked)
        return [found[name].combine_chunks() for name in named]


@contextmanager
def _everybody(
    data: CustomerData, calendar: Calendar, units: Collection[Entity]
) -> Iterator[dict[Entity, Known]]:
    """Find out who is known, and keep them as tables of the back end for a while."""
    tables, both = _tables(data), len(units) > 1
    found: dict[Entity, Known] = {}
    names: list[str] = []
    try:
        if Entity.ACCOUNT in units:
            everybody = accounts(tables, calendar).order_by(KEY[Entity.ACCOUNT])
            found[Entity.ACCOUNT] = _kept(data, everybody, names, pa.array([], pa.string()))
        if Entity.PERSON in units:
            everybody = people(tables, calendar, with_accounts=both).order_by(KEY[Entity.PERSON])
            homes = found[Entity.ACCOUNT].ids if both else pa.array([], pa.string())
            found[Entity.PERSON] = _kept(data, everybody, names, homes)
        yield found
    finally:
        for name in names:
            data.backend.con.unregister(name)


def _kept(data: CustomerData, everybody: Any, names: list[str], homes: pa.Array) -> Known:
    """Keep a population as a table, noting its name; `homes` are the known accounts' ids."""
    rows = data.backend.to_pyarrow(everybody)
    places = pa.array(np.arange(rows.num_rows, dtype=np.int64))
    names.append(f"population_{next(_populations)}")
    data.backend.con.register(names[-1], rows.append_column(_PLACE, places))
    ids = rows.column(0).combine_chunks()
    at_home = (
        pc.fill_null(pc.index_in(rows["account_id"], value_set=homes), -1).to_numpy()
        if len(homes)
        else np.full(len(ids), -1)
    )
    return Known(ids, at_home.astype(np.int64), data.backend.table(names[-1]))


def _units(tree: Rule | Subject, unit: Entity) -> Iterator[Entity]:
    """Yield the units whose populations a rule needs, an account's people for its events."""
    for node, of in scoped(tree, unit):
        yield of
        if of is Entity.ACCOUNT or getattr(node, "of_account", False):
            yield of.other


def _united(found: Iterable[Mapping[str, Bits]]) -> dict[str, Bits]:
    everything: dict[str, Bits] = {}
    for some in found:
        for name, where in some.items():
            everything[name] = everything[name] | where if name in everything else where
    return everything


def _tables(data: CustomerData) -> Tables:
    return Tables(data.people, data.accounts, data.events, data.feedback, data.exposures)


def _ones(truth: Bits) -> npt.NDArray[np.int64]:
    return truth.astype(np.int64)


def _bits(column: pa.Array | pa.ChunkedArray) -> Bits:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.bool_)
