"""What is made of a property over rows: sums and their kin, and the latest value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.database.columns import all_of
from segmatrix.kit.engine.database.sources import Rows
from segmatrix.kit.engine.database.totals import parts, total
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Amount, EventPattern, Statistic
from segmatrix.kit.rules.plain import FeedbackRows, Latest

Column = Any  # an Ibis column; its static type says nothing about the operations it has


@dataclass(frozen=True)
class Sum:
    """An amount: what a statistic makes of a property over rows."""

    amount: Amount

    @property
    def event(self) -> EventPattern:
        """The rows that it is taken from."""
        return self.amount.event

    @property
    def word(self) -> str:
        """What its column is called after."""
        return str(self.amount.statistic).rpartition(" ")[2]

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        return calendar.window(self.amount.window)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return the columns that must stand beside the rows before they are aggregated.

        Sums need the parts that are added up, and a median the rank of each value among its
        owner's, and how many there are.
        """
        value = rows.table[self.amount.property.name]
        if self.amount.statistic in (Statistic.SUM, Statistic.AVERAGE):
            return parts(name, value)
        if self.amount.statistic is not Statistic.MEDIAN:
            return {}
        chosen = self._chosen(rows)
        considered = value if chosen is None else ibis.cases((chosen, value))
        of_one = rows.table[rows.key]
        return {
            **parts(name, value),
            f"{name}_rank": ibis.row_number().over(
                group_by=of_one, order_by=considered.asc(nulls_first=False)
            ),
            f"{name}_known": considered.count().over(group_by=of_one),
        }

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: the statistic, and with doubts how many rows are in doubt."""
        chosen = self._chosen(rows)
        value = rows.table[self.amount.property.name]
        found = {name: self._statistic(name, rows, value, chosen)}
        if rows.setting.doubts:
            found[f"{name}_doubts"] = rows.table.count(where=self._doubt(rows, value))
        return found

    def values(self, name: str, frame: ir.Table) -> tuple[Column, Column]:
        """Return the amount, missing where there is none, and whether it is in doubt."""
        value = frame[name]
        if self.amount.statistic in (Statistic.SUM, Statistic.DISTINCT):
            value = value.fill_null(0)
        doubts = f"{name}_doubts"
        doubt = frame[doubts].fill_null(0) > 0 if doubts in frame.columns else ibis.literal(False)
        # A score that was never given is not known to be none, unlike the amount of no event.
        return value, doubt | value.isnull() if isinstance(self.event, FeedbackRows) else doubt

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
                return total(name, rows, value, chosen)
            case Statistic.AVERAGE:
                return _mean(name, rows, value, chosen)
            case Statistic.MINIMUM:
                return value.min(where=chosen).cast("float64")
            case Statistic.MAXIMUM:
                return value.max(where=chosen).cast("float64")
            case Statistic.DISTINCT:
                return _different(rows, value, chosen)
            case Statistic.MEDIAN:
                # Ranks count from 0: of n values the middle one or two have 2 * rank in n-2 .. n.
                rank, known = rows.table[f"{name}_rank"], rows.table[f"{name}_known"]
                middle = (rank * 2).between(known - 2, known)
                chosen = middle if chosen is None else middle & chosen
                return _mean(name, rows, value, chosen)


@dataclass(frozen=True)
class Newest:
    """What the latest row carries that has a property."""

    latest: Latest

    word: ClassVar[str] = "latest"

    @property
    def event(self) -> EventPattern:
        """The rows that it is taken from."""
        return self.latest.event

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        return calendar.window(self.latest.window)

    def prepared(self, name: str, rows: Rows) -> Mapping[str, Column]:
        """Return the place of each row among its owner's, those that count first, latest first."""
        value = rows.table[self.latest.property.name]
        counts = self._chosen(rows, value).fill_null(False).ifelse(0, 1)
        window = ibis.window(
            group_by=rows.table[rows.key], order_by=[counts.asc(), *rows.later_first(value)]
        )
        return {f"{name}_place": ibis.row_number().over(window)}

    def columns(self, name: str, rows: Rows) -> dict[str, Column]:
        """Return what is aggregated: the value of the row in the first place, if it counts."""
        value = rows.table[self.latest.property.name]
        first = rows.table[f"{name}_place"] == 0
        return {name: value.max(where=self._chosen(rows, value) & first)}

    def _chosen(self, rows: Rows, value: Column) -> Column:
        where = rows.where(self.event.where)
        inside = rows.inside(self.latest.window)
        return all_of([*inside, *([] if where is None else [where.holds]), value.notnull()])


def _mean(name: str, rows: Rows, value: Column, chosen: ir.BooleanValue | None) -> Column:
    """Return the mean; of nothing it is missing, where some databases refuse to divide by 0."""
    return total(name, rows, value, chosen) / value.count(where=chosen).nullif(0)


def _different(rows: Rows, value: Column, chosen: ir.BooleanValue | None) -> Column:
    if value.type().is_array() and not rows.setting.dialect.orders_lists:
        raise RuleError(
            f"The SQL of {rows.setting.dialect.name} does not count different lists.",
            code="dialect",
            hint="Count a property that is a text or a number.",
        )
    return value.nunique(where=chosen)
