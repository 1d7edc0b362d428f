"""Steps in order of time, as Ibis expressions: one join per step.

Of all ways to reach a row of a step only the one that started last is kept, for it leaves the least
between first and last step: what lies `within` a length or goes `without` an event there does so
for it if for any. Ways differ only in what a later step asks for: the properties it refers to, and
the rows it must not be.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.catalog import ROW, Type
from segmatrix.kit.data.windows import Calendar, Interval, elapsed
from segmatrix.kit.engine.database.columns import number
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.engine.database.sources import IBIS, Source, source
from segmatrix.kit.engine.database.testing import verdict
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import (
    Condition,
    EventPattern,
    IsSame,
    Property,
    Rule,
    Sequence,
    StepProperty,
)

Column = Any  # an Ibis column; its static type says nothing about the operations it has
Truth: TypeAlias = Callable[[Verdict[Column]], Column]
Naming: TypeAlias = Callable[[str, ir.Table], ir.Table]
# Returns the rows of a source inside a span, for the unit that is asked about.
Reading: TypeAlias = Callable[[Source, Interval], ir.Table]

# Which of a verdict's truths a sequence takes of its steps, and which of what must not be between.
_TRUTHS: dict[str, tuple[Truth, Truth]] = {
    "": (lambda found: found.holds, lambda found: found.holds),
    "_certain": (lambda found: found.certain, lambda found: found.possible),
    "_possible": (lambda found: found.possible, lambda found: found.certain),
}


@dataclass(frozen=True)
class Chain:
    """A sequence of steps that somebody went through."""

    sequence: Sequence

    word: ClassVar[str] = "sequence"

    @property
    def patterns(self) -> list[EventPattern]:
        """The steps, and what must not be between."""
        sequence = self.sequence
        return [*sequence.steps, *([sequence.without] if sequence.without else [])]

    @property
    def may_be_doubted(self) -> bool:
        """Whether a missing property may leave open who went through the steps."""
        return any(pattern.where is not None for pattern in self.patterns)

    @property
    def size(self) -> int:
        """How many tables of rows are joined to find those who went through the steps."""
        return len(self.patterns) * (len(_TRUTHS) if self.may_be_doubted else 1)

    def parts(
        self, name: str, key: str, reading: Reading, setting: Setting, named: Naming
    ) -> Iterator[tuple[str, ir.Table]]:
        """Yield, by the column they become, tables of those who went through the steps."""
        sequence, patterns = self.sequence, self.patterns
        span = setting.calendar.window(sequence.window)
        of_each = list(map(source, patterns))
        # Rows of different events are different anyway.
        numbered = len(set(of_each)) < len(of_each)
        steps = {
            of: named(
                f"{of} rows",
                _rows(reading(of, span), key, _asked(sequence, of), setting, numbered=numbered),
            )
            for of in dict.fromkeys(of_each)
        }
        for ending in _TRUTHS if setting.doubts and self.may_be_doubted else [""]:
            taken = _Taken(sequence, steps, setting, *_TRUTHS[ending], named)
            column = f"{name}{ending}"
            yield (
                column,
                taken.all_steps().select(**{key: "of"}).distinct().mutate(**{column: True}),
            )

    def verdict(self, name: str, frame: ir.Table) -> Verdict[Column]:
        """Return the verdict on everybody."""
        holds, certain, possible = (
            frame[column if column in frame.columns else name].fill_null(False)
            for column in (f"{name}{ending}" for ending in _TRUTHS)
        )
        return Verdict(holds, certain, possible)

    def span(self, calendar: Calendar) -> Interval:
        """Return the instants that this rests on."""
        return calendar.window(self.sequence.window)


@dataclass(frozen=True)
class _Taken:
    """The steps, taken one after the other.

    Tables of ways have who went (`of`), when the first step was (`start`), when the last one yet
    (`at`), perhaps which row it is (`row`), and what later steps still ask of earlier ones.
    """

    sequence: Sequence
    rows: dict[Source, ir.Table]
    setting: Setting
    step_truth: Truth
    between_truth: Truth
    named: Naming

    def all_steps(self) -> ir.Table:
        """Return the ways through all steps, with nothing between that must not be."""
        steps = self.sequence.steps
        first = self._chosen(steps[0], self.step_truth)
        row = {"row": first.row} if "row" in first.columns else {}
        kept = _kept(first, "its_", self.sequence, 1)
        ways = first.select("of", "at", start="at", **row, **kept)
        for place, step in enumerate(steps[1:], start=2):
            ways = self.named(f"after step {place}", self._next(ways, step, place))
        return ways if self.sequence.without is None else self._undisturbed(ways)

    def _chosen(self, pattern: EventPattern, truth: Truth) -> ir.Table:
        """Return the rows of a pattern, as far as they tell without looking at other steps."""
        rows = self.rows[source(pattern)]
        if pattern.where is None or _refers(pattern):
            return rows
        return rows.filter(truth(self._where(pattern.where, rows, "its_")))

    def _next(self, ways: ir.Table, step: EventPattern, place: int) -> ir.Table:
        found = _renamed(self._chosen(step, self.step_truth))
        bounds = [ways.of == found["next_of"], found["next_at"] >= ways.at]
        if source(step) == source(self.sequence.steps[place - 2]):
            bounds.append(found["next_row"] != ways.row)
        bounds += self._other_rows(ways, found, step)
        if self.sequence.within is not None:
            bounds.append(found["next_at"] <= ways.start + _seconds(self.sequence.within))
        joined = ways.inner_join(found, bounds)
        if step.where is not None and _refers(step):
            joined = joined.filter(self.step_truth(self._where(step.where, joined, "next_its_")))
        held = [one for one in _wanted(self.sequence, place) if one in ways.columns]
        ways = joined.select(
            "of",
            "start",
            at="next_at",
            **({"row": joined["next_row"]} if "next_row" in joined.columns else {}),
            **{one: joined[one] for one in held},
            **_kept(joined, "next_its_", self.sequence, place),
        )
        others = [one for one in ways.columns if one != "start"]
        return ways.group_by(others).aggregate(start=ways.start.max())

    def _undisturbed(self, ways: ir.Table) -> ir.Table:
        """Leave out ways on which something lies strictly between first and last step."""
        without = self.sequence.without
        assert without is not None, "a sequence may go without an event between"
        found = _renamed(self._chosen(without, self.between_truth))
        between = [ways.start < found["next_at"], found["next_at"] < ways.at]
        bounds = [ways.of == found["next_of"], *between, *self._other_rows(ways, found, without)]
        joined = ways.left_join(found, bounds)
        disturbs = joined["next_at"].notnull()
        if without.where is not None and _refers(without):
            disturbs &= self.between_truth(self._where(without.where, joined, "next_its_"))
        counted = joined.group_by(list(ways.columns)).aggregate(
            disturbed=joined.count(where=disturbs)
        )
        return counted.filter(counted.disturbed == 0)

    def _other_rows(self, ways: ir.Table, found: ir.Table, pattern: EventPattern) -> list[Column]:
        """Return the conditions that a row is none of the steps' before the last."""
        return [
            found["next_row"] != ways[column]
            for place, step in enumerate(self.sequence.steps, start=1)
            if source(step) == source(pattern) and (column := f"row{place}") in ways.columns
        ]

    def _where(self, rule: Rule, table: ir.Table, its: str) -> Verdict[Column]:
        def ask(part: Rule) -> Verdict[Column]:
            assert isinstance(part, Condition)
            assert isinstance(part.subject, Property), "`where` asks for properties"
            value = table[f"{its}{part.subject.name}"]
            if isinstance(part.test, IsSame):
                other = table[_column(part.test.other)]
                same = (number(value) == number(other)).fill_null(False)
                return Verdict.doubted(same, value.isnull() | other.isnull())
            return verdict(value, Type.of(value.type()), part.test, self.setting)

        return IBIS.answer(rule, ask)


def _rows(
    found: ir.Table, key: str, asked: list[str], setting: Setting, *, numbered: bool
) -> ir.Table:
    """Return rows with who (`of`), when (`at`), the properties asked for, and which (`row`).

    Where rows have no number, they are numbered by all that is asked of them: rows that are equal
    in that are as good as each other.
    """
    columns = {"of": found[key], "at": found.timestamp}
    columns |= {f"its_{name}": found[name] for name in asked}
    if not numbered:
        return found.select(**columns)
    if ROW in found.columns:
        return found.select(**columns, row=found[ROW])
    table = found.select(**columns)
    order = [
        table[name]
        for name, kind in table.schema().items()
        if name != "of" and (setting.dialect.orders_lists or not kind.is_array())
    ]
    window = ibis.window(group_by=table["of"], order_by=order)
    return table.mutate(row=ibis.row_number().over(window))


def _renamed(rows: ir.Table) -> ir.Table:
    return rows.select(**{f"next_{name}": rows[name] for name in rows.columns})


def _kept(table: ir.Table, its: str, sequence: Sequence, place: int) -> dict[str, Column]:
    """Return the columns of the step at a place that are still asked for after it."""
    found = {
        _column(one): table[f"{its}{one.name}"]
        for one in _references(sequence)
        if one.step == place
    }
    wanted = _wanted(sequence, place)
    kept = {name: column for name, column in found.items() if name in wanted}
    if f"row{place}" in wanted:
        kept[f"row{place}"] = table[f"{its.removesuffix('its_')}row"]
    return kept


def _wanted(sequence: Sequence, place: int) -> list[str]:
    """Return the columns of steps up to a place that are asked for after it."""
    steps, without = sequence.steps, sequence.without
    wanted = []
    for of, step in enumerate(steps[:place], start=1):
        # Nothing lies strictly between the ends that is an end itself; a neighbour is compared as
        # the row that a way has come to.
        others = list(steps[max(place, of + 1) :])
        if without is not None and 1 < of < len(steps):
            others.append(without)
        if any(source(one) == source(step) for one in others):
            wanted.append(f"row{of}")
    later = [*steps[place:], *([without] if without else [])]
    asked = [one for pattern in later for one in pattern.walk() if isinstance(one, StepProperty)]
    return wanted + [_column(one) for one in dict.fromkeys(asked) if one.step <= place]


def _asked(sequence: Sequence, of: Source) -> list[str]:
    """Return the properties that are asked of the rows of a source, sorted."""
    patterns = [*sequence.steps, *([sequence.without] if sequence.without else [])]
    own = {
        node.name
        for pattern in patterns
        if source(pattern) == of
        for node in pattern.walk()
        if isinstance(node, Property)
    }
    others = {
        one.name for one in _references(sequence) if source(sequence.steps[one.step - 1]) == of
    }
    return sorted(own | others)


def _references(sequence: Sequence) -> list[StepProperty]:
    return list(dict.fromkeys(one for one in sequence.walk() if isinstance(one, StepProperty)))


def _refers(pattern: EventPattern) -> bool:
    return any(isinstance(one, StepProperty) for one in pattern.walk())


def _column(of: StepProperty) -> str:
    return f"step{of.step}_{of.name}"


def _seconds(length: Any) -> Any:
    return ibis.interval(seconds=int(elapsed(length).total_seconds()))
