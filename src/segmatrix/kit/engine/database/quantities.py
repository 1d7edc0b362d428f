"""What is counted over rows, one value per person or account, as Ibis expressions.

Several conditions may rest on one quantity: `did "order"` and `number of "order" > 3` both count
orders. Each quantity adds its columns to one aggregation over the rows of its source, and reads its
values from the frame in which everybody has a row, also those to whom nothing happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import ibis.expr.types as ir

from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.database.columns import all_of, civil, during
from segmatrix.kit.engine.database.sources import Rows
from segmatrix.kit.rules.nodes import EVER, EventPattern, Unit, Window

Column = Any  # an Ibis column; its static type says nothing about the operations it has


class Quantity(Protocol):
    """Something that is made of the rows of one source."""

    @property
    def word(self) -> str:
        """What its columns are called after."""
        ...

    @property
    def event(self) -> EventPattern:
        """The rows that it is made of."""
        ...

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        ...

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return the columns that must stand beside the rows before they are aggregated."""
        ...

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated."""
        ...


@dataclass(frozen=True)
class Times:
    """How often something happened, or on how many distinct days, weeks or months."""

    event: EventPattern
    window: Window
    distinct: Unit | None = None

    word: ClassVar[str] = "times"

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        return calendar.window(self.window)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return no columns: rows are counted as they stand."""
        return {}

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: the count, and with doubts what it is at least and at most."""
        inside, where = rows.inside(self.window), rows.where(self.event.where)
        if where is None:
            return {name: self._number(rows, all_of(inside))}
        counted = {name: where.holds}
        if rows.setting.doubts:
            counted |= {f"{name}_certain": where.certain, f"{name}_possible": where.possible}
        return {
            column: self._number(rows, all_of([*inside, truth]))
            for column, truth in counted.items()
        }

    def values(self, name: str, frame: ir.Table) -> tuple[Column, Column, Column]:
        """Return the count, what it is at least and what it is at most; 0 where nothing was."""
        held = frame[name].fill_null(0)
        if f"{name}_certain" not in frame.columns:
            return held, held, held
        return held, frame[f"{name}_certain"].fill_null(0), frame[f"{name}_possible"].fill_null(0)

    def _number(self, rows: Rows, where: ir.BooleanValue | None) -> Column:
        if self.distinct is None:
            return rows.table.count(where=where)
        setting = rows.setting
        start = setting.calendar.window(self.window).start
        offsets = setting.calendar.offsets(max(start or setting.since, setting.since))
        return civil(rows.table.timestamp, self.distinct, offsets).nunique(where=where)


@dataclass(frozen=True)
class Turn:
    """When something happened for the first time, or for the last."""

    event: EventPattern
    last: bool = False
    window: Window = EVER

    @property
    def word(self) -> str:
        """What its column is called after."""
        return "last" if self.last else "first"

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        return calendar.window(self.window)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return no columns: instants are compared as they stand."""
        return {}

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: the instant."""
        where = rows.where(self.event.where)
        inside = rows.inside(self.window)
        chosen = all_of(inside if where is None else [*inside, where.holds])
        instants = rows.table.timestamp
        return {name: instants.max(where=chosen) if self.last else instants.min(where=chosen)}


@dataclass(frozen=True)
class Nth:
    """How often something had happened before a window, and by its end.

    The n-th time lies in the window if it was not reached before, and was by the end.
    """

    event: EventPattern
    window: Window

    word: ClassVar[str] = "nth"

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on: all history to the window's end."""
        return Interval(None, calendar.window(self.window).end)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return no columns: rows are counted as they stand."""
        return {}

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: both counts."""
        window = rows.setting.calendar.window(self.window)
        where = rows.where(self.event.where)
        chosen = [] if where is None else [where.holds]
        instants = rows.table.timestamp
        ended = [] if window.end == rows.span.end else during(instants, Interval(None, window.end))
        counts = {name: rows.table.count(where=all_of([*ended, *chosen]))}
        if window.start is not None:
            begun = during(instants, Interval(None, window.start))
            counts[f"{name}_before"] = rows.table.count(where=all_of([*begun, *chosen]))
        return counts

    def reached(self, name: str, number: int, frame: ir.Table) -> Column:
        """Return whether a number was reached in the window."""
        found = frame[name].fill_null(0) >= number
        before = f"{name}_before"
        return found & (frame[before].fill_null(0) < number) if before in frame.columns else found
