"""Events that fulfil a pattern: how many, on how many days, when the first, which more often."""

from collections.abc import Sequence
from datetime import UTC
from fractions import Fraction
from typing import Any, TypeAlias

from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.reference.answers import Answer, every, of_outcomes, some, sure
from segmatrix.kit.engine.reference.somebody import Somebody
from segmatrix.kit.engine.reference.values import count_test, missing, tested
from segmatrix.kit.engine.reference.world import Row, in_order
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Rule

# Rows, and of each whether it is one of those meant.
Judged: TypeAlias = list[tuple[Row, Answer]]


def matching(one: Somebody, pattern: n.EventPattern, span: Interval) -> Judged:
    """Return the events of a pattern's name in a span, with the answer to its `where`."""
    return [
        (event, matches(pattern, event, one.calendar))
        for event in one.events()
        if event["event"] == pattern.name and event["timestamp"] in span
    ]


def matches(
    pattern: n.EventPattern, event: Row, calendar: Calendar, steps: Sequence[Row] = ()
) -> Answer:
    """Return whether an event of the name fulfils the `where`; `steps` are those of a sequence."""
    return sure(True) if pattern.where is None else _where(pattern.where, event, calendar, steps)


def _where(rule: Rule, event: Row, calendar: Calendar, steps: Sequence[Row]) -> Answer:
    match rule:
        case n.And(parts):
            return every([_where(part, event, calendar, steps) for part in parts])
        case n.Or(parts):
            return some([_where(part, event, calendar, steps) for part in parts])
        case n.Not(part):
            return ~_where(part, event, calendar, steps)
        case n.Condition(n.Property(name), n.IsSame(n.StepProperty(step, other)), negated):
            mine, theirs = event.get(name), steps[step - 1].get(other)
            unknown = missing(mine) or missing(theirs)
            found = Answer(False, None) if unknown else sure(mine == theirs)
        case n.Condition(n.Property(name), test, negated):
            found = tested(event.get(name), test, calendar)
        case _:
            raise TypeError(rule)
    return ~found if negated else found


def counted(rows: Judged, count: n.Count | None, calendar: Calendar) -> Answer:
    """Judge how many rows there are, or on how many days, weeks or months."""

    def number(answers: set[bool | None], *, held: bool = False) -> int:
        unit = count.distinct if count else None
        return len(
            {
                _day(row, unit, place, calendar)
                for place, (row, answer) in enumerate(rows)
                if (answer.holds if held else answer.kleene) in answers
            }
        )

    test, low, high = count_test(count), number({True}), number({True, None})
    return of_outcomes(test(number({True}, held=True)), map(test, range(low, high + 1)))


def _day(row: Row, unit: n.Unit | None, place: int, calendar: Calendar) -> Any:
    """Return the local day, week or month of a row; without a unit, what no other row has."""
    local = row["timestamp"].replace(tzinfo=UTC).astimezone(calendar.zone)
    match unit:
        case n.Unit.DAY:
            return local.date()
        case n.Unit.WEEK:
            return local.isocalendar()[:2]
        case n.Unit.MONTH:
            return local.year, local.month
    return place


def did_for_the_time(
    one: Somebody, pattern: n.EventPattern, place: int, window: n.Window
) -> Answer:
    """Return whether the event at a place of all history, -1 the last, lies in the window."""
    ever = matching(one, pattern, one.calendar.window(n.EVER))
    found = in_order([event for event, answer in ever if answer.holds])
    there = -len(found) <= place < len(found)
    return sure(there and found[place]["timestamp"] in one.calendar.window(window))


def more_often(one: Somebody, rule: n.MoreOften) -> Answer:
    """Return whether one event happened more often than another, or so many times as often."""
    span = one.calendar.window(rule.window)
    factor = None if rule.factor is None else Fraction(str(rule.factor))
    first, second = (matching(one, pattern, span) for pattern in (rule.event, rule.than))

    def test(number: int, than: int) -> bool:
        enough = number > than if factor is None else number >= factor * than
        return number >= 1 and enough

    return of_outcomes(
        test(*(sum(answer.holds for _, answer in rows) for rows in (first, second))),
        [test(number, than) for number in _range(first) for than in _range(second)],
    )


def _range(rows: Judged) -> range:
    sure_ones = sum(answer.kleene is True for _, answer in rows)
    return range(sure_ones, sum(answer.kleene is not False for _, answer in rows) + 1)
