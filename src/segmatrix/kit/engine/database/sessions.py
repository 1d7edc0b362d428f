"""Stretches of activity without a long gap, as Ibis expressions."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.windows import elapsed
from segmatrix.kit.engine.database.columns import during
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.rules.nodes import HadSession
from segmatrix.kit.rules.plain import SESSION_GAP


@dataclass(frozen=True)
class Visits:
    """Sessions that start in a window and last longer than something."""

    had: HadSession

    word: ClassVar[str] = "session"

    def part(self, name: str, key: str, rows: ir.Table, setting: Setting) -> ir.Table:
        """Return a table of those who had one.

        Args:
            name: the column that says so.
            key: the column that names the person or account.
            rows: everything that happened.
            setting: when and how the question is put.
        """
        instants = rows.select(of=rows[key], at=rows.timestamp).distinct()
        in_order = ibis.window(group_by=instants["of"], order_by=instants.at)
        before = instants.mutate(before=instants.at.lag().over(in_order))
        begins = before.before.isnull() | (before.at > before.before + _length(SESSION_GAP))
        begun = before.mutate(begins=begins.ifelse(1, 0))
        so_far = ibis.window(group_by=begun["of"], order_by=begun.at, preceding=None, following=0)
        numbered = begun.mutate(session=begun.begins.sum().over(so_far))
        sessions = numbered.group_by("of", "session").aggregate(
            start=numbered.at.min(), end=numbered.at.max()
        )
        window = setting.calendar.window(self.had.window)
        long_enough = sessions.end > sessions.start + _length(elapsed(self.had.longer_than))
        found = sessions.filter(*during(sessions.start, window), long_enough)
        return found.select(**{key: "of"}).distinct().mutate(**{name: True})


def _length(length: timedelta) -> ir.IntervalScalar:
    return ibis.interval(seconds=int(length.total_seconds()))
