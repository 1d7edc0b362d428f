"""What is counted and summed over events, one value per person or account, as Ibis expressions.

Several conditions may rest on one quantity: `did "order"` and `number of "order" > 3` both count
orders. Each quantity adds its columns to one aggregation over the events of its name, and reads its
values from the frame in which everybody has a row, also those without any event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.columns import all_of, civil, during
from segmatrix.kit.engine.testing import verdict
from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.rules.nodes import (
    Amount,
    Condition,
    EventPattern,
    Property,
    Rule,
    Statistic,
    Unit,
    Window,
)

Column = Any  # an Ibis column; its static type says nothing about the operations it has

IBIS: Logic[Column] = Logic(ibis.literal(True), lambda truth: truth.ifelse(1, 0))


@dataclass(frozen=True)
class Rows:
    """The events of one name, and how they are looked at.

    Attributes:
        table: the events, one row for each person or account that they count for.
        key: the column that names this person or account.
        calendar: the civil time of the question.
        span: what the table was cut to already.
        since: the first instant of the data, where offsets of the zone begin to matter.
        doubts: whether to keep account of missing values.
    """

    table: ir.Table
    key: str
    calendar: Calendar
    span: Interval
    since: datetime
    doubts: bool

    def inside(self, window: Window) -> list[ir.BooleanValue]:
        """Return the conditions that keep rows in a window, beyond those of the span."""
        found = self.calendar.window(window)
        left = Interval(
            None if found.start == self.span.start else found.start,
            None if found.end == self.span.end else found.end,
        )
        return during(self.table.timestamp, left)

    def where(self, rule: Rule | None) -> Verdict[Column] | None:
        """Return the verdict on a `where`, one value per row; None without one."""
        return None if rule is None else IBIS.answer(rule, self._ask)

    def _ask(self, rule: Rule) -> Verdict[Column]:
        assert isinstance(rule, Condition)
        assert isinstance(rule.subject, Property), "`where` asks for properties"
        value = self.table[rule.subject.name]
        return verdict(value, Type.of(value.type()), rule.test, self.calendar)


@dataclass(frozen=True)
class Times:
    """How often an event happened, or on how many distinct days, weeks or months."""

    event: EventPattern
    window: Window
    distinct: Unit | None = None

    word = "times"

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        return calendar.window(self.window)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return the columns that must stand beside the rows before they are aggregated."""
        return {}

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: the count, and with doubts what it is at least and at most."""
        inside, where = rows.inside(self.window), rows.where(self.event.where)
        if where is None:
            return {name: self._number(rows, all_of(inside))}
        counted = {name: where.holds}
        if rows.doubts:
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
        start = rows.calendar.window(self.window).start
        offsets = rows.calendar.offsets(max(start or rows.since, rows.since))
        return civil(rows.table.timestamp, self.distinct, offsets).nunique(where=where)


@dataclass(frozen=True)
class Turn:
    """When an event happened for the first time, or for the last."""

    event: EventPattern
    last: bool = False

    @property
    def word(self) -> str:
        """What its column is called after."""
        return "last" if self.last else "first"

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on: all history."""
        return Interval(None, calendar.as_of)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return the columns that must stand beside the rows before they are aggregated."""
        return {}

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: the instant."""
        where = rows.where(self.event.where)
        chosen = None if where is None else where.holds
        instants = rows.table.timestamp
        return {name: instants.max(where=chosen) if self.last else instants.min(where=chosen)}


@dataclass(frozen=True)
class Sum:
    """An amount: what a statistic makes of a property over events."""

    amount: Amount

    @property
    def event(self) -> EventPattern:
        """The events that it is taken from."""
        return self.amount.event

    @property
    def word(self) -> str:
        """What its column is called after."""
        return str(self.amount.statistic).removeprefix("number of ")

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        return calendar.window(self.amount.window)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return the columns that must stand beside the rows before they are aggregated.

        A median needs the rank of each value among its owner's, and how many there are.
        """
        if self.amount.statistic is not Statistic.MEDIAN:
            return {}
        chosen, value = self._chosen(rows), rows.table[self.amount.property.name]
        considered = value if chosen is None else ibis.cases((chosen, value))
        of_one = rows.table[rows.key]
        return {
            f"{name}#rank": ibis.row_number().over(
                group_by=of_one, order_by=considered.asc(nulls_first=False)
            ),
            f"{name}#known": considered.count().over(group_by=of_one),
        }

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: the statistic, and with doubts how many rows are in doubt."""
        chosen = self._chosen(rows)
        value = rows.table[self.amount.property.name]
        found = {name: self._statistic(name, rows, value, chosen)}
        if rows.doubts:
            found[f"{name}_doubts"] = rows.table.count(where=self._doubt(rows, value))
        return found

    def values(self, name: str, frame: ir.Table) -> tuple[Column, Column]:
        """Return the amount, missing where there is none, and whether it is in doubt."""
        value = frame[name]
        if self.amount.statistic in (Statistic.SUM, Statistic.DISTINCT):
            value = value.fill_null(0)
        doubts = f"{name}_doubts"
        doubt = frame[doubts].fill_null(0) > 0 if doubts in frame.columns else ibis.literal(False)
        return value, doubt

    def _chosen(self, rows: Rows) -> ir.BooleanValue | None:
        where = rows.where(self.event.where)
        inside = rows.inside(self.amount.window)
        return all_of(inside if where is None else [*inside, where.holds])

    def _doubt(self, rows: Rows, value: Column) -> ir.BooleanValue | None:
        """Return where a row would count but lacks its amount, or may count for all we know."""
        where = rows.where(self.event.where)
        inside = rows.inside(self.amount.window)
        if where is None:
            return all_of([*inside, value.isnull()])
        return all_of([*inside, where.possible, ~where.certain | value.isnull()])

    def _statistic(
        self, name: str, rows: Rows, value: Column, chosen: ir.BooleanValue | None
    ) -> Column:
        match self.amount.statistic:
            case Statistic.SUM:
                return value.sum(where=chosen).cast("float64")
            case Statistic.AVERAGE:
                return value.sum(where=chosen).cast("float64") / value.count(where=chosen)
            case Statistic.MINIMUM:
                return value.min(where=chosen).cast("float64")
            case Statistic.MAXIMUM:
                return value.max(where=chosen).cast("float64")
            case Statistic.DISTINCT:
                return value.nunique(where=chosen)
            case Statistic.MEDIAN:
                # Ranks count from 0: of n values the middle one or two have 2 * rank in n-2 .. n.
                rank, known = rows.table[f"{name}#rank"], rows.table[f"{name}#known"]
                middle = (rank * 2).between(known - 2, known)
                middle = middle if chosen is None else middle & chosen
                return value.sum(where=middle).cast("float64") / value.count(where=middle)


Quantity: TypeAlias = Times | Turn | Sum
