"""Where the rows stand that a pattern speaks of, and how conditions on them are asked."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.catalog import ROW, Type
from segmatrix.kit.data.windows import Interval
from segmatrix.kit.engine.database.columns import during, some
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.engine.database.testing import verdict
from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.rules.nodes import Condition, EventPattern, Property, Rule, Window
from segmatrix.kit.rules.plain import ExposureRows, FeedbackRows

Column = Any  # an Ibis column; its static type says nothing about the operations it has

IBIS: Logic[Column] = Logic(ibis.literal(True), some)


class Source(NamedTuple):
    """A logical table, and of events the name of those that are meant."""

    table: str
    name: str = ""

    def __str__(self) -> str:
        return self.name or self.table


def source(pattern: EventPattern) -> Source:
    """Return where the rows stand that a pattern speaks of."""
    match pattern:
        case FeedbackRows():
            return Source("feedback")
        case ExposureRows():
            return Source("exposures")
    return Source("events", pattern.name)


@dataclass(frozen=True)
class Rows:
    """The rows of one source, and how they are looked at.

    Attributes:
        table: the rows, one for each person or account that they count for.
        key: the column that names this person or account.
        span: what the table was cut to already.
        setting: when, where and how the question is put.
    """

    table: ir.Table
    key: str
    span: Interval
    setting: Setting

    def inside(self, window: Window) -> list[ir.BooleanValue]:
        """Return the conditions that keep rows in a window, beyond those of the span."""
        found = self.setting.calendar.window(window)
        left = Interval(
            None if found.start == self.span.start else found.start,
            None if found.end == self.span.end else found.end,
        )
        return during(self.table.timestamp, left)

    def where(self, rule: Rule | None) -> Verdict[Column] | None:
        """Return the verdict on a `where`, one value per row; None without one."""
        return None if rule is None else IBIS.answer(rule, self._ask)

    def later_first(self, tie: Column) -> list[Column]:
        """Return the order of rows in which the latest stands first.

        At equal times the later row of the file does. A database has no rows in order, unless a
        column says it; there it is the one with the greater value.

        Args:
            tie: the value that decides where rows are in no order.
        """
        last = self.table[ROW] if ROW in self.table.columns else tie
        return [self.table.timestamp.desc(), last.desc()]

    def _ask(self, rule: Rule) -> Verdict[Column]:
        assert isinstance(rule, Condition)
        assert isinstance(rule.subject, Property), "`where` asks for properties"
        value = self.table[rule.subject.name]
        return verdict(value, Type.of(value.type()), rule.test, self.setting)
