"""The instants that ends of windows and tests pass, as they stand in customer data."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from segmatrix.kit.data.clustered import Column, Dates, Rows
from segmatrix.kit.data.clustered import Instants as Times
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.changing.crossings import Marks
from segmatrix.kit.engine.changing.resting import (
    AnyEvent,
    Carried,
    Had,
    Happened,
    Instants,
    Known,
    Naming,
)
from segmatrix.kit.engine.vector.happenings import micros
from segmatrix.kit.engine.vector.holdings import Holdings
from segmatrix.kit.rules.nodes import Entity

_EPOCH = date(1970, 1, 1)
_NEVER = np.empty(0, np.int64)


@dataclass(frozen=True)
class Marking:
    """Looks up instants in customer data.

    Attributes:
        holdings: the customer data.
        calendar: any instant in the zone in which dates begin.
    """

    holdings: Holdings
    calendar: Calendar
    _found: dict[Instants, Marks] = field(default_factory=dict)

    def of(self, instants: Instants) -> Marks:
        """Return instants in microseconds since 1970, ascending."""
        if instants not in self._found:
            self._found[instants] = self._marks(instants)
        return self._found[instants]

    def _marks(self, instants: Instants) -> Marks:
        holdings = self.holdings
        match instants:
            case Known(unit):
                return np.unique(holdings.entities(unit, self.calendar).known_from)
            case Naming():
                return holdings.entities(Entity.PERSON, self.calendar).naming.times
            case Happened():
                rows = self._rows(instants)
                return _NEVER if rows is None else rows.times
            case AnyEvent():
                each = [self.of(Happened("events", name)) for name in holdings.event_names()]
                return np.sort(np.concatenate([_NEVER, *each]))
            case Carried(by, name):
                rows = self._rows(by)
                column = None if rows is None else rows.column(name)
                return _NEVER if column is None else self._dates(column)
            case Had(unit, name):
                return self._dates(holdings.trait(unit, name)[1])

    def _rows(self, which: Happened) -> Rows | None:
        return self.holdings.clustered.rows(which.table, which.name)

    def _dates(self, column: Column) -> Marks:
        """Return the instants of a column; of dates, those at which they begin."""
        assert isinstance(column, Dates | Times), "only dates are compared with moving ones"
        values = column.days if isinstance(column, Dates) else column.times
        known = np.unique(values if column.missing is None else values[~column.missing])
        if isinstance(column, Times):
            return known.astype(np.int64)
        begin = [self.calendar.instant(_EPOCH + timedelta(days=day)) for day in known.tolist()]
        return np.array([micros(one) for one in begin], np.int64)
