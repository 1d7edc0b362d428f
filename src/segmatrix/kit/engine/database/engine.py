"""Rules put to a database: few queries for all rules together, whatever the database.

Each condition is asked once, however many rules contain it, and those on one unit are asked
together, in queries with a row for everybody (`batching` says how many). Who is known is worked out
in each query, so that nothing has to be written to the database. What comes back is brought into
the order of the ids.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine import quantifying
from segmatrix.kit.engine.asking import Leaf
from segmatrix.kit.engine.bitsets import Bits, BitSet, Places
from segmatrix.kit.engine.database.bases import bases
from segmatrix.kit.engine.database.batching import batches
from segmatrix.kit.engine.database.dialects import dialect
from segmatrix.kit.engine.database.frames import Frame, Question
from segmatrix.kit.engine.database.populations import Tables, accounts, people
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.engine.measures import Numbers
from segmatrix.kit.engine.membership import Universe
from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.rules.nodes import Entity, OfPeople, Subject

_Wanted: TypeAlias = tuple[Entity, Leaf]
_Number: TypeAlias = tuple[Entity, Subject]


@dataclass(frozen=True)
class DatabaseEngine:
    """What answers leaves about customer data that lie in any database Ibis speaks to.

    A truth is an array of booleans in the order of the ids.

    Attributes:
        data: the customer data.
        calendar: the instant and the zone.
    """

    data: CustomerData
    calendar: Calendar
    _ids: dict[Entity, pa.Array] = field(default_factory=dict, repr=False)
    _homes: list[Places] = field(default_factory=list, repr=False)
    _noted: dict[_Wanted, None] = field(default_factory=dict, repr=False)
    _verdicts: dict[_Wanted, Verdict[Bits]] = field(default_factory=dict, repr=False)
    _noted_numbers: dict[_Number, None] = field(default_factory=dict, repr=False)
    _numbers: dict[_Number, Numbers] = field(default_factory=dict, repr=False)

    def logic(self, unit: Entity) -> Logic[Bits]:
        """Return how truths of a unit are combined."""
        return Logic(np.ones(len(self.ids(unit)), np.bool_), _some)

    def prepare(self, leaves: Iterable[_Wanted], numbers: Iterable[_Number] = ()) -> None:
        """Take note of what will be asked for, so that it can be answered together."""
        self._noted.update((one, None) for one in leaves if one not in self._verdicts)
        self._noted_numbers.update((one, None) for one in numbers if one not in self._numbers)

    def answer(self, unit: Entity, leaf: Leaf) -> Verdict[Bits]:
        """Return the verdict on a leaf that is not negated; with it, those noted are asked for."""
        if (unit, leaf) not in self._verdicts:
            self.prepare([(unit, leaf)])
            self._ask(unit)
        return self._verdicts[unit, leaf]

    def numbers(self, unit: Entity, subject: Subject) -> Numbers:
        """Return everybody's value of a number, in the order of `ids`."""
        if (unit, subject) not in self._numbers:
            self.prepare([], [(unit, subject)])
            self._ask(unit)
        return self._numbers[unit, subject]

    def among(self, unit: Entity, idents: Collection[str]) -> Bits:
        """Return who is one of some ids, merged ones being one."""
        wanted = pa.array(sorted(self.data.canonical(idents, unit)), pa.string())
        return _bits(pc.is_in(self.ids(unit), value_set=wanted))

    def of_people(self, quantified: OfPeople, verdict: Verdict[Bits]) -> Verdict[Bits]:
        """Return for which accounts enough people fulfil a rule."""
        number = len(self.ids(Entity.ACCOUNT))
        return quantifying.of_people(quantified, verdict, self.homes, number)

    def of_account(self, verdict: Verdict[Bits]) -> Verdict[Bits]:
        """Return for which people their account fulfils a rule."""
        return quantifying.of_account(verdict, self.homes)

    def any_of_people(self, truth: Bits) -> Bits:
        """Return for which accounts something is true of any of their people."""
        return quantifying.any_at_home(truth, self.homes, len(self.ids(Entity.ACCOUNT)))

    def of_their_account(self, truth: Bits) -> Bits:
        """Return for which people something is true of their account; without one it is not."""
        return quantifying.of_home(truth, self.homes, False)

    def without_account(self) -> Bits:
        """Return which people have no account."""
        return np.less(self.homes, 0)

    def earlier(self, instant: datetime) -> "DatabaseEngine":
        """Return the same customer data as they were seen at an earlier instant."""
        return DatabaseEngine(self.data, replace(self.calendar, as_of=instant))

    def carried(self, unit: Entity, truth: Bits, earlier: "DatabaseEngine") -> Bits:
        """Return, of an earlier engine's truth, the same for those known now; new ones are not."""
        return self.among_ids(unit, earlier.ids(unit).filter(pa.array(truth)))

    def among_ids(self, unit: Entity, idents: pa.Array) -> Bits:
        """Return who has one of some ids."""
        return _bits(pc.is_in(self.ids(unit), value_set=idents))

    def ids(self, unit: Entity) -> pa.Array:
        """Return everybody of a unit who is known, sorted by id."""
        if unit not in self._ids:
            self._ask(unit)
        return self._ids[unit]

    def universe(self, unit: Entity) -> Universe:
        """Return everybody of a unit who is known, in the order of `ids`."""
        return Universe.of(self.ids(unit))

    def bits(self, unit: Entity, truth: Bits) -> BitSet:
        """Return a truth as the set of places in `ids` where it holds."""
        return BitSet.of(truth)

    @property
    def homes(self) -> Places:
        """The place of each person's account among the accounts, or -1."""
        if not self._homes:
            found = self._fetched(self._population(Entity.PERSON, with_accounts=True))
            ids = self.ids(Entity.PERSON)
            of = found["account_id"].take(pc.index_in(ids, value_set=found["user_id"]))
            places = pc.index_in(of, value_set=self.ids(Entity.ACCOUNT))
            self._homes.append(pc.fill_null(places, -1).to_numpy().astype(np.int64))
        return self._homes[0]

    def _ask(self, unit: Entity) -> None:
        """Ask for everybody of a unit and, with them, for all that is noted about them."""
        question = self._question(unit)
        noted = [*self._noted, *self._noted_numbers]
        for batch in batches([node for of, node in noted if of is unit]):
            self._ask_for(unit, batch, question.frame(one for node in batch for one in bases(node)))

    def _ask_for(self, unit: Entity, batch: Collection[Any], frame: Frame) -> None:
        leaves = [node for node in batch if (unit, node) in self._noted]
        subjects = [node for node in batch if (unit, node) in self._noted_numbers]
        verdicts = [frame.verdict(leaf) for leaf in leaves]
        columns = [truth for one in verdicts for truth in (one.holds, one.certain, one.possible)]
        columns += [column for subject in subjects for column in frame.number(subject)]
        found = iter(self._columns(unit, frame, columns))
        for leaf in leaves:
            self._verdicts[unit, leaf] = Verdict(*(_bits(next(found)) for _ in range(3)))
            del self._noted[unit, leaf]
        for subject in subjects:
            values = next(found).to_numpy(zero_copy_only=False).astype(np.float64)
            self._numbers[unit, subject] = Numbers(values, _bits(next(found)))
            del self._noted_numbers[unit, subject]

    def _columns(self, unit: Entity, frame: Frame, columns: Iterable[Any]) -> list[pa.Array]:
        """Return columns of a frame as arrays in the order of everybody's ids."""
        named = {f"c{place}": column for place, column in enumerate(columns)}
        found = self._fetched(frame.table.select(unit.key, **named))
        ids = found[unit.key].combine_chunks()
        if unit not in self._ids:
            self._ids[unit] = ids.take(pc.sort_indices(ids))
        places = pc.index_in(self._ids[unit], value_set=ids)
        return [found[name].combine_chunks().take(places) for name in named]

    def _question(self, unit: Entity) -> Question:
        with_accounts = unit is Entity.ACCOUNT or self.data.accounts is not None
        known = {
            Entity.PERSON: self._population(Entity.PERSON, with_accounts=with_accounts),
            Entity.ACCOUNT: self._population(Entity.ACCOUNT, with_accounts=False),
        }
        since = self.data.earliest or self.calendar.as_of
        setting = Setting(self.calendar, dialect(self.data.backend.name), since)
        return Question(unit, self._tables, known, setting)

    def _population(self, unit: Entity, *, with_accounts: bool) -> Any:
        if unit is Entity.ACCOUNT:
            return accounts(self._tables, self.calendar)
        return people(self._tables, self.calendar, with_accounts=with_accounts)

    @property
    def _tables(self) -> Tables:
        data = self.data
        return Tables(data.people, data.accounts, data.events, data.feedback, data.exposures)

    def _fetched(self, table: Any) -> pa.Table:
        return self.data.backend.to_pyarrow(table)


def _some(number: int, truths: Sequence[Bits]) -> Bits:
    return np.greater_equal(np.sum(truths, axis=0, dtype=np.int64), number)


def _bits(column: pa.Array | pa.ChunkedArray) -> Bits:
    filled = pc.fill_null(column, False)
    return np.asarray(filled.to_numpy(zero_copy_only=False), dtype=np.bool_)
