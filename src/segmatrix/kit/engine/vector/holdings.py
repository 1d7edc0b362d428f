"""What is held of customer data over many questions: who there is, what happened, what came out."""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from itertools import count

import numpy as np

from segmatrix.kit.data.clustered import Clustered, Column, Entities, Rows
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.vector.choosing import Depending
from segmatrix.kit.engine.vector.counts import Desk
from segmatrix.kit.engine.vector.forms import Forms
from segmatrix.kit.engine.vector.happenings import (
    Ends,
    Happenings,
    Numbers32,
    micros,
    of_accounts,
    of_people,
)
from segmatrix.kit.engine.vector.keeping import Kept
from segmatrix.kit.engine.vector.populations import Population, homes, room
from segmatrix.kit.engine.vector.tallying import Tallies
from segmatrix.kit.rules.nodes import Entity, EventPattern
from segmatrix.kit.rules.plain import ExposureRows, FeedbackRows

# Arrays serve questions that follow upon each other; sets are small and serve later ones.
_ROOM_FOR_ARRAYS = 96 * 2**20
# People move seldom: most instants see everybody at one of the last few homes.
_MOST_HOMES = 2
_NONE = np.empty(0, np.int32)
_NOTHING = Rows(_NONE, _NONE, np.empty(0, np.int64))


@dataclass(frozen=True, eq=False)
class Homes:
    """The account of each person, and what happened as it counts for accounts then."""

    accounts: Numbers32
    happened: dict[Hashable, Happenings] = field(default_factory=dict)


class Holdings:
    """Customer data as arrays, and what questions about it have found out.

    Attributes:
        data: the customer data.
        desk: where answers are kept.
        forms: the leaves that were asked.
        depending: what they rest on beside what they say.
        turn: how often the data were refreshed.
    """

    def __init__(self, data: CustomerData) -> None:
        self.data = data
        self.desk = _desk()
        self.forms = Forms()
        self.depending = Depending()
        self.turn = 0
        self._happened: dict[Hashable, Happenings] = {}
        self._homes: list[Homes] = []
        self._columns: dict[Hashable, tuple[Hashable, Column]] = {}
        self._looked_at: dict[Hashable, tuple[int, int]] = {}
        self._windows: dict[Hashable, set[Ends]] = {}
        self._serials = count()

    def refresh(self, data: CustomerData) -> None:
        """Go on with later data of the same customer base; what it left as it was stays known."""
        sizes = self._sizes()
        self.data = data
        self.turn += 1
        self._looked_at.clear()
        if self._sizes() != sizes:
            self.desk = _desk()

    def _sizes(self) -> list[int]:
        return [room(len(self.clustered.ids(unit))) for unit in Entity]

    @property
    def clustered(self) -> Clustered:
        """The arrays."""
        found = self.data.clustered
        assert found is not None, "data that lies elsewhere is asked of its database"
        return found

    # --- who there is ---------------------------------------------------------------------------

    def entities(self, unit: Entity, calendar: Calendar) -> Entities:
        """Return everybody of a unit."""
        return self.clustered.entities(unit, calendar.zone.key)

    def population(self, unit: Entity, calendar: Calendar) -> Population:
        """Return who of a unit is known."""
        return Population.at(self.entities(unit, calendar), micros(calendar.as_of))

    def homes(self, people: Population, accounts: Population, calendar: Calendar) -> Homes:
        """Return whose each person is; the same as before while nobody moves."""
        found = homes(people, accounts, micros(calendar.as_of))
        for seen in self._homes:
            if np.array_equal(seen.accounts, found):
                return seen
        self._homes = [*self._homes[1 - _MOST_HOMES :], Homes(found)]
        return self._homes[-1]

    def trait(self, unit: Entity, name: str) -> tuple[Hashable, Column]:
        """Return the values of a trait, and what no other values of it are known by."""
        column = self.clustered.trait(unit, name)
        if self._columns.get((unit, name), (None, None))[1] is not column:
            self._columns[unit, name] = ("trait", next(self._serials)), column
        return self._columns[unit, name]

    # --- what happened --------------------------------------------------------------------------

    def event_names(self) -> list[str]:
        """Return the names of all events."""
        return sorted(self.clustered.event_names())

    def happened(self, pattern: EventPattern, homes: Homes | None) -> Happenings:
        """Return the rows among which a pattern looks, as they count for people or accounts.

        Args:
            pattern: an event, feedback or exposures.
            homes: whose each person is, for accounts; None for people.
        """
        rows = self._rows(pattern)
        key = type(pattern), pattern.name
        if homes is None:
            return _held(self._happened, key, rows, lambda: of_people(rows))
        return _held(homes.happened, key, rows, lambda: of_accounts(rows, homes.accounts))

    def widen(self, key: Hashable, start: int, stop: int) -> tuple[int, int]:
        """Note that rows will be looked at, and return the range that holds all noted so far."""
        low, high = self._looked_at.get(key, (start, stop))
        if start < stop:
            low, high = (min(low, start), max(high, stop)) if low < high else (start, stop)
        self._looked_at[key] = low, high
        return low, high

    def note_window(self, key: Hashable, window: Ends) -> None:
        """Note a window in which something will be asked for, until `answered` forgets it."""
        self._windows.setdefault(key, set()).add(window)

    def windows(self, key: Hashable) -> Collection[Ends]:
        """Return the windows noted in which the same will be asked for, its own among them."""
        return self._windows.get(key, ())

    def answered(self) -> None:
        """Forget the windows noted: all that was asked for in them is answered."""
        self._windows.clear()

    def _rows(self, pattern: EventPattern) -> Rows:
        match pattern:
            case FeedbackRows():
                found = self.clustered.rows("feedback")
            case ExposureRows():
                found = self.clustered.rows("exposures")
            case _:
                found = self.clustered.rows("events", pattern.name)
        return _NOTHING if found is None else found


def _desk() -> Desk:
    arrays = Kept(_ROOM_FOR_ARRAYS)
    return Desk(Kept(), arrays, Tallies(arrays))


def _held(
    held: dict[Hashable, Happenings], key: Hashable, rows: Rows, make: Callable[[], Happenings]
) -> Happenings:
    """Return what is held of rows; later rows take the place of earlier ones."""
    if key not in held or held[key].rows is not rows:
        held[key] = make()
    return held[key]
